/** The one spelling of a package's name by which names are compared (PEP 503). */
export const normalise = (name: string): string => name.replaceAll(/[-_.]+/g, "-").toLowerCase()
