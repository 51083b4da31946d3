/** A kept environment by how its key begins, as a person writes it. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import { ageInWords } from "../domain/AgeInWords.ts"
import type { Environment } from "../domain/Distribution.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"

/** The number of characters of a key that a person is shown. */
const shown = 12
export const shortKey = (key: string): string => key.slice(0, shown)

export interface Keyed {
  readonly key: string
  readonly environment: Environment
}

const counted = ({ archives }: Environment): string => {
  const count = archives.reduce((total, { distributions }) => total + distributions.length, 0)
  return count === 1 ? "1 package" : `${count} packages`
}

const lineOf = ({ environment, key }: Keyed, now: number): string =>
  `  ${shortKey(key)}, used ${ageInWords(now - environment.used)} ago: Python ${visible(environment.python)}, ${counted(environment)}`

/** So many are told in an error. */
const most = 20

/** No kept environment is called so, or several are. */
export class UnknownEnvironment
  extends Data.TaggedError("UnknownEnvironment")<{
    readonly asked: string
    readonly kept: ReadonlyArray<Keyed>
    readonly now: number
    /** How many it fits: none, or several. */
    readonly fitting: number
    /** Who has asked: `$PYTHON_ENVIRONMENT`. */
    readonly by?: string
  }>
  implements StagingError
{
  readonly id = "environment/not-kept"
  readonly blame = "app"
  get title(): string {
    return this.fitting === 0 ? "No such environment is kept" : "Several environments are called so"
  }
  override get message(): string {
    const { asked, by, fitting, kept, now } = this
    const said = by === undefined ? `\`${visible(asked)}\`` : `${by} is \`${visible(asked)}\``
    const meaning =
      fitting === 0 ? "with which no key of an environment in the cache begins." : `with which ${fitting} keys begin.`
    const lines = kept.slice(0, most).map((one) => lineOf(one, now))
    const more = kept.length > most ? [`  and ${kept.length - most} more`] : []
    return kept.length === 0
      ? by === undefined && asked === ""
        ? "No environment is kept there."
        : `${said}, and no environment is kept.`
      : [`${said}, ${meaning} Kept are:`, ...lines, ...more].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return this.kept.length === 0
      ? ["Stage the app once, with a cache: what is kept of it is an environment."]
      : ["Write one of these; what is not among them was removed to make room, or was kept in another cache."]
  }
}

/** `all` the most recently used first. A key may be cut where no other begins so. */
export const environmentNamed = (
  all: ReadonlyArray<Keyed>,
  asked: string,
  now: number,
  by?: string
): Result.Result<Keyed, UnknownEnvironment> => {
  const fitting = /^[0-9a-f]{4,}$/.test(asked) ? all.filter(({ key }) => key.startsWith(asked)) : []
  const [found] = fitting
  return found !== undefined && fitting.length === 1
    ? Result.succeed(found)
    : Result.fail(
        new UnknownEnvironment({ asked, kept: all, now, fitting: fitting.length, ...(by === undefined ? {} : { by }) })
      )
}
