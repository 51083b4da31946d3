/** poetry.lock of the formats 1.0 to 2.0 (Poetry 1): what is installed, and where, is told by what asks for it, from pyproject.toml on. */
import { valid } from "@renovatebot/pep440"
import * as Data from "effect/Data"
import { alternativesOf, markerOf } from "../../domain/Alternatives.ts"
import { normalise } from "../../domain/PackageName.ts"
import { anyPython, either, type PythonRange } from "../../domain/PythonRange.ts"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"
import { tableIn, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { type Stop, walk } from "../LockWalk.ts"
import { type PoetryDependency, askedIn, pythonMarker } from "./Asked.ts"
import { fixedIn, nameIn } from "./Entries.ts"
import type { FlatReading } from "./FlatLock.ts"
import type { Indexes } from "./Indexes.ts"
import { type ChosenGroups, main } from "./Parts.ts"

/** Where a package is installed, or in which of its versions, takes a resolution among those that are locked. */
export class NeedsResolution
  extends Data.TaggedError("NeedsResolution")<{ readonly manager: Manager; readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "lock-file/needs-resolution"
  readonly blame = "app"
  get title(): string {
    return `${this.manager.file} leaves open what is installed`
  }
  override get message(): string {
    return `${this.manager.file} is of an old format, which does not say where a package is installed, or in which of its versions. What asks for ${this.names.map(printable).join(", ")} does not tell it either: it takes a resolution.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Write it with Poetry 2 (\`${this.manager.command}\`), which says so for each package, and commit it.`]
  }
}

const kinds: Readonly<Record<string, PoetryDependency["kind"]>> = {
  git: "git",
  directory: "path",
  file: "path",
  url: "url"
}

const pythonsOf = (constraint: string): PythonRange => {
  const found = alternativesOf(pythonMarker(constraint))
  if (found === undefined || found.some(({ terms }) => terms.size > 0)) return anyPython
  return found.reduce<PythonRange>((sum, { python }) => either(sum, python), [])
}

/** `PySocks (>=1.5.6)`, `flask[async] (>=2) ; python_version > "3.8"` */
const nameOf = (text: string): string => normalise(/^\s*([\w.-]+)/.exec(text)?.[1] ?? "")

const stopOf = (entry: Table): Stop => {
  const source = tableIn(entry, "source") ?? {}
  const lists = tableIn(entry, "extras") ?? {}
  const extras = new Map(
    Object.keys(lists).map((name) => [normalise(name), new Set(textsIn(lists, name).map(nameOf))] as const)
  )
  const asked = askedIn(tableIn(entry, "dependencies") ?? {})
  return {
    name: nameIn(entry),
    version: textIn(entry, "version") ?? "",
    kind: kinds[textIn(source, "type") ?? ""] ?? "index",
    index: textIn(source, "type") === "legacy" ? textIn(source, "reference") : undefined,
    pythons: pythonsOf(textIn(entry, "python-versions") ?? "*"),
    asks: (extra) =>
      extra === ""
        ? asked.filter(({ optional }) => !optional)
        : asked.filter(({ name, optional }) => optional && extras.get(extra)?.has(name) === true)
  }
}

/** Dependencies of a group; `dev` is also what Poetry 1.0 and 1.1 had as dev-dependencies. */
const tablesOf = (poetry: Table, group: string): ReadonlyArray<Table> => {
  if (group === main) return [tableAt(poetry, "dependencies")]
  const named = Object.entries(tableAt(poetry, "group")).filter(([name]) => normalise(name) === group)
  return [
    ...(group === "dev" ? [tableAt(poetry, "dev-dependencies")] : []),
    ...named.map(([, table]) => (isTable(table) ? tableAt(table, "dependencies") : {}))
  ]
}

/**
 * What a project asks for itself; an optional dependency, where a chosen extra names it. That is what an installation does
 * (Poetry 1.8); an export also has one that some group asks for, whether that is chosen or not.
 */
const asksOf = (poetry: Table, { extras, groups }: ChosenGroups): ReadonlyArray<PoetryDependency> => {
  const lists = tableAt(poetry, "extras")
  const brought = new Set(
    Object.keys(lists).flatMap((name) => (extras.has(normalise(name)) ? textsIn(lists, name).map(nameOf) : []))
  )
  return [...groups]
    .flatMap((group) => tablesOf(poetry, group))
    .flatMap(askedIn)
    .filter(({ name, optional }) => !optional || brought.has(name))
}

export interface TreeReading {
  readonly packages: FlatReading["packages"]
  readonly problems: ReadonlyArray<StagingError>
}

export const readTree = (
  manager: Manager,
  { lock, pyproject }: { readonly lock: Table; readonly pyproject: Table },
  chosen: ChosenGroups,
  indexes: Indexes
): TreeReading => {
  const unversioned = tablesIn(lock, "package").filter((entry) => valid(textIn(entry, "version") ?? "") === null)
  if (unversioned.length > 0)
    return {
      packages: [],
      problems: unversioned.map(
        (entry) =>
          new InvalidLockEntry({
            manager,
            entry: nameIn(entry),
            lack: "has no `version` by which it could be told from others"
          })
      )
    }
  const entries = new Map(tablesIn(lock, "package").map((entry) => [stopOf(entry), entry]))
  const asks = asksOf(tableAt(pyproject, "tool", "poetry"), chosen)
  const within = pythonsOf(textIn(tableAt(lock, "metadata"), "python-versions") ?? "*")
  const { reached, unclear } = walk([...entries.keys()], asks, within)
  if (unclear.length > 0)
    return { packages: [], problems: [new NeedsResolution({ manager, names: [...new Set(unclear)].toSorted() })] }
  const made = [...reached].map(([stop, where]) => {
    const entry = entries.get(stop) ?? {}
    const fixed = fixedIn(lock, entry, indexes)
    return typeof fixed === "string"
      ? new InvalidLockEntry({ manager, entry: textIn(entry, "name") ?? "[[package]]", lack: fixed })
      : { ...fixed, marker: markerOf(where) }
  })
  return {
    packages: made.flatMap((one) => (one instanceof InvalidLockEntry ? [] : [one])),
    problems: made.flatMap((one) => (one instanceof InvalidLockEntry ? [one] : []))
  }
}
