/** How the packages of one staging became those of another: applied to the former, it gives the latter. */
import { compare, valid } from "@renovatebot/pep440"
import * as Schema from "effect/Schema"
import { lineOfText } from "../domain/PythonVersion.ts"
import { PackageState, type Snapshot } from "./Snapshot.ts"

/** What becomes of a package, in the order of a log: what misbehaves since a deploy mostly is other than it was. */
export const kinds = ["older", "newer", "replaced", "rebuilt", "added", "removed"] as const
export type ChangeKind = (typeof kinds)[number]

export const PackageChange = Schema.Struct({
  name: Schema.String,
  /** `rebuilt`: other code under the same version; `replaced`: by a version that is neither newer nor older (PEP 440). */
  change: Schema.Literals(kinds),
  before: Schema.optionalKey(PackageState),
  now: Schema.optionalKey(PackageState)
})
export type PackageChange = typeof PackageChange.Type

export const Changes = Schema.Struct({
  /** `line`: from 3.11 to 3.12; `patch`: from 3.12.1 to 3.12.2. */
  python: Schema.optionalKey(
    Schema.Struct({ change: Schema.Literals(["line", "patch"]), before: Schema.String, now: Schema.String })
  ),
  /** The packages that are other, by their names. */
  packages: Schema.Array(PackageChange)
})
export type Changes = typeof Changes.Type

const pythonOf = (before: string, now: string): Pick<Changes, "python"> =>
  before === now ? {} : { python: { change: lineOfText(before) === lineOfText(now) ? "patch" : "line", before, now } }

const kindOf = (before: PackageState | undefined, now: PackageState | undefined): ChangeKind | undefined => {
  if (before === undefined || now === undefined)
    return before === now ? undefined : before === undefined ? "added" : "removed"
  if (before.version === now.version) return before.content === now.content ? undefined : "rebuilt"
  if (valid(before.version) === null || valid(now.version) === null) return "replaced"
  const order = compare(before.version, now.version)
  return order === 0 ? "replaced" : order < 0 ? "newer" : "older"
}

export const changesBetween = (before: Snapshot, now: Snapshot): Changes => {
  const [old, current] = [new Map(Object.entries(before.packages)), new Map(Object.entries(now.packages))]
  const names = [...new Set([...old.keys(), ...current.keys()])].toSorted()
  return {
    ...pythonOf(before.python, now.python),
    packages: names.flatMap((name): ReadonlyArray<PackageChange> => {
      const [was, is] = [old.get(name), current.get(name)]
      const change = kindOf(was, is)
      return change === undefined
        ? []
        : [{ name, change, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { now: is }) }]
    })
  }
}

export const isNothing = ({ packages, python }: Changes): boolean => python === undefined && packages.length === 0

/** What was, changed so: what did not change stays as it was told then. */
export const applied = (before: Snapshot, { packages, python }: Changes): Snapshot => {
  const all = new Map(Object.entries(before.packages))
  for (const { name, now } of packages)
    if (now === undefined) all.delete(name)
    else all.set(name, now)
  return { python: python?.now ?? before.python, packages: Object.fromEntries(all) }
}

/** The bytes by which what is installed has grown, as far as each size is known. */
export const growth = ({ packages }: Changes): number =>
  packages.reduce((total, { before, now }) => total + (now?.size ?? 0) - (before?.size ?? 0), 0)
