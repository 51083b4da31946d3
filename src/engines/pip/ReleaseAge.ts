/** Has pip pass over releases that are too young, but for those that the app itself fixes. */
import * as Data from "effect/Data"
import { durationInWords } from "../../domain/ReleaseAge.ts"
import { surelyHoldsWith } from "../../domain/EnvironmentMarker.ts"
import { normalise } from "../../domain/PackageName.ts"
import { isPipSince } from "../../domain/PipVersion.ts"
import { line, type PythonVersion } from "../../domain/PythonVersion.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import type { Runtime } from "../../domain/Runtime.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { bands } from "../../tools/ToolBands.ts"
import type { AgeLimit, PipSite } from "./PipSite.ts"

/** The pip that first has `--uploaded-prior-to`, which reads the times of an index in JSON (PEP 700). */
const firstPip = "26.0"

/** The pip of this Python knows no times of upload. */
export class ReleaseAgeUnsupported
  extends Data.TaggedError("ReleaseAgeUnsupported")<{
    readonly age: number
    readonly pip: string
    readonly python: PythonVersion
  }>
  implements StagingError
{
  readonly id = "packages/release-age-unsupported"
  readonly blame = "app"
  get title(): string {
    return `On Python ${line(this.python)} nothing can tell how old a release is`
  }
  override get message(): string {
    return `$PYTHON_MIN_RELEASE_AGE asks for releases of ${durationInWords(this.age)} and older. Python ${line(this.python)} goes with pip ${this.pip}, and pip tells times of upload since ${firstPip}.`
  }
  get hints(): ReadonlyArray<string> {
    const able = bands.filter(({ tools: [pip] }) => isPipSince(pip.version, firstPip)).map((band) => band.line)
    return [
      `Choose one of the Pythons that can: ${able.join(", ")}.`,
      "Or fix all packages: by a lock file, or by a version and hashes on each line. What is fixed so is taken whatever its age.",
      "Or unset $PYTHON_MIN_RELEASE_AGE."
    ]
  }
}

/** `undefined` where nothing is asked for. */
export const ageLimit = (age: number | undefined, now: number): AgeLimit | undefined =>
  age === undefined || age === 0
    ? undefined
    : { age, before: new Date(now - age * 1000).toISOString().replace(/\.\d+Z$/, "Z") }

const isAble = ({ pip }: Pick<PipSite, "pip">): boolean => isPipSince(pip.version, firstPip)

/** Words for every command of pip that chooses releases; pip hands them to the one that fetches what a build requires. */
export const ageWords = (site: Pick<PipSite, "ageLimit" | "pip">): ReadonlyArray<string> =>
  site.ageLimit === undefined || !isAble(site) ? [] : [`--uploaded-prior-to=${site.ageLimit.before}`]

/** Why pip cannot be asked; `undefined` where it can, or need not be. */
export const unsupported = (site: Pick<PipSite, "ageLimit" | "pip" | "runtime">): ReleaseAgeUnsupported | undefined =>
  site.ageLimit === undefined || isAble(site)
    ? undefined
    : new ReleaseAgeUnsupported({ age: site.ageLimit.age, pip: site.pip.version, python: site.runtime.version })

/** Everything is fixed. */
export const everyName = "*"

/** Names of packages that lines and constraints allow one version of, or vouch for by a hash; dependencies are those of `[project]` and of the own package, with these of its extras. */
export const fixedNames = (
  lines: ReadonlyArray<Requirements>,
  dependencies: ReadonlyArray<string>,
  runtime: Runtime,
  extras: ReadonlyArray<string> = []
): ReadonlyArray<string> => {
  const chosen = new Set(extras.map(normalise))
  const holds = (marker = ""): boolean => surelyHoldsWith(marker, chosen, runtime)
  const named = lines
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ hashes, marker, name, pin }) =>
      name !== undefined && (pin !== undefined || hashes > 0) && holds(marker) ? [name] : []
    )
  const own = dependencies.flatMap((text) => {
    const [, name, marker] =
      /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*\(?===?\s*[^*,;\s()]+\s*\)?\s*(?:;(.*))?$/.exec(
        text
      ) ?? []
    return name !== undefined && holds(marker) ? [normalise(name)] : []
  })
  return [...new Set([...named, ...own])].toSorted()
}

/** The names for the program that runs pip, which takes the variable out of the environment of what pip starts. */
export const exempt = (names: ReadonlyArray<string>): Readonly<Record<string, string>> =>
  names.length === 0 ? {} : { BUILDPACK_FIXED: names.join(" ") }
