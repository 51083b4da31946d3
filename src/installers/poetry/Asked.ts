/** What Poetry is asked for, by a project or by a package of its lock file: `^1.2`, or a table that says where and from where. */
import { always, and, type Marker, or, parse, resolve } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import { admits, rangesOf } from "../../formats/PoetryConstraint.ts"
import { isTable, type Table } from "../../formats/TomlDocument.ts"
import { textIn, textsIn } from "../LockDocument.ts"
import type { LockDependency } from "../LockWalk.ts"

export interface PoetryDependency extends LockDependency {
  /** Only with an extra that names it. */
  readonly optional: boolean
}

const full = (specifier: string): Marker =>
  and(
    specifier.split(",").map((clause) => {
      const [, operator = "", version = ""] = /^\s*([^\d\s]+)\s*(.*)$/.exec(clause) ?? []
      return parse(`python_full_version ${operator} '${version.trim()}'`) ?? always
    })
  )

/** `^3.8` as a condition; what cannot be understood holds everywhere. */
export const pythonMarker = (constraint: string): Marker => {
  const ranges = rangesOf(constraint)
  return ranges === undefined || ranges.includes(">=0") ? always : or(ranges.map(full))
}

/** `linux`, `!=win32`, `linux || darwin` */
const platformMarker = (constraint: string): Marker =>
  or(
    constraint.split(/\s*\|\|?\s*/).map((alternative) =>
      and(
        alternative.split(/\s*,\s*/).map((each) => {
          const [, operator = "", value = ""] = /^\s*(==|!=|)\s*"?([\w.-]+)"?\s*$/.exec(each) ?? []
          return parse(`sys_platform ${operator === "" ? "==" : operator} '${value}'`) ?? always
        })
      )
    )
  )

/** A feature that is asked for is followed by name, so its own condition holds there. */
const withoutExtras = (marker: Marker): Marker => resolve(marker, ({ name }) => (name === "extra" ? true : undefined))

const kindOf = (table: Table): LockDependency["kind"] =>
  table["git"] !== undefined
    ? "git"
    : table["path"] !== undefined || table["file"] !== undefined
      ? "path"
      : table["url"] !== undefined
        ? "url"
        : "index"

const ofTable = (name: string, table: Table): PoetryDependency => {
  const version = textIn(table, "version") ?? "*"
  const [python, platform] = [textIn(table, "python"), textIn(table, "platform")]
  return {
    name: normalise(name),
    admits: (locked) => admits(version, locked),
    kind: kindOf(table),
    index: textIn(table, "source"),
    extras: textsIn(table, "extras").map(normalise),
    optional: table["optional"] === true,
    marker: and([
      withoutExtras(parse(textIn(table, "markers") ?? "") ?? always),
      ...(python === undefined ? [] : [pythonMarker(python)]),
      ...(platform === undefined ? [] : [platformMarker(platform)])
    ])
  }
}

/** A constraint, a table, or a list of them, each for other places. */
const ofValue = (name: string, value: unknown): ReadonlyArray<PoetryDependency> => {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => ofValue(name, one))
  if (typeof value === "string") return [ofTable(name, { version: value })]
  return isTable(value) ? [ofTable(name, value)] : []
}

/** A table of dependencies; that on Python itself is none. */
export const askedIn = (dependencies: Table): ReadonlyArray<PoetryDependency> =>
  Object.entries(dependencies).flatMap(([name, value]) => (name === "python" ? [] : ofValue(name, value)))
