/** `Pipfile.lock` (specification 6): lists of packages by category, each fixed by a version with hashes, or by a place. */
import { isAddress, type LockedPackage, type LockedSource, lineOf } from "../../domain/Lock.ts"
import { and, type Compared, type Marker, or, parse, resolve } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"
import { markerIn, tableIn, tablesIn, textIn, textsIn, subdirectoryIn } from "../LockDocument.ts"
import { asPipReads, type NamedIndex, sourceOf } from "../LockIndexes.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { categoriesIn } from "./PipfileDigest.ts"

export const indexesIn = (document: Table): ReadonlyArray<NamedIndex> =>
  tablesIn(tableAt(document, "_meta"), "sources").map((source) => ({
    name: textIn(source, "name") ?? "",
    url: asPipReads(textIn(source, "url") ?? ""),
    verified: source["verify_ssl"] !== false
  }))

/** All lists but the one that is always installed, by name. */
export const groupsIn = (document: Table): ReadonlyArray<string> =>
  Object.keys(document).filter(
    (name) => name !== "_meta" && name !== "default" && tableIn(document, name) !== undefined
  )

const kinds = ["git", "hg", "svn", "bzr"]

/** `git@host:owner/name` is how ssh writes it, and no address to pip (19.0 to 26.2.1). */
const addressOf = (url: string, kind: string): string => {
  const bare = url.startsWith(`${kind}+`) ? url.slice(kind.length + 1) : url
  return bare.includes("://") ? bare : `ssh://${bare.replace(":", "/")}`
}

const repository = (entry: Table, kind: string): LockedSource | string => {
  const [address = ""] = addressOf(asPipReads(textIn(entry, kind) ?? ""), kind).split("#")
  // A reference may stand behind the address as well; an `@` before the host is a user's.
  const [, url = address, written] = /^(.*:\/\/[^/]*\/.*)@([^@]*)$/.exec(address) ?? []
  const commit = textIn(entry, "ref") ?? written
  return commit === undefined || commit === ""
    ? "names a repository without a commit (`ref`)"
    : { _tag: "Repository", kind, url, commit, ...subdirectoryIn(entry) }
}

/** Pipenv writes hashes beside a place that are an index's, of what has the same name there (2018 to 2026.10.3). */
const placeOf = (entry: Table): LockedSource | string | undefined => {
  const kind = kinds.find((one) => textIn(entry, one) !== undefined)
  if (kind !== undefined) return repository(entry, kind)
  const place = textIn(entry, "path") ?? textIn(entry, "file")
  if (place === undefined) return undefined
  if (isAddress(place)) return { _tag: "Address", url: asPipReads(place), ...subdirectoryIn(entry) }
  return { _tag: "Path", path: place, editable: entry["editable"] === true, ...subdirectoryIn(entry) }
}

const fixed = /^={2,3}\s*([^\s,*]+)$/

/**
 * What was locked where its condition does not hold is there as it was asked for: `*`, `>=1.2` (2018.5 to 2026.10.3), or
 * `==>=1.2` where the condition is a key of its own in the Pipfile (2026.10.3).
 */
const versionIn = (entry: Table): Pick<LockedPackage, "range" | "version"> => {
  const written = (textIn(entry, "version") ?? "").trim().replace(/^={2,3}\s*(?=[<>=!~*])/, "")
  const version = fixed.exec(written)?.[1]
  return version !== undefined ? { version } : written === "*" || written === "" ? {} : { range: written }
}

/** Names of conditions that may be keys of an entry: `sys_platform = "== 'win32'"`. */
const conditionKeys = [
  "implementation_name",
  "implementation_version",
  "os_name",
  "platform_machine",
  "platform_python_implementation",
  "platform_release",
  "platform_system",
  "platform_version",
  "python_full_version",
  "python_version",
  "sys_platform"
]

/** `'dev' in dependency_groups`, which the lock has from a `pylock.toml`; whoever installs that list has chosen it (2026.10.3). */
const ofOwnList = ({ name, operator }: Compared): boolean | undefined =>
  name === "dependency_groups" ? operator === "in" : undefined

const markersOf = (entry: Table) => {
  const parts = [
    ...["markers", "os_markers"].map((key) => markerIn(entry, key)),
    ...conditionKeys.flatMap((key) => {
      const value = textIn(entry, key)
      return value === undefined ? [] : [parse(`${key} ${value}`)]
    })
  ]
  const read = parts.filter((part) => part !== undefined)
  return read.length === parts.length ? resolve(and(read), ofOwnList) : undefined
}

/** Conditions that are keys in the Pipfile get lost on the way to what they do not let in (2026.10.3). */
const conditionOf = (entry: Table, asked: unknown): Marker | undefined => {
  const marker = markersOf(entry)
  return marker?._tag === "Always" && versionIn(entry).version === undefined && isTable(asked)
    ? markersOf(asked)
    : marker
}

interface Named {
  readonly name: string
  readonly value: unknown
  /** The entry of the Pipfile. */
  readonly asked: unknown
}

const packageOf = ({ asked, name, value }: Named, indexes: ReadonlyArray<NamedIndex>): LockedPackage | string => {
  const entry = isTable(value) ? value : { version: value }
  const marker = conditionOf(entry, asked)
  if (marker === undefined) return "has `markers` that are no condition"
  const place = placeOf(entry)
  if (typeof place === "string") return place
  if (place !== undefined) return { name, marker, source: place, hashes: [] }
  const version = versionIn(entry)
  if (version.version === undefined && marker._tag === "Always")
    return "has neither a version (`==…`) nor a place that it comes from"
  const named = textIn(entry, "index")
  const index = named === undefined ? indexes[0] : indexes.find((one) => one.name === named)
  if (named !== undefined && index === undefined && indexes.length > 0)
    return `comes from \`${named}\`, which is none of the sources in \`_meta\``
  return { name, ...version, marker, source: sourceOf(index), hashes: textsIn(entry, "hashes") }
}

/** Lists are installed one after the other, so what two of them have in one version holds where either says so. */
const merged = (before: LockedPackage | undefined, now: LockedPackage): LockedPackage => {
  if (before === undefined) return now
  const bare = (one: LockedPackage): string => lineOf({ ...one, marker: and([]) })
  if (bare(before) !== bare(now)) return before
  return { ...before, marker: or([before.marker, now.marker]), hashes: [...new Set([...before.hashes, ...now.hashes])] }
}

export interface PipfileLockFacts {
  /** All but the app's own package. */
  readonly packages: ReadonlyArray<LockedPackage>
  /** The app's own folder, where that is among them. */
  readonly own: LockedPackage | undefined
  readonly problems: ReadonlyArray<StagingError>
}

const isOwn = ({ source }: LockedPackage): boolean =>
  source._tag === "Path" && /^[./]*$/.test(source.path) && /^[./]*$/.test(source.subdirectory ?? "")

const askedIn = (pipfile: Table): ReadonlyMap<string, Table> =>
  new Map(
    [...categoriesIn(pipfile)].map(([category, entries]) => [
      category,
      Object.fromEntries(Object.entries(entries).map(([name, entry]) => [normalise(name), entry]))
    ])
  )

export interface PipfileLockReading {
  readonly document: Table
  /** The Pipfile, or an empty table. */
  readonly pipfile: Table
  /** Normal names of lists to install after the one that always is. */
  readonly groups: ReadonlySet<string>
}

export const readPipfileLock = (manager: Manager, reading: PipfileLockReading): PipfileLockFacts => {
  const { document, groups, pipfile } = reading
  const indexes = indexesIn(document)
  const asked = askedIn(pipfile)
  const chosen = ["default", ...groupsIn(document).filter((name) => groups.has(normalise(name)))]
  const packages = new Map<string, LockedPackage>()
  const problems: Array<StagingError> = []
  const entries = chosen.flatMap((category) =>
    Object.entries(tableAt(document, category)).map(([name, value]) => ({
      name,
      value,
      asked: asked.get(category)?.[normalise(name)]
    }))
  )
  for (const entry of entries) {
    const { name } = entry
    const made = packageOf(entry, indexes)
    if (typeof made === "string") problems.push(new InvalidLockEntry({ manager, entry: name, lack: made }))
    else packages.set(normalise(name), merged(packages.get(normalise(name)), made))
  }
  const all = [...packages.values()]
  return {
    packages: all.filter((one) => !isOwn(one)),
    own: all.find(isOwn),
    problems
  }
}
