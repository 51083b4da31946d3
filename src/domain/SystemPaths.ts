/** What counts as the system by its path: it comes with the stack, and with no app. What is in `/dev/shm` was put there by somebody. */

const system = /^\/(?:usr|bin|sbin|lib|lib32|lib64|libx32|etc|proc|sys|dev(?!\/shm(?:\/|$)))(?:\/|$)/

export const isOfSystem = (path: string): boolean => path === "/" || system.test(path)
