/** How old a release must be before it is taken where no line fixes it, as users say it: `3d`, `12h`, `2w`, `P3D`. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import { printable, type StagingError } from "./StagingError.ts"

/** `$PYTHON_MIN_RELEASE_AGE` is no length of time. */
export class InvalidReleaseAge
  extends Data.TaggedError("InvalidReleaseAge")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "packages/release-age-invalid"
  readonly blame = "app"
  readonly title = "$PYTHON_MIN_RELEASE_AGE cannot be understood"
  override get message(): string {
    return `$PYTHON_MIN_RELEASE_AGE is \`${printable(this.value)}\`. It takes days, hours or weeks, as \`3d\`, \`12h\` and \`2w\`, or the same by ISO 8601: \`P3D\`, \`PT12H\`, \`P2W\`. \`0\` is none.`
  }
  readonly hints: ReadonlyArray<string> = ["Write it like this: PYTHON_MIN_RELEASE_AGE=3d"]
}

const hour = 3600
const units: ReadonlyMap<string, number> = new Map([
  ["h", hour],
  ["d", 24 * hour],
  ["w", 7 * 24 * hour]
])

/** A hundred years: what is longer is a slip, and would lead to a time before there were any releases. */
const longest = 36_525 * 24 * hour

const seconds = (text: string): number | undefined => {
  if (/^0+$/.test(text)) return 0
  const [, count, unit = ""] = /^(\d{1,7}) ?([hdw])$/i.exec(text) ?? []
  if (count !== undefined) return Number(count) * (units.get(unit.toLowerCase()) ?? 0)
  const [whole, weeks, days, hours] = /^P(?:(\d{1,7})W|(?:(\d{1,7})D)?(?:T(\d{1,7})H)?)$/i.exec(text) ?? []
  if (whole === undefined || whole.length < 3) return undefined
  const of = (given: string | undefined, unit: string): number => Number(given ?? 0) * (units.get(unit) ?? 0)
  return of(weeks, "w") + of(days, "d") + of(hours, "h")
}

/** The seconds; 0 where nothing is asked for. */
export const releaseAge = (value: string | undefined): Result.Result<number, InvalidReleaseAge> => {
  if (value === undefined) return Result.succeed(0)
  const found = seconds(value.trim())
  return found === undefined || found > longest ? Result.fail(new InvalidReleaseAge({ value })) : Result.succeed(found)
}

/** `3 days`, `36 hours`, `1 day` */
export const durationInWords = (age: number): string => {
  const [count, unit] = age % (24 * hour) === 0 ? [age / (24 * hour), "day"] : [age / hour, "hour"]
  return `${count} ${unit}${count === 1 ? "" : "s"}`
}
