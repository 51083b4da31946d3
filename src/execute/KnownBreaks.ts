/** Releases that install and then cannot be imported together, or on the chosen Python: known as soon as the packages are. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { PythonVersion } from "../domain/PythonVersion.ts"
import { line } from "../domain/PythonVersion.ts"
import type { Warning } from "../domain/StagingError.ts"
import { breaks, type KnownBreak } from "./BreakingReleases.ts"

/** A distribution by name (normalised) and version. */
interface Chosen {
  readonly name: string
  readonly version: string
}

const matches = (version: string, releases: string | undefined): boolean =>
  releases === undefined || (validRange(releases) && satisfies(version, releases, { prereleases: true }))

const holds = (known: KnownBreak, versions: ReadonlyMap<string, string>, python: string): boolean => {
  const version = versions.get(known.name)
  if (version === undefined || !matches(version, known.releases) || !matches(python, known.python)) return false
  if (known.beside === undefined) return true
  const other = versions.get(known.beside)
  if (other !== undefined) return matches(other, known.besideReleases)
  return known.missingSince !== undefined && matches(python, `>=${known.missingSince}`)
}

const told = (known: KnownBreak, versions: ReadonlyMap<string, string>, python: PythonVersion): Warning => {
  const other = known.beside === undefined ? undefined : versions.get(known.beside)
  const beside =
    known.beside === undefined
      ? `Python ${line(python)}`
      : other === undefined
        ? `no ${known.beside}`
        : `${known.beside} ${other}`
  const [first, ...others] = known.write.map((each) => `\`${each}\``)
  const text = [
    `${known.name} ${versions.get(known.name) ?? ""} with ${beside}: ${known.because}.`,
    `Write the line ${first} into the requirements${others.length === 0 ? "" : `, or ${others.join(" or ")}`}.`
  ].join("\n")
  return { id: known.id, text }
}

/** What will fail when the app starts, one warning each, with the line to write. */
export const knownBreaks = (chosen: ReadonlyArray<Chosen>, python: PythonVersion): ReadonlyArray<Warning> => {
  const versions = new Map(chosen.map(({ name, version }) => [name, version]))
  return breaks
    .filter((known) => holds(known, versions, `${line(python)}.0`))
    .map((known) => told(known, versions, python))
}
