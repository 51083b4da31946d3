/** What counts as the system by its path: it comes with the stack, and with no app. */

const system = /^\/(?:usr|bin|sbin|lib|lib32|lib64|libx32|etc|proc|sys|dev)(?:\/|$)/

export const isOfSystem = (path: string): boolean => path === "/" || system.test(path)
