/** `pylock.toml` (PEP 751, lock-version 1.0): every package with its files and hashes; nothing in it has to be resolved. */
import {
  fileNameOf,
  isAddress,
  type Lock,
  type LockedFile,
  type LockedPackage,
  type LockedSource
} from "../../domain/Lock.ts"
import { type Compared, type Marker, resolve } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import type { Table } from "../../formats/TomlDocument.ts"
import { markerIn, tableIn, tablesIn, textIn, textsIn, subdirectoryIn } from "../LockDocument.ts"
import { isPublicIndex } from "../LockIndexes.ts"
import { InvalidLockEntry, type Manager, UnknownLockVersion } from "../LockProblems.ts"
import { environmentsOf } from "../LockEnvironments.ts"

export interface ChosenParts {
  readonly extras: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

export interface PylockFacts {
  readonly lock: Lock
  readonly problems: ReadonlyArray<StagingError>
}

export const extrasIn = (document: Table): ReadonlyArray<string> => textsIn(document, "extras")

/** Default groups may be left out of the list of those that there are. */
export const groupsIn = (document: Table): ReadonlyArray<string> => [
  ...new Set([...textsIn(document, "dependency-groups"), ...defaultGroupsIn(document)])
]

export const defaultGroupsIn = (document: Table): ReadonlyArray<string> => textsIn(document, "default-groups")

/** `'cli' in extras`, `'dev' in dependency_groups`. */
const decided =
  ({ extras, groups }: ChosenParts) =>
  ({ name, operator, reversed, value }: Compared): boolean | undefined => {
    const set = name === "extras" ? extras : name === "dependency_groups" ? groups : undefined
    if (set === undefined || !reversed) return undefined
    const within = set.has(normalise(value))
    return operator === "in" ? within : operator === "not in" ? !within : undefined
  }

/** What pip checks (8.0 to 26.2.1), the usual one first. */
const algorithms = ["sha256", "sha512", "sha384"]

const hashIn = (file: Table): ReadonlyArray<string> => {
  const hashes = tableIn(file, "hashes") ?? {}
  const algorithm = algorithms.find((one) => textIn(hashes, one) !== undefined)
  return algorithm === undefined ? [] : [`${algorithm}:${textIn(hashes, algorithm) ?? ""}`]
}

const nameOf = (file: Table): string => {
  const place = textIn(file, "path") ?? textIn(file, "url") ?? ""
  return textIn(file, "name") ?? fileNameOf(place)
}

const fileOf = (file: Table): LockedFile => ({
  name: nameOf(file),
  place: textIn(file, "path") ?? textIn(file, "url") ?? ""
})

/** Files that the index of all has are asked for by name, so that an operator's mirror of it serves. */
const isOfPublicIndex = ({ place }: LockedFile): boolean => place.startsWith("https://files.pythonhosted.org/")

const indexed = (entry: Table, files: ReadonlyArray<LockedFile>): LockedSource => {
  const index = textIn(entry, "index")
  const local = files.some(({ place }) => !isAddress(place))
  if (local || (index === undefined && !files.every(isOfPublicIndex))) return { _tag: "Files", files }
  return index === undefined || isPublicIndex(index) ? { _tag: "Index" } : { _tag: "Index", url: index }
}

interface Found {
  readonly source: LockedSource
  readonly hashes: ReadonlyArray<string>
}

/** A clause that says what is missing, where something is. */
const sourceOf = (entry: Table): Found | string => {
  const vcs = tableIn(entry, "vcs")
  if (vcs !== undefined) {
    const [kind, commit] = [textIn(vcs, "type"), textIn(vcs, "commit-id")]
    const url = textIn(vcs, "url")
    if (kind === undefined || commit === undefined) return "names a repository without `type` or `commit-id`"
    if (url === undefined) return "names a repository by a path, which only the machine that wrote it has"
    return { source: { _tag: "Repository", kind, url, commit, ...subdirectoryIn(vcs) }, hashes: [] }
  }
  const directory = tableIn(entry, "directory")
  if (directory !== undefined) {
    const path = textIn(directory, "path")
    if (path === undefined) return "names a directory without a `path`"
    const editable = directory["editable"] === true
    return { source: { _tag: "Path", path, editable, ...subdirectoryIn(directory) }, hashes: [] }
  }
  const archive = tableIn(entry, "archive")
  if (archive !== undefined) {
    const [path, url] = [textIn(archive, "path"), textIn(archive, "url")]
    const hashes = hashIn(archive)
    if (hashes.length === 0) return `has no hash that pip checks (${algorithms.join(", ")})`
    if (path !== undefined)
      return { source: { _tag: "Path", path, editable: false, ...subdirectoryIn(archive) }, hashes }
    if (url === undefined) return "names an archive without `url` or `path`"
    return { source: { _tag: "Address", url, ...subdirectoryIn(archive) }, hashes }
  }
  const sdist = tableIn(entry, "sdist")
  const files = [...tablesIn(entry, "wheels"), ...(sdist === undefined ? [] : [sdist])]
  if (files.length === 0) return "names no file, directory or repository"
  if (files.some((file) => hashIn(file).length === 0))
    return `has a file without a hash that pip checks (${algorithms.join(", ")})`
  if (textIn(entry, "version") === undefined) return "has no version"
  return { source: indexed(entry, files.map(fileOf)), hashes: files.flatMap(hashIn) }
}

const packageOf = (entry: Table, marker: Marker): LockedPackage | string => {
  const name = textIn(entry, "name")
  if (name === undefined) return "has no name"
  const found = sourceOf(entry)
  if (typeof found === "string") return found
  const version = textIn(entry, "version")
  return { name, ...(version === undefined ? {} : { version }), marker, ...found }
}

export const readPylock = (manager: Manager, document: Table, chosen: ChosenParts): PylockFacts => {
  const version = textIn(document, "lock-version") ?? ""
  const nothing: Lock = { packages: [] }
  if (!/^1\.\d+$/.test(version))
    return { lock: nothing, problems: [new UnknownLockVersion({ manager, found: version, known: "1.0" })] }
  const packages: Array<LockedPackage> = []
  const problems: Array<StagingError> = []
  const decide = decided(chosen)
  for (const entry of tablesIn(document, "packages")) {
    const marker = markerIn(entry, "marker")
    const made =
      marker === undefined ? "has a `marker` that is no condition" : packageOf(entry, resolve(marker, decide))
    if (typeof made === "string")
      problems.push(new InvalidLockEntry({ manager, entry: textIn(entry, "name") ?? "[[packages]]", lack: made }))
    else packages.push(made)
  }
  const environments = environmentsOf(manager.file, "environments", textsIn(document, "environments"))
  const pythons = [textIn(document, "requires-python"), environments.pythons].filter((one) => one !== undefined)
  return {
    lock: {
      packages,
      ...(pythons.length === 0 ? {} : { requiresPython: pythons.join(",") }),
      ...(environments.holds === undefined ? {} : { holds: environments.holds })
    },
    problems: [...environments.problems, ...problems]
  }
}
