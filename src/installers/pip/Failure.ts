/** What a failed run of pip tells the diagnosis. */
import type { Outcome } from "../../services/Process.ts"
import type { Site } from "../Site.ts"
import type { PipFailure } from "./Diagnosis.ts"

/** Paths of the copy that pip works on mean the app's own files to a reader. */
const inApp = (outcome: Outcome, work: string): ReadonlyArray<string> =>
  outcome.output.map((line) => line.replaceAll(`${work}/sources/`, ""))

export const failureOf = (
  outcome: Outcome,
  site: Site,
  files: ReadonlyArray<string>,
  hashMode: boolean
): PipFailure => ({
  output: inApp(outcome, site.work),
  exitCode: outcome.exitCode,
  signal: outcome.signal,
  timedOut: outcome.timedOut,
  python: site.runtime.version,
  pip: site.pip.version,
  pythonOrigin: site.python.origin,
  pythonWasDefault: site.python.isDefault,
  newestPython: site.python.newest,
  files,
  hashMode
})
