/** poetry.lock of the format 2.1 (Poetry 2): every package says in which groups, and where, it is installed. */
import type { LockedPackage } from "../../domain/Lock.ts"
import { always, and, type Compared, type Marker, or, parse, resolve } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import { isTable, type Table } from "../../formats/TomlDocument.ts"
import { tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { fixedIn } from "./Entries.ts"
import type { Indexes } from "./Indexes.ts"
import type { ChosenGroups } from "./Parts.ts"

export interface FlatReading {
  readonly packages: ReadonlyArray<LockedPackage>
  readonly problems: ReadonlyArray<InvalidLockEntry>
}

/** `extra == "web"` */
const decided =
  ({ extras }: ChosenGroups) =>
  ({ name, operator, value }: Compared): boolean | undefined => {
    if (name !== "extra") return undefined
    const chosen = extras.has(normalise(value))
    return operator === "==" ? chosen : operator === "!=" ? !chosen : undefined
  }

/** One condition for all groups, or one for some of them. */
const conditionIn = (markers: unknown, group: string): Marker | undefined => {
  const text = isTable(markers) ? (textIn(markers, group) ?? "") : markers
  return text === undefined ? always : typeof text === "string" ? parse(text) : undefined
}

/** `undefined` for what no chosen group has. */
const markerOf = (entry: Table, chosen: ChosenGroups): Marker | string | undefined => {
  const groups = textsIn(entry, "groups")
  if (groups.length === 0) return "has no `groups`"
  const own = groups.filter((group) => chosen.groups.has(normalise(group)))
  if (own.length === 0) return undefined
  const conditions = own.map((group) => conditionIn(entry["markers"], group))
  const known = conditions.filter((one) => one !== undefined)
  if (known.length < conditions.length) return "has `markers` that are no condition"
  // A condition may be `<empty>`-like once extras are decided; it is dropped with the rest that never holds.
  return and([or(known.map((one) => resolve(one, decided(chosen))))])
}

export const readFlat = (manager: Manager, document: Table, chosen: ChosenGroups, indexes: Indexes): FlatReading => {
  const packages: Array<LockedPackage> = []
  const problems: Array<InvalidLockEntry> = []
  for (const entry of tablesIn(document, "package")) {
    const marker = markerOf(entry, chosen)
    if (marker === undefined) continue
    const made = typeof marker === "string" ? marker : fixedIn(document, entry, indexes)
    if (typeof made === "string" || typeof marker === "string") {
      const lack = typeof made === "string" ? made : ""
      problems.push(new InvalidLockEntry({ manager, entry: textIn(entry, "name") ?? "[[package]]", lack }))
    } else packages.push({ ...made, marker })
  }
  return { packages, problems }
}
