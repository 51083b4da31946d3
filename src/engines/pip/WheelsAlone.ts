/** Wheels for a list of requirements, from wheels alone, held to what the shared resolution has chosen. */
import * as Effect from "effect/Effect"
import { wheelsIn } from "../../distributions/Wheelhouse.ts"
import { allows } from "../../diagnosis/PipRequirement.ts"
import { isUnreachable } from "../../domain/StagingError.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { Program } from "../../programs/Program.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, succeeded } from "../../services/Process.ts"
import type { FromWheels } from "../Engine.ts"
import { DependencyInstallFailed } from "./DependencyInstallFailed.ts"
import { failureOf } from "./FailedRun.ts"
import { withinDeadline } from "./IndexDeadline.ts"
import { isWorthReading } from "./LogLines.ts"
import { explainMissing } from "./MissingPackage.ts"
import { runPip, runPipQuietly } from "./PipRun.ts"
import type { PipSite } from "./PipSite.ts"
import { ageWords, unsupported } from "./ReleaseAge.ts"
import { pipEnvironment } from "./PipEnvironment.ts"

const program = Effect.fn("WheelsAlone.program")(function* (site: PipSite, args: ReadonlyArray<string>) {
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
const withoutWheel = Effect.fn("WheelsAlone.withoutWheel")(function* (
  site: PipSite,
  requirements: ReadonlyArray<string>,
  words: ReadonlyArray<string>
) {
  const trials = yield* Effect.forEach(requirements, (requirement, at) =>
    Effect.gen(function* () {
      const into = join(site.work, `wheel-trial-${at}`)
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
const explained = Effect.fn("WheelsAlone.explained")(function* (
  site: PipSite,
  requirements: ReadonlyArray<string>,
  files: ReadonlyArray<string>,
  words: ReadonlyArray<string>,
  outcome: Outcome
) {
  const told = yield* explainMissing(site, [], outcome, site.patience)
  const failed = new DependencyInstallFailed(failureOf(told, site, files, false))
  if (isUnreachable(failed)) return yield* failed
  const missing = yield* withoutWheel(site, requirements, words)
  if (missing.length === 0) return yield* failed
  const none: FromWheels = { _tag: "NoWheel", requirements: missing }
  return none
})

/** `names` are the files that hold the list, for messages. */
export const fromWheels = Effect.fn("WheelsAlone.find")(function* (
  site: PipSite,
  chosen: ReadonlyMap<string, string>,
  requirements: ReadonlyArray<string>,
  names: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const asked = stillToFind(requirements, chosen)
  const nothing: FromWheels = { _tag: "Found", wheels: [] }
  if (asked.length === 0) return nothing
  const directory = join(site.work, "wheels-alone")
  yield* files.makeDirectory(directory)
  const constraints = join(site.work, "wheels-alone.txt")
  yield* files.write(constraints, [...chosen].map(([name, version]) => `${name}==${version}\n`).join(""))
  // pip complains of a folder that is not there.
  const links = (yield* files.target(site.wheels)) === undefined ? [] : ["--find-links", site.wheels]
  const trouble = unsupported(site)
  if (trouble !== undefined) return yield* trouble
  const places = ["--only-binary", ":all:", ...ageWords(site), ...site.index.args, ...links]
  const words = [...places, "-c", constraints]
  const base = yield* program(site, ["wheel", "--wheel-dir", directory, ...words, ...asked])
  const outcome = yield* withinDeadline(site.patience, (patient, hears) =>
    runPip(site.work, { ...base, args: [...base.args, ...patient], hears })
  )
  if (!succeeded(outcome)) return yield* explained(site, asked, names, places, outcome)
  const wheels = (yield* wheelsIn(directory)).filter(({ name }) => !chosen.has(name))
  const found: FromWheels = { _tag: "Found", wheels }
  return found
})
