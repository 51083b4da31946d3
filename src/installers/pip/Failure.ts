/** What a failed run of pip tells the diagnosis. */
import type { Outcome } from "../../services/Process.ts"
import type { Asked, Site } from "../Site.ts"
import type { PipFailure } from "./Diagnosis.ts"

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Paths of the app, and of the copy that pip works on, mean the app's own files to a reader. */
const inApp = (outcome: Outcome, site: Site): ReadonlyArray<string> => {
  const root = new RegExp(`(?<![\\w./~-])${escaped(site.root)}/`, "g")
  return outcome.output.map((line) => line.replaceAll(`${site.work}/sources/`, "").replaceAll(root, ""))
}

/** The lines of requirements.txt explain nothing where another list was to be installed. */
const askedIn = ({ options, requirements }: Asked, files: ReadonlyArray<string>): Partial<PipFailure> => ({
  options,
  ...(requirements === undefined || !files.includes("requirements.txt") ? {} : { requirements })
})

export const failureOf = (
  outcome: Outcome,
  site: Site,
  files: ReadonlyArray<string>,
  hashMode: boolean,
  more: Pick<PipFailure, "checkedOwn" | "ownPackage"> = {}
): PipFailure => ({
  output: inApp(outcome, site),
  exitCode: outcome.exitCode,
  signal: outcome.signal,
  timedOut: outcome.timedOut,
  python: site.runtime.version,
  pip: site.pip.version,
  pythonOrigin: site.python.origin,
  pythonWasDefault: site.python.isDefault,
  hidden: site.hidden,
  files,
  hashMode,
  ...(site.asked === undefined ? {} : askedIn(site.asked, files)),
  ...more
})
