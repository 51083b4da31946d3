/** pdm.lock without `inherit_metadata`, as PDM 2.0 to 2.10 wrote it: what is installed, and where, is told by what asks for it. */
import { markerOf } from "../../domain/Alternatives.ts"
import type { LockedPackage } from "../../domain/Lock.ts"
import { normalise } from "../../domain/PackageName.ts"
import { either, type PythonRange } from "../../domain/PythonRange.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { isElsewhere } from "../LockEnvironments.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { type LockDependency, type Stop, walk } from "../LockWalk.ts"
import { askedBy, asksOf, extrasKey, pythonsOf } from "./Asked.ts"
import { packageOf, placeOf } from "./PdmLock.ts"

const kinds = { Repository: "git", Path: "path", Address: "url" } as const

const kindOf = (entry: Table): LockDependency["kind"] => {
  const place = placeOf(entry)
  if (place === undefined || typeof place === "string") return "index"
  return place._tag === "Index" || place._tag === "Files" ? "index" : kinds[place._tag]
}

/** Entries of one package: itself, and one for each set of extras that somebody asks for. */
interface Together {
  readonly base: Table
  readonly asks: ReadonlyMap<string, ReadonlyArray<LockDependency>>
}

const asksIn = (entry: Table): ReadonlyArray<LockDependency> =>
  textsIn(entry, "dependencies").flatMap((line) => askedBy(line) ?? [])

const entriesOf = (lock: Table, excluded: ReadonlySet<string>): ReadonlyArray<Together> => {
  const entries = tablesIn(lock, "package").filter((entry) => !excluded.has(normalise(textIn(entry, "name") ?? "")))
  const keyOf = (entry: Table) =>
    JSON.stringify([normalise(textIn(entry, "name") ?? ""), entry["version"], placeOf(entry)])
  return [...Map.groupBy(entries, keyOf).values()].flatMap((all): ReadonlyArray<Together> => {
    const base = all.find((entry) => textsIn(entry, "extras").length === 0) ?? all[0]
    if (base === undefined) return []
    const asks = new Map<string, ReadonlyArray<LockDependency>>()
    for (const entry of all) asks.set(extrasKey(textsIn(entry, "extras")), asksIn(entry))
    return [{ base, asks }]
  })
}

/** Where nobody asked for just these extras together, those of each; `lacking` gets the package where one has no entry. */
const asked =
  ({ asks, base }: Together, lacking: Set<string>) =>
  (extra: string): ReadonlyArray<LockDependency> => {
    const together = asks.get(extra)
    if (together !== undefined || extra === "") return together ?? []
    const each = extra.split(",").map((one) => asks.get(one))
    if (each.includes(undefined)) lacking.add(`${textIn(base, "name") ?? ""}[${extra}]`)
    return each.flatMap((one) => one ?? [])
  }

const stopOf = (entry: Together, lacking: Set<string>): Stop => ({
  name: normalise(textIn(entry.base, "name") ?? ""),
  version: textIn(entry.base, "version") ?? "0",
  kind: kindOf(entry.base),
  index: undefined,
  pythons: pythonsOf(textIn(entry.base, "requires_python") ?? ""),
  asks: asked(entry, lacking)
})

/** The Pythons that the lock file is for. */
const withinOf = (lock: Table, pyproject: Table): PythonRange => {
  const targets = tablesIn(tableAt(lock, "metadata"), "targets").flatMap((one) => textIn(one, "requires_python") ?? [])
  const all = targets.length > 0 ? targets : [textIn(tableAt(pyproject, "project"), "requires-python") ?? ""]
  return all.map(pythonsOf).reduce<PythonRange>(either, [])
}

export interface WithoutMetadata {
  readonly packages: ReadonlyArray<LockedPackage>
  readonly problems: ReadonlyArray<InvalidLockEntry>
  /** Names of which the lock file leaves open what is installed. */
  readonly unclear: ReadonlyArray<string>
}

/** `groups` and `excluded` by their normal names. */
export const readTree = (
  manager: Manager,
  { lock, pyproject }: { readonly lock: Table; readonly pyproject: Table },
  groups: ReadonlySet<string>,
  excluded: ReadonlySet<string>
): WithoutMetadata => {
  const lacking = new Set<string>()
  const entries = new Map(entriesOf(lock, excluded).map((entry) => [stopOf(entry, lacking), entry.base] as const))
  const asks = asksOf(pyproject, groups)
  const { absent, reached, unclear } = walk([...entries.keys()], asks, withinOf(lock, pyproject))
  // Without `cross_platform`, what other systems ask for is not there.
  const missing = [...absent].filter(([name, where]) => !excluded.has(name) && !isElsewhere(markerOf(where)))
  const open = [...new Set([...unclear, ...lacking, ...missing.map(([name]) => name)])].toSorted()
  if (open.length > 0) return { packages: [], problems: [], unclear: open }
  const made = [...reached].map(([stop, where]) => {
    const entry = entries.get(stop) ?? {}
    const name = textIn(entry, "name") ?? "[[package]]"
    const found = packageOf(entry, name, lock)
    return typeof found === "string"
      ? new InvalidLockEntry({ manager, entry: name, lack: found })
      : { ...found, marker: markerOf(where) }
  })
  return {
    packages: made.flatMap((one) => (one instanceof InvalidLockEntry ? [] : [one])),
    problems: made.flatMap((one) => (one instanceof InvalidLockEntry ? [one] : [])),
    unclear: []
  }
}
