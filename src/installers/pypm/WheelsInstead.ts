/** Stands in for pypm, which only ever installed what was built already: the same list, from wheels alone. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../../domain/StagingError.ts"
import type { Workplace } from "../../domain/Workplace.ts"
import type { WheelSource } from "../../engines/Engine.ts"
import { Report } from "../../services/Report.ts"

/** Names of the list for which no index has a wheel that this Python can use. */
export class NoWheel
  extends Data.TaggedError("NoWheel")<{ readonly names: ReadonlyArray<string>; readonly python: string }>
  implements StagingError
{
  readonly id = "requirements-pypm/no-wheel"
  readonly blame = "app"
  readonly title = "Packages of requirements.pypm exist only as source"
  override get message(): string {
    return `The pypm service has ended, so requirements.pypm is installed from wheels. For Python ${this.python} there is no wheel of:\n${this.names.map((name) => `  ${name}`).join("\n")}`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Move ${this.names.length === 1 ? "this line" : "these lines"} to requirements.txt: pip then builds from source.`,
      "Or ask for a version that has a wheel."
    ]
  }
}

export const installFromWheels = Effect.fn("WheelsInstead.install")(function* (
  { runtime }: Workplace,
  source: WheelSource,
  requirements: ReadonlyArray<string>
) {
  const report = yield* Report
  const asked = source.stillToFind(requirements)
  if (asked.length === 0) return []
  yield* report.detail("There is no pypm here (its service has ended): pip installs the list, from wheels only.")
  const found = yield* source.find(asked, ["requirements.pypm"])
  if (found._tag === "Found") return found.wheels.map(({ path }) => path)
  const { major, minor } = runtime.version
  return yield* new NoWheel({ names: found.requirements, python: `${major}.${minor}` })
})
