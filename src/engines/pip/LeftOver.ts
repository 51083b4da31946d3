/** What is to be installed is held against what pip chose, and against what the app asks for: nothing is left over. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Origin from "../../domain/Origin.ts"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import type { Runtime } from "../../domain/Runtime.ts"
import { type StagingError, visible } from "../../domain/StagingError.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { surelyHolds } from "../../domain/EnvironmentMarker.ts"

/** The name that a build gives is another one than that of the metadata which pip asked for before. */
export class OtherPackage
  extends Data.TaggedError("OtherPackage")<{ readonly chosen: string; readonly built: string; readonly build: string }>
  implements StagingError
{
  readonly id = "pip/other-package"
  readonly blame = "app"
  readonly title = "A build gave another package than the one that was chosen"
  override get message(): string {
    return `${this.build}: pip asked for its metadata, and was told that it is \`${visible(this.chosen)}\`. What was then built is \`${visible(this.built)}\`.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      "Give it one name: the one in its setup.py, setup.cfg or pyproject.toml must not depend on the folder or the moment."
    ]
  }
}

/** pip ended well without something that the app asks for. */
export class LeftOut
  extends Data.TaggedError("LeftOut")<{
    readonly requirements: ReadonlyArray<{ readonly origin: Requirement["origin"]; readonly text: string }>
    readonly python: string
  }>
  implements StagingError
{
  readonly id = "pip/left-out"
  readonly blame = "environment"
  readonly title = "pip left out something that the app asks for"
  override get message(): string {
    return [
      "pip ended well, and these are not among what it chose:",
      ...this.requirements.map(
        ({ origin, text }) => `  ${Origin.describe(origin)}: ${visible(withoutCredentials(text))}`
      )
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Look whether ${visible(this.python)} is a script that stands in for Python, and whether something empties or replaces $TMPDIR during the build.`
    ]
  }
}

/** The app's own package wants something in hash mode that no hash vouches for. */
export class NotVouchedFor
  extends Data.TaggedError("NotVouchedFor")<{ readonly own: string; readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "pip/not-vouched-for"
  readonly blame = "app"
  readonly title = "The app's own package requires what no hash vouches for"
  override get message(): string {
    return `The requirements have hashes, and ${visible(this.own)} requires besides: ${this.names.map(visible).join(", ")}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Add these to the requirement file with their hashes, or install without hashes."
  ]
}

export interface Coming {
  /** Normalised. */
  readonly name: string
  readonly asks?: Requirement
}

const isSame = (a: Requirement, b: Requirement): boolean =>
  a.text === b.text || (a.localPath ?? a.address ?? a.text) === (b.localPath ?? b.address ?? b.text)

/** Every line whose condition surely holds has something for it; of a list of its own, its installer says what became. */
export const leftOut = (
  lines: ReadonlyArray<Requirements>,
  coming: ReadonlyArray<Coming>,
  runtime: Runtime
): ReadonlyArray<Requirement> => {
  const names = new Set(coming.map(({ name }) => name))
  return lines
    .filter(({ answeredBy }) => answeredBy === undefined)
    .flatMap(({ requirements }) => requirements)
    .filter(({ constraint, marker }) => !constraint && (marker === undefined || surelyHolds(marker, runtime)))
    .filter(
      (line) =>
        !(line.name !== undefined && names.has(line.name)) &&
        !coming.some(({ asks }) => asks !== undefined && isSame(asks, line))
    )
}

export const checkAsked = Effect.fn("LeftOver.checkAsked")(function* (
  lines: ReadonlyArray<Requirements>,
  coming: ReadonlyArray<Coming>,
  runtime: Runtime
) {
  const missing = leftOut(lines, coming, runtime)
  if (missing.length > 0) yield* new LeftOut({ requirements: missing, python: runtime.executable })
})
