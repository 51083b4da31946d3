/** Where a lock file holds at all, as it says: `environments` of pylock.toml (PEP 751), `supported-markers` of uv.lock. Elsewhere it has to be refused. */
import * as Data from "effect/Data"
import { alternativesOf, type Alternatives } from "../domain/Alternatives.ts"
import { type Compared, isNever, type Marker, or, parse, print, resolve } from "../domain/Marker.ts"
import { comparing, either, isWithin, anyPython, type PythonRange } from "../domain/PythonRange.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"

/** The lock file was made for other systems than the one that apps are staged on. */
export class ElsewhereAlone
  extends Data.TaggedError("ElsewhereAlone")<{
    readonly file: string
    /** The key that says so. */
    readonly key: string
    readonly environments: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "lock-file/other-environments"
  readonly blame = "app"
  get title(): string {
    return `${this.file} is for other systems alone`
  }
  override get message(): string {
    const named = this.environments.map((one) => `\`${visible(one)}\``).join(", ")
    return `\`${this.key}\` of ${this.file} says where it holds: ${named}. None of them is a Linux.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Lock the app for Linux as well, and commit ${this.file}.`]
  }
}

const here: Readonly<Record<string, string>> = { os_name: "posix", platform_system: "Linux", sys_platform: "linux" }

const decided = ({ name, operator, value }: Compared): boolean | undefined => {
  const own = here[name]
  if (own === undefined) return undefined
  return operator === "==" ? value === own : operator === "!=" ? value !== own : undefined
}

/** The Pythons of all of them; of any, where something else has a say as well. */
const pythonsOf = (alternatives: Alternatives): PythonRange => {
  let found: PythonRange = []
  for (const { python, terms } of alternatives) found = either(found, terms.size === 0 ? python : anyPython)
  return found
}

/** One range as a specifier; several are none. */
const specifierOf = (range: PythonRange): string | undefined =>
  range.length !== 1 || isWithin(anyPython, range)
    ? undefined
    : print(comparing(range))
        .replaceAll(/python_full_version (\S+) '([^']*)'/g, "$1$2")
        .replaceAll(" and ", ",")

export interface FoundEnvironments {
  /** The conditions, one of which holds where the lock file does. */
  readonly holds?: Marker
  /** `>=3.13` */
  readonly pythons?: string
  readonly problems: ReadonlyArray<StagingError>
}

export const environmentsOf = (file: string, key: string, environments: ReadonlyArray<string>): FoundEnvironments => {
  const markers = environments.map(parse).filter((one) => one !== undefined)
  if (markers.length === 0 || markers.length < environments.length) return { problems: [] }
  const left = or(markers.map((one) => resolve(one, decided)))
  if (isNever(left)) return { problems: [new ElsewhereAlone({ file, key, environments })] }
  const pythons = specifierOf(pythonsOf(alternativesOf(left) ?? []))
  return { holds: left, problems: [], ...(pythons === undefined ? {} : { pythons }) }
}

const ofOthers = /^(?:win32|cygwin|darwin|nt|Windows|Darwin|Java|java)$/

/** Whether a condition is of another system, be the Python what it may. */
export const isElsewhere = (marker: Marker): boolean =>
  isNever(
    resolve(marker, ({ name, operator, value }) =>
      /^(?:sys_platform|os_name|platform_system)$/.test(name) && operator === "==" && ofOthers.test(value)
        ? false
        : undefined
    )
  )
