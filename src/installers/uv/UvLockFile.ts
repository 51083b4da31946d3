/** `uv.lock` (version 1): packages with where they come from, and what each depends on under which condition. */
import { always, type Marker, or } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import type { Table } from "../../formats/TomlDocument.ts"
import { markerIn, tableIn, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { InvalidLockEntry, type Manager, UnknownLockVersion } from "../LockProblems.ts"

/** What depends on something: the packages that are meant, one of several of a name. */
export interface Dependency {
  readonly name: string
  readonly version: string | undefined
  /** The table of the source as a text; where it is given, the name alone does not tell. */
  readonly source: string | undefined
  readonly extras: ReadonlyArray<string>
  readonly marker: Marker
}

export interface UvPackage {
  readonly name: string
  readonly version: string | undefined
  readonly source: Table
  readonly sourceText: string
  /** Where this one of several of its name counts. */
  readonly forks: Marker
  readonly dependencies: ReadonlyArray<Dependency>
  readonly extras: ReadonlyMap<string, ReadonlyArray<Dependency>>
  readonly groups: ReadonlyMap<string, ReadonlyArray<Dependency>>
  readonly entry: Table
}

/** An extra, a group or a package, of which the lock holds one of a set alone. */
export interface ConflictItem {
  readonly package: string
  readonly extra: string | undefined
  readonly group: string | undefined
}

export interface UvLock {
  readonly packages: ReadonlyArray<UvPackage>
  readonly members: ReadonlyArray<string>
  /** What a root that is no project asks for itself. */
  readonly requirements: ReadonlyArray<Dependency>
  readonly groups: ReadonlyMap<string, ReadonlyArray<Dependency>>
  readonly conflicts: ReadonlyArray<ReadonlyArray<ConflictItem>>
  readonly requiresPython: string | undefined
  /** `supported-markers`: conditions, one of which holds where the lock file does. */
  readonly environments: ReadonlyArray<string>
  /** `required-markers`: where every package must have a wheel. */
  readonly required: ReadonlyArray<string>
  readonly manifest: Table
}

export interface ReadUvLock {
  readonly lock: UvLock
  readonly problems: ReadonlyArray<StagingError>
}

const sourceTextOf = (source: Table): string => JSON.stringify(Object.entries(source).toSorted())

type Told = (entry: string, lack: string) => void

const dependencyOf = (told: Told, entry: Table, owner: string): ReadonlyArray<Dependency> => {
  const name = textIn(entry, "name")
  const marker = markerIn(entry, "marker")
  if (name === undefined) told(owner, "depends on something without a name")
  else if (marker === undefined) told(owner, `depends on ${name} under a \`marker\` that is no condition`)
  else {
    const source = tableIn(entry, "source")
    const extras = [...textsIn(entry, "extra"), ...textsIn(entry, "extras")].map(normalise)
    return [
      {
        name: normalise(name),
        version: textIn(entry, "version"),
        source: source === undefined ? undefined : sourceTextOf(source),
        extras,
        marker
      }
    ]
  }
  return []
}

const dependenciesIn = (told: Told, table: Table, key: string, owner: string): ReadonlyArray<Dependency> =>
  tablesIn(table, key).flatMap((entry) => dependencyOf(told, entry, owner))

const namedIn = (told: Told, table: Table | undefined, owner: string): ReadonlyMap<string, ReadonlyArray<Dependency>> =>
  new Map(Object.keys(table ?? {}).map((key) => [normalise(key), dependenciesIn(told, table ?? {}, key, owner)]))

const forksIn = (entry: Table): Marker => {
  const found = textsIn(entry, "resolution-markers").map((text) => markerIn({ text }, "text") ?? always)
  return found.length === 0 ? always : or(found)
}

const packageOf = (told: Told, entry: Table): ReadonlyArray<UvPackage> => {
  const name = textIn(entry, "name")
  const source = tableIn(entry, "source")
  if (name === undefined) told("[[package]]", "has no name")
  else if (source === undefined) told(name, "has no `source`")
  else
    return [
      {
        name: normalise(name),
        version: textIn(entry, "version"),
        source,
        sourceText: sourceTextOf(source),
        forks: forksIn(entry),
        dependencies: dependenciesIn(told, entry, "dependencies", name),
        extras: namedIn(told, tableIn(entry, "optional-dependencies"), name),
        groups: namedIn(told, tableIn(entry, "dev-dependencies") ?? tableIn(entry, "dependency-groups"), name),
        entry
      }
    ]
  return []
}

const conflictsIn = (document: Table): ReadonlyArray<ReadonlyArray<ConflictItem>> => {
  const sets = document["conflicts"]
  return (Array.isArray(sets) ? sets : []).map((set: unknown) =>
    tablesIn({ set }, "set").map((item) => ({
      package: normalise(textIn(item, "package") ?? ""),
      extra: textIn(item, "extra"),
      group: textIn(item, "group")
    }))
  )
}

const empty: UvLock = {
  packages: [],
  members: [],
  requirements: [],
  groups: new Map(),
  conflicts: [],
  requiresPython: undefined,
  environments: [],
  required: [],
  manifest: {}
}

/** A newer `revision` of a version adds what older readers need not know, so any is read. */
export const readUvLock = (manager: Manager, document: Table): ReadUvLock => {
  const { version } = document
  if (version !== 1 && version !== 1n) {
    const found = typeof version === "number" || typeof version === "string" ? String(version) : ""
    return { lock: empty, problems: [new UnknownLockVersion({ manager, found, known: "1" })] }
  }
  const problems: Array<StagingError> = []
  const told: Told = (entry, lack) => void problems.push(new InvalidLockEntry({ manager, entry, lack }))
  const manifest = tableIn(document, "manifest") ?? {}
  const lock: UvLock = {
    packages: tablesIn(document, "package").flatMap((entry) => packageOf(told, entry)),
    members: textsIn(manifest, "members").map(normalise),
    requirements: dependenciesIn(told, manifest, "requirements", "[manifest]"),
    groups: namedIn(told, tableIn(manifest, "dependency-groups"), "[manifest.dependency-groups]"),
    conflicts: conflictsIn(document),
    requiresPython: textIn(document, "requires-python"),
    environments: textsIn(document, "supported-markers"),
    required: textsIn(document, "required-markers"),
    manifest
  }
  return { lock, problems }
}

/** The packages that may be meant, each where it counts. */
export const meantBy = ({ packages }: UvLock, { name, source, version }: Dependency): ReadonlyArray<UvPackage> =>
  packages.filter(
    (one) =>
      one.name === name &&
      (version === undefined || one.version === version) &&
      (source === undefined || one.sourceText === source)
  )
