/** `bin/cache lock`: a `pylock.toml` of what a kept environment has installed. */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Environment } from "../../domain/Distribution.ts"
import { lineOfText } from "../../domain/PythonVersion.ts"
import { printableLines, type StagingError, visible } from "../../domain/StagingError.ts"
import { type PinnedPackage, pylockText } from "../../formats/PylockText.ts"
import { pythonOf } from "../../keys/EnvironmentInputs.ts"
import { Report } from "../../services/Report.ts"
import type { KeptEnvironment } from "../../store/disk/Inventory.ts"
import { asJson } from "../Json.ts"
import { environmentNamed, shortKey } from "../../store/NamedEnvironment.ts"

/** Some packages came from nobody knows where. */
export class EnvironmentNotLockable
  extends Data.TaggedError("EnvironmentNotLockable")<{ readonly key: string; readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "environment/not-lockable"
  readonly blame = "app"
  readonly title = "Not every package can be locked"
  override get message(): string {
    const shown = this.names.slice(0, 10).map(visible).join(", ")
    const more = this.names.length > 10 ? ` and ${this.names.length - 10} more` : ""
    return `Of ${shortKey(this.key)} it is not known where these came from: ${shown}${more}. Either an earlier release of the buildpack has kept it, or an installer of its own has brought them (requirements.pypm), or they refuse to become a wheel.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Where an earlier release has kept it, have it made anew: stage with an empty cache, and lock that environment."
  ]
}

/** The condition under which files that were chosen for this Python and this system are the right ones. */
const conditionOf = ({ inputs, python }: Environment): string => {
  const [, implementation = ""] = pythonOf(inputs).split(" ")
  const [, system, machine] = / (linux|macosx)-(\S+?)(?: |$)/.exec(pythonOf(inputs)) ?? []
  const line = lineOfText(python)
  const isOld = python.startsWith("2.")
  return [
    `python_version == '${line}'`,
    // A 2.7 has neither name.
    ...(isOld || !/^\w+$/.test(implementation) ? [] : [`implementation_name == '${implementation}'`]),
    ...(isOld || system === undefined ? [] : [`sys_platform == '${system === "linux" ? "linux" : "darwin"}'`]),
    ...(machine === undefined || !/^\w+$/.test(machine) ? [] : [`platform_machine == '${machine}'`])
  ].join(" and ")
}

const packagesIn = ({ archives, sources = {} }: Environment) =>
  archives
    .flatMap(({ distributions, wheel }) => distributions.map(({ name, version }) => ({ name, version, wheel })))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => ({ ...one, source: Object.hasOwn(sources, one.name) ? sources[one.name] : undefined }))

export const lock = Effect.fn("CacheLock.lock")(function* (
  environments: ReadonlyArray<KeptEnvironment>,
  name: string | undefined,
  now: number,
  json: boolean
) {
  const { redacted } = yield* Report
  const [last] = environments
  // Without one, the error says that none is kept.
  const { environment, key } = yield* Effect.fromResult(
    environmentNamed(environments, name?.toLowerCase() ?? last?.key ?? "", now)
  )
  const found = packagesIn(environment)
  const packages = found.flatMap(({ source, ...one }): ReadonlyArray<PinnedPackage> =>
    source === undefined ? [] : [{ ...one, source }]
  )
  if (packages.length < found.length) {
    const names = found.filter(({ source }) => source === undefined).map((one) => one.name)
    return yield* new EnvironmentNotLockable({ key, names })
  }
  const line = lineOfText(environment.python)
  const text = pylockText({ key, line, environment: conditionOf(environment), packages })
  return yield* Console.log(
    json ? asJson({ environment: key, lock: text }, redacted) : printableLines(redacted(text)).trimEnd()
  )
})
