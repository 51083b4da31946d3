/** A lock file as a value, read once for an application, and the pieces of which its entries are made. */
import { fileNameOf, type LockedRelease } from "../domain/Lock.ts"
import type { Application } from "../domain/Application.ts"
import { parse as parseMarker, always, type Marker } from "../domain/Marker.ts"
import { normalise } from "../domain/PackageName.ts"
import { isTable, mistakeIn, type Table, tomlOf } from "../formats/TomlDocument.ts"
import { conflicted, conflictIn, type Manager, UnreadableLock } from "./LockProblems.ts"

/** What a text says, or why it says nothing. */
export type Document = Table | UnreadableLock

export const readToml = (manager: Manager, text: string): Document => {
  const conflict = conflictIn(text)
  if (conflict !== undefined) return conflicted(manager, conflict)
  const document = tomlOf(text)
  if (document !== undefined) return document
  const { line, reason = "it is no TOML" } = mistakeIn(text) ?? { line: undefined }
  return new UnreadableLock({ manager, line, reason: `it is no TOML (${reason})`, conflict: false })
}

/** The place that a parser names, of which each engine has its own words (V8: `position 12`, `line 3 column 4`). */
const lineIn = (text: string, message: string): number | undefined => {
  const line = /line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length
}

export const readJson = (manager: Manager, text: string): Document => {
  const conflict = conflictIn(text)
  if (conflict !== undefined) return conflicted(manager, conflict)
  try {
    const value: unknown = JSON.parse(text)
    if (isTable(value)) return value
    return new UnreadableLock({ manager, line: 1, reason: "it is no object", conflict: false })
  } catch (error) {
    const line = error instanceof SyntaxError ? lineIn(text, error.message) : undefined
    return new UnreadableLock({ manager, line, reason: "it is no JSON", conflict: false })
  }
}

/**
 * An application is asked several times what it is, and a lock file may have megabytes. What is decided about it
 * meanwhile (its Python, its notices) leaves its texts the same value, and nothing else of it has a say here but what is
 * read with them.
 */
export const once = <A>(make: (application: Application) => A): ((application: Application) => A) => {
  const known = new WeakMap<Application["texts"], { readonly made: A; readonly of: Application }>()
  return (application) => {
    const before = known.get(application.texts)
    const { choices, pyproject } = application
    if (before !== undefined && before.of.choices === choices && before.of.pyproject === pyproject) return before.made
    const made = make(application)
    known.set(application.texts, { made, of: application })
    return made
  }
}

export const textIn = (table: Table, key: string): string | undefined => {
  const value = table[key]
  return typeof value === "string" ? value : undefined
}

/** The tables of an array, whatever else it holds. */
export const tablesIn = (table: Table, key: string): ReadonlyArray<Table> => {
  const value = table[key]
  return Array.isArray(value) ? value.filter(isTable) : []
}

export const textsIn = (table: Table, key: string): ReadonlyArray<string> => {
  const value = table[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
}

export const tableIn = (table: Table, key: string): Table | undefined => {
  const value = table[key]
  return isTable(value) ? value : undefined
}

/** The part of an archive or a repository in which the package is, as a source has it. */
export const subdirectoryIn = (table: Table): { readonly subdirectory?: string } => {
  const subdirectory = textIn(table, "subdirectory")
  return subdirectory === undefined ? {} : { subdirectory }
}

/** `undefined` for what is no condition. */
export const markerIn = (table: Table, key: string): Marker | undefined => {
  const text = textIn(table, key)
  return text === undefined ? always : parseMarker(text)
}

/** The name that a requirement begins with, or a table of a dependency has. */
const nameAsked = (one: unknown): ReadonlyArray<string> => {
  const text = typeof one === "string" ? /^\s*([\w.-]+)/.exec(one)?.[1] : isTable(one) ? textIn(one, "name") : undefined
  return text === undefined ? [] : [normalise(text)]
}

/** A list of what is asked for, or a table by names, where what an extra brings is marked. */
const asksIn = (asked: unknown): ReadonlyArray<string> => {
  if (Array.isArray(asked)) return asked.flatMap(nameAsked)
  if (!isTable(asked)) return []
  return Object.entries(asked).flatMap(([name, what]) =>
    isTable(what) && what["optional"] === true ? [] : [normalise(name)]
  )
}

const sizesIn = (entry: Table): LockedRelease["files"] =>
  tablesIn(entry, "wheels").flatMap((file) => {
    const size = Number(file["size"])
    const name = textIn(file, "name") ?? fileNameOf(textIn(file, "url") ?? textIn(file, "path") ?? "")
    return Number.isSafeInteger(size) && size > 0 ? [{ name, size }] : []
  })

/** What the entries tell besides, in the words that uv, Poetry, PDM and the standard (PEP 751) have in common. */
export const releasesIn = (document: Table, key: "package" | "packages"): ReadonlyArray<LockedRelease> =>
  tablesIn(document, key).flatMap((entry) => {
    const name = textIn(entry, "name")
    if (name === undefined) return []
    return [
      {
        name: normalise(name),
        version: textIn(entry, "version"),
        files: sizesIn(entry),
        asks: asksIn(entry["dependencies"])
      }
    ]
  })
