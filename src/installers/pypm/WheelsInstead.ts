/** Stands in for pypm, which only ever installed what was built already: the same list, from wheels alone. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { pipEnvironment } from "../../programs/ChildEnvironment.ts"
import { DependencyInstallFailed } from "../../engines/pip/DependencyInstallFailed.ts"
import { allows } from "../../diagnosis/PipRequirement.ts"
import { failureOf } from "../../engines/pip/FailedRun.ts"
import { explainMissing } from "../../engines/pip/MissingPackage.ts"
import { isWorthReading } from "../../engines/pip/LogLines.ts"
import { withinDeadline } from "../../engines/pip/IndexDeadline.ts"
import { isUnreachable } from "../../engines/pip/Reach.ts"
import { wheelsIn } from "../../distributions/Wheelhouse.ts"
import { runPip, runPipQuietly } from "../../engines/pip/PipRun.ts"
import type { Program } from "../../programs/Program.ts"
import type { PipSite } from "../../engines/pip/PipSite.ts"

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

const program = Effect.fn("PypmWheels.program")(function* (site: PipSite, args: ReadonlyArray<string>) {
  const env = yield* Env
  const base: Program = {
    label: "pip",
    program: site.runtime.executable,
    args: [site.pip.path, ...args],
    env: { ...pipEnvironment(env, site), ...site.index.env },
    cwd: site.root,
    shows: isWorthReading
  }
  return base
})

/** What the same staging has resolved and built already needs no wheel of an index. */
export const stillToFind = (
  requirements: ReadonlyArray<string>,
  chosen: ReadonlyMap<string, string>
): ReadonlyArray<string> =>
  requirements.filter((requirement) => {
    const [, name = "", specifier = ""] = /^([\w.-]*\w)(.*)$/.exec(requirement) ?? []
    const version = chosen.get(normalise(name))
    return version === undefined || !allows(specifier.replaceAll(" ", ""), version)
  })

/** pip stops at the first package without a wheel; a person wants to know all of them. */
const withoutWheel = Effect.fn("PypmWheels.withoutWheel")(function* (
  site: PipSite,
  requirements: ReadonlyArray<string>,
  words: ReadonlyArray<string>
) {
  const trials = yield* Effect.forEach(requirements, (requirement, at) =>
    Effect.gen(function* () {
      const into = join(site.work, `pypm-trial-${at}`)
      const outcome = yield* runPipQuietly(
        site.work,
        yield* program(site, ["download", "-q", "--no-deps", ...words, "-d", into, requirement])
      )
      const missing = outcome.output.some((line) =>
        /No matching distribution found|Could not find a version/.test(line)
      )
      return !succeeded(outcome) && missing ? [requirement] : []
    })
  )
  return trials.flat()
})

/** An index that does not answer has no wheels either, but that says nothing of the packages. */
const explained = Effect.fn("PypmWheels.explained")(function* (
  site: PipSite,
  requirements: ReadonlyArray<string>,
  words: ReadonlyArray<string>,
  outcome: Outcome
) {
  const told = yield* explainMissing(site, [], outcome, site.patience)
  const failed = new DependencyInstallFailed(failureOf(told, site, ["requirements.pypm"], false))
  if (isUnreachable(failed)) return yield* failed
  const names = yield* withoutWheel(site, requirements, words)
  if (names.length === 0) return yield* failed
  const { major, minor } = site.runtime.version
  return yield* new NoWheel({ names, python: `${major}.${minor}` })
})

export const installFromWheels = Effect.fn("PypmWheels.install")(function* (
  site: PipSite,
  requirements: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const report = yield* Report
  const asked = stillToFind(requirements, site.chosen)
  if (asked.length === 0) return []
  yield* report.detail("There is no pypm here (its service has ended): pip installs the list, from wheels only.")
  const directory = join(site.work, "pypm-wheels")
  yield* files.makeDirectory(directory)
  const constraints = join(site.work, "pypm-constraints.txt")
  yield* files.write(constraints, [...site.chosen].map(([name, version]) => `${name}==${version}\n`).join(""))
  // pip complains of a folder that is not there.
  const links = (yield* files.target(site.wheels)) === undefined ? [] : ["--find-links", site.wheels]
  const places = ["--only-binary", ":all:", ...site.index.args, ...links]
  const words = [...places, "-c", constraints]
  const base = yield* program(site, ["wheel", "--wheel-dir", directory, ...words, ...asked])
  const outcome = yield* withinDeadline(site.patience, (patient, hears) =>
    runPip(site.work, { ...base, args: [...base.args, ...patient], hears })
  )
  if (!succeeded(outcome)) return yield* explained(site, asked, places, outcome)
  const wheels = yield* wheelsIn(directory)
  return wheels.filter(({ name }) => !site.chosen.has(name)).map(({ path }) => path)
})
