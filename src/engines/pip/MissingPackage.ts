/** Asks pip again, in more words, about a package that it did not find. */
import * as Effect from "effect/Effect"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import type { Outcome } from "../../services/Process.ts"
import type { PipSite } from "./PipSite.ts"
import { ageWords } from "./ReleaseAge.ts"
import { withinDeadline } from "./IndexDeadline.ts"
import { runPipQuietly } from "./PipRun.ts"
import type { IndexDeadline } from "../Engine.ts"
import { pipEnvironment } from "./PipEnvironment.ts"

/** What pip says under `-vv` alone (20.3.4 to 26.2.1): why an index gave nothing (a 404 is its word for “no such package”), and what was passed over. */
const telling =
  /Could not fetch URL(?!.*\b404\b)|Link requires a different Python|Skipping link: (?:none of the wheel|No sources|Upload time)/

const missing = (output: ReadonlyArray<string>): string | undefined =>
  output.map((line) => /No matching distribution found for (\S+)/.exec(line)?.[1]).find((name) => name !== undefined)

/** A big package has thousands of files; with a version asked for, those of other versions say nothing. */
const concerns = (requirement: string, line: string): boolean => {
  const version = /==+([\w.+!-]+)$/.exec(requirement)?.[1]
  return (
    version === undefined ||
    line.startsWith("Could not fetch") ||
    line.includes(`-${version}-`) ||
    line.includes(`-${version}.`)
  )
}

/** The outcome with what explains a missing package; the same outcome when none is missing. */
export const explainMissing = Effect.fn("MissingPackage.enquire")(function* (
  site: PipSite,
  options: ReadonlyArray<string>,
  outcome: Outcome,
  patience?: IndexDeadline
) {
  const requirement = missing(outcome.output)
  if (requirement === undefined || outcome.timedOut) return outcome
  const env = yield* Env
  const files = yield* Filesystem
  const into = join(site.work, "inquiry")
  yield* files.makeDirectory(into)
  const kept = options.filter(
    (option) => !/^--(?:require-hashes|constraint|build-option|global-option|verbose|quiet)/.test(option)
  )
  const told = yield* withinDeadline(patience, (patient) =>
    runPipQuietly(site.work, {
      label: "pip",
      program: site.runtime.executable,
      args: [
        site.pip.path,
        "download",
        "-vv",
        ...ageWords(site),
        "--no-deps",
        "--retries",
        "1",
        "--dest",
        into,
        ...site.index.args,
        ...kept,
        ...patient,
        requirement
      ],
      env: { ...pipEnvironment(env, site), ...site.index.env },
      cwd: site.root
    })
  )
  const lines = told.output
    .map((line) => line.trim())
    .filter((line) => telling.test(line) && concerns(requirement, line))
  const answer: Outcome = { ...outcome, output: [...outcome.output, ...lines.slice(0, 200)] }
  return answer
})
