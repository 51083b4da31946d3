/** A requirement as pip's messages write it: `flask==3.0 (from foo->-r requirements.txt (line 2))`. */
import { normalise } from "../domain/PackageName.ts"
import { explain, satisfies, validRange } from "@renovatebot/pep440"
import type { PipFailure } from "./Rule.ts"
import { placeOfName } from "./RequirementPlace.ts"

export interface PipRequirement {
  /** `flask[async]==3.0` */
  readonly text: string
  /** `flask`, as it is written. */
  readonly name: string
  /** `==3.0`; empty when any version will do. */
  readonly specifier: string
  /** The package that asks for it, where the app itself does not. */
  readonly parent?: string
  readonly place?: string
}

/** pip writes some paths from the root of the file system; the reader knows them from the app's root. */
export const shortPath = (failure: PipFailure, path: string): string =>
  failure.files.find((known) => path === known || path.endsWith(`/${known}`)) ?? path.replace(/^\.\//, "")

const placeIn = (failure: PipFailure, origin: string): string | undefined => {
  const found = /-[rc] (\S.*?) \(line (\d+)\)/.exec(origin)
  return found?.[1] === undefined ? undefined : `${shortPath(failure, found[1])} line ${found[2] ?? ""}`
}

export const readRequirement = (failure: PipFailure, said: string): PipRequirement => {
  const cut = said.indexOf(" (from ")
  const [text = ""] = (cut < 0 ? said : said.slice(0, cut)).split(" from ")
  const origin = cut < 0 ? "" : said.slice(cut + " (from ".length, -1)
  const name = /^[\w.-]*\w/.exec(text)?.[0] ?? text
  const [parent = ""] = origin.split("->")
  const place = placeIn(failure, origin)
  return {
    text: text.trim(),
    name,
    specifier: text
      .slice(name.length)
      .replace(/^\[[^\]]*\]/, "")
      .replace(/;.*$/, "")
      .replaceAll(/[\s()]/g, ""),
    ...(parent === "" || /^-[rc] /.test(parent) ? {} : { parent }),
    ...(place === undefined ? {} : { place })
  }
}

/** `requirements.txt`, `requirements.txt or dev.txt`, a lock file alone: all that is known where pip names no line. */
export const filesOf = (failure: PipFailure): string =>
  failure.lock?.file ?? (failure.files.length === 0 ? "The app" : failure.files.join(" or "))

/** Newer pips name the line where they begin with a package, not where they fail over it; the survey has read it too. */
export const placeOf = (failure: PipFailure, text: string, name: string, specifier?: string): string | undefined => {
  const line = text.split("\n").find((said) => {
    const found = /^\s*(?:Collecting|Obtaining|Processing) ([\w.-]*\w).* \(from /.exec(said)
    return found?.[1] !== undefined && normalise(found[1]) === normalise(name)
  })
  return (line === undefined ? undefined : placeIn(failure, line)) ?? placeOfName(failure, name, specifier)
}

/** The app's own package as pip names it, `hp==1.0`. */
export const isOwnPackage = (failure: PipFailure, said: string): boolean =>
  failure.ownPackage !== undefined && normalise(said.replace(/[^\w.-].*$/, "")) === normalise(failure.ownPackage)

/** Which files make the app a package. */
export const ownFiles = (failure: PipFailure): string => {
  const found = ["setup.py", "setup.cfg", "pyproject.toml"].filter((file) => failure.files.includes(file))
  return found.length === 0 ? "setup.py or pyproject.toml" : found.join(", ")
}

/** `requirements.txt line 2 asks for \`foo==1\`` */
export const asks = (failure: PipFailure, text: string, requirement: PipRequirement): string => {
  const { parent, place } = requirement
  if (parent !== undefined && isOwnPackage(failure, parent))
    return `The app's own package (${ownFiles(failure)}) asks for \`${requirement.text}\``
  if (parent === undefined) {
    return `${place ?? placeOf(failure, text, requirement.name, requirement.specifier) ?? filesOf(failure)} asks for \`${requirement.text}\``
  }
  const where = place ?? placeOf(failure, text, parent.replace(/[^\w.-].*$/, ""))
  return `\`${parent}\`${where === undefined ? "" : ` (${where})`} asks for \`${requirement.text}\``
}

/** A specifier that cannot be read satisfies nothing. */
export const allows = (specifier: string, version: string): boolean =>
  specifier === "" || (validRange(specifier) && satisfies(version, specifier, { prereleases: true }))

/** The version behind a lone `==`. */
export const pinOf = ({ specifier }: PipRequirement): string | undefined => /^={2,3}([^,*]+)$/.exec(specifier)?.[1]

export const isPreRelease = (version: string): boolean => {
  const found = explain(version)
  return found !== null && (found.is_prerelease || found.is_devrelease)
}

/** What pip says when nothing fits: the requirement, and all versions that it saw. */
export interface NoMatch {
  readonly requirement: PipRequirement
  readonly versions: ReadonlyArray<string>
}

/** pip's own last word only: a build that fetches its requirements says the same, indented. */
export const noMatch = (failure: PipFailure, text: string): NoMatch | undefined => {
  const found =
    /^(?:ERROR: +| {2})Could not find a (?:final )?version that satisfies the requirement (.+) \(from versions: ?(.*)\)$/m.exec(
      text
    )
  if (found?.[1] === undefined) return undefined
  const versions = (found[2] ?? "").split(",").map((version) => version.trim())
  return {
    requirement: readRequirement(failure, found[1]),
    versions: versions.filter((version) => version !== "" && version !== "none")
  }
}
