/** A number of bytes for people, in the unit that fits: `44.0 KiB`, `1.1 MiB`. */
const units = ["KiB", "MiB", "GiB", "TiB"] as const

export const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  // What would be rounded to 1024.0 of a unit is one of the next.
  const fitting = units.findIndex((_, place) => Number((bytes / 1024 ** (place + 1)).toFixed(1)) < 1024)
  const place = fitting < 0 ? units.length - 1 : fitting
  return `${(bytes / 1024 ** (place + 1)).toFixed(1)} ${units[place] ?? "TiB"}`
}
