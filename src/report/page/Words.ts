/** Times and amounts as a page says them. */

/** `16.8 s`, `340 ms`, `2 min 5 s` */
export const duration = (millis: number): string => {
  if (millis < 1000) return `${Math.round(millis)} ms`
  if (millis < 60_000) return `${(millis / 1000).toFixed(1)} s`
  const seconds = Math.round(millis / 1000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** `29 November 2026, 13:48 UTC`; the text itself where it is no time. */
export const moment = (iso: string): string => {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(at)
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`
}

/** A share of a whole as SVG takes it, without a long tail. */
export const percent = (part: number, whole: number): string =>
  `${whole > 0 ? Math.min(100, Math.max(0, Math.round((part / whole) * 100_000) / 1000)) : 0}%`
