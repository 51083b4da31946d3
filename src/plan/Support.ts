/** Whether a line of Python still gets security fixes, and for how long: told half a year before the end, never an error. */
import * as Version from "../domain/PythonVersion.ts"
import type { Notice } from "../domain/StagingError.ts"

const day = 86_400_000
/** So long before the end there is time to move, and reason to. */
const ahead = 183

const dayBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * day).toISOString().slice(0, 10)

/** `today` and the end of the line as `2026-11-23`; `undefined` where the end is not known. */
export const supportOf = (
  band: { readonly endOfLife: string | undefined } | undefined,
  version: Version.PythonVersion,
  today: string
): ReadonlyArray<Notice> => {
  const end = band?.endOfLife
  if (end === undefined || today < dayBefore(end, ahead)) return []
  const line = Version.line(version)
  return end <= today
    ? [
        {
          level: "warning",
          id: "python/end-of-life",
          text: `Python ${line} has had no security fixes since ${end}. Staging goes on.`
        }
      ]
    : [
        {
          level: "warning",
          id: "python/end-of-life-ahead",
          text: `Python ${line} gets its last security fixes until ${end}. Staging goes on; move to a newer line before that day.`
        }
      ]
}
