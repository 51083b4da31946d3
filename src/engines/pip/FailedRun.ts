/** What a failed run of pip tells the diagnosis. */
import type { Outcome } from "../../services/Process.ts"
import { withoutLockedFile } from "./LockedFiles.ts"
import type { RequestedOptions, PipSite } from "./PipSite.ts"
import type { PipFailure } from "./DependencyInstallFailed.ts"

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** What is no path of this folder, but of one whose name begins alike. */
const ends = "(?![\\w./~-])"

/** Where pip looks beside the indexes, what this staging has made itself is nothing that a person has named. */
const withoutOwnLinks = (line: string, wheels: string): string | undefined => {
  const [, head = "", places] = /^(\s*Looking in links: )(.*)$/.exec(line) ?? []
  if (places === undefined) return line
  const left = places.split(", ").filter((place) => place.replace(/^file:\/\//, "").replace(/\/$/, "") !== wheels)
  return left.length === 0 ? undefined : `${head}${left.join(", ")}`
}

/** Paths of the app, and of the copy that pip works on, mean the app's own files to a reader. */
export const inApp = (
  output: ReadonlyArray<string>,
  site: Pick<PipSite, "folder" | "root" | "work" | "wheels">
): ReadonlyArray<string> => {
  const { folder } = site
  const top = `${site.work}/sources`
  const sources = folder === undefined ? top : `${top}/${folder}`
  // What lies above the app's folder is seen from there.
  const aboves = folder === undefined ? [] : [`${top}/`, `${site.root.slice(0, -folder.length)}`]
  const up = "../".repeat(folder?.split("/").length ?? 0)
  const root = new RegExp(`(?<![\\w./~-])${escaped(site.root)}/`, "g")
  // pip names the app's own folder without a slash, as a path or as `file:///…`.
  const itself = new RegExp(
    `(?:(?<![\\w.~-])file://|(?<![\\w./~-]))(?:${escaped(sources)}|${escaped(site.root)})${ends}`,
    "g"
  )
  return output.flatMap((line) => {
    const told = withoutOwnLinks(withoutLockedFile(line, site.work), site.wheels)
    if (told === undefined) return []
    const own = told.replaceAll(`${sources}/`, "").replaceAll(root, "").replaceAll(itself, ".")
    return [aboves.reduce((line, above) => line.replaceAll(above, up), own)]
  })
}

/** The lines of requirements.txt explain nothing where another list was to be installed. */
const askedIn = ({ options, requirements }: RequestedOptions, files: ReadonlyArray<string>): Partial<PipFailure> => ({
  options,
  ...(requirements?.files.some((file) => files.includes(file)) === true ? { requirements } : {})
})

export const failureOf = (
  outcome: Outcome,
  site: PipSite,
  files: ReadonlyArray<string>,
  hashMode: boolean,
  more: Pick<PipFailure, "checkedOwn" | "ownPackage"> = {}
): PipFailure => ({
  output: inApp(outcome.output, site),
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
  ...(site.lock === undefined ? {} : { lock: site.lock }),
  ...(site.asked === undefined ? {} : askedIn(site.asked, files)),
  ...more
})
