/** `pdm.lock` with `inherit_metadata` (4.4 to 4.5): packages with the groups that they are of, their conditions, and files with hashes. */
import { fileNameOf, type LockedFile, type LockedPackage, type LockedSource, lineOf } from "../../domain/Lock.ts"
import { always, or } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { markerIn, tablesIn, textIn, textsIn, subdirectoryIn } from "../LockDocument.ts"
import { asPipReads } from "../LockIndexes.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"

export const groupsIn = (document: Table): ReadonlyArray<string> => textsIn(tableAt(document, "metadata"), "groups")

/** Whether entries say which groups they are of, and where they hold. */
export const hasMetadata = (document: Table): boolean =>
  textsIn(tableAt(document, "metadata"), "strategy").includes("inherit_metadata")

const kinds = ["git", "hg", "svn", "bzr"]

/** PDM has a variable of its own for the folder of the project. */
const inApp = (url: string): string | undefined => /^file:\/\/\/?\$\{PROJECT_ROOT\}\/?(.*)$/.exec(url)?.[1]

const fileOf = (place: string): LockedFile => ({
  name: fileNameOf(place),
  place
})

export const placeOf = (entry: Table): LockedSource | string | undefined => {
  const kind = kinds.find((one) => textIn(entry, one) !== undefined)
  if (kind !== undefined) {
    const commit = textIn(entry, "revision")
    if (commit === undefined) return "names a repository without a commit (`revision`)"
    const url = asPipReads(textIn(entry, kind) ?? "")
    return { _tag: "Repository", kind, url, commit, ...subdirectoryIn(entry) }
  }
  const url = textIn(entry, "url")
  const path = textIn(entry, "path") ?? (url === undefined ? undefined : inApp(url))
  if (path !== undefined)
    return {
      _tag: "Path",
      path: path === "" ? "." : path,
      editable: entry["editable"] === true,
      ...subdirectoryIn(entry)
    }
  return url === undefined ? undefined : { _tag: "Address", url: asPipReads(url), ...subdirectoryIn(entry) }
}

/** Files of the public index are asked for by name, so that an operator's mirror of it serves. */
const isPublic = (url: string): boolean => url.startsWith("https://files.pythonhosted.org/")

/** Files stand with the package (from 4.3 on), or under [metadata.files], always by their addresses and wherever they were found. */
const filesOf = (document: Table, entry: Table, name: string) => {
  const listed = tableAt(document, "metadata", "files")
  const key = [name, `${name}[${textsIn(entry, "extras").join(",")}]`]
    .map((one) => `${one} ${textIn(entry, "version") ?? ""}`)
    .find((one) => listed[one] !== undefined)
  if (key === undefined || entry["files"] !== undefined) return { files: tablesIn(entry, "files"), named: false }
  return { files: tablesIn(listed, key), named: true }
}

/** Whether it is one file, which PDM holds against its hash; a folder has none. */
const isFile = (place: LockedSource, files: ReadonlyArray<Table>): boolean =>
  place._tag === "Address" ||
  (place._tag === "Path" && files.some((file) => textIn(file, "file") === place.path.split("/").at(-1)))

export const packageOf = (entry: Table, name: string, document: Table): LockedPackage | string => {
  const marker = markerIn(entry, "marker")
  if (marker === undefined) return "has a `marker` that is no condition"
  const { files, named } = filesOf(document, entry, name)
  const hashes = files.flatMap((file) => textIn(file, "hash") ?? [])
  const place = placeOf(entry)
  if (typeof place === "string") return place
  if (place !== undefined) return { name, marker, source: place, hashes: isFile(place, files) ? hashes : [] }
  const version = textIn(entry, "version")
  if (version === undefined) return "has neither a version nor a place that it comes from"
  if (hashes.length === 0 || hashes.length < files.length) return "has files without a hash"
  const urls = files.flatMap((file) => textIn(file, "url") ?? [])
  const source: LockedSource =
    named || urls.every(isPublic) ? { _tag: "Index" } : { _tag: "Files", files: urls.map(fileOf) }
  return { name, version, marker, source, hashes }
}

export interface PdmLockFacts {
  readonly packages: ReadonlyArray<LockedPackage>
  readonly problems: ReadonlyArray<StagingError>
}

const isChosen = (entry: Table, groups: ReadonlySet<string>): boolean =>
  textsIn(entry, "groups").some((group) => groups.has(normalise(group)))

/** What an extra brings are packages of their own, so an entry with extras is one more reason for the package itself. */
const together = (before: LockedPackage | undefined, now: LockedPackage): LockedPackage =>
  before === undefined
    ? now
    : { ...before, marker: or([before.marker, now.marker]), hashes: [...new Set([...before.hashes, ...now.hashes])] }

/** `groups` and `excluded` by their normal names. */
export const readPdmLock = (
  manager: Manager,
  document: Table,
  groups: ReadonlySet<string>,
  excluded: ReadonlySet<string>
): PdmLockFacts => {
  const packages = new Map<string, LockedPackage>()
  const problems: Array<StagingError> = []
  for (const entry of tablesIn(document, "package")) {
    const name = textIn(entry, "name") ?? "[[package]]"
    if (!isChosen(entry, groups) || excluded.has(normalise(name))) continue
    const made = packageOf(entry, name, document)
    if (typeof made === "string") problems.push(new InvalidLockEntry({ manager, entry: name, lack: made }))
    else {
      const one = { ...made, marker: made.marker }
      const key = `${normalise(name)} ${lineOf({ ...one, marker: always })}`
      packages.set(key, together(packages.get(key), one))
    }
  }
  return { packages: [...packages.values()], problems }
}
