/** TOML as a value, and where in its text a key stands: for files that are only looked at for a hint. */
import { parse, TomlError } from "smol-toml"

export type Table = Readonly<Record<string, unknown>>
export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)

export const isStrings = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((item) => typeof item === "string")

/** `undefined` for what is no TOML: whoever reads the file in earnest says so. */
export const tomlOf = (text: string): Table | undefined => {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof TomlError) return undefined
    throw error
  }
}

/** Where a text is no TOML, and why, in one line of the parser's words (smol-toml 1.9). */
export const mistakeIn = (text: string): { readonly line: number; readonly reason: string } | undefined => {
  try {
    parse(text)
    return undefined
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const reason = (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "")
    return { line: error.line, reason }
  }
}

/** The table at a path of keys; empty where there is none. */
export const tableAt = (document: Table, ...keys: ReadonlyArray<string>): Table => {
  let found: Table = document
  for (const key of keys) {
    const next = found[key]
    found = isTable(next) ? next : {}
  }
  return found
}

/** Where a key of a table stands, counted from 1: `[section]` with `key = …` below it, or `key` inline. */
export const lineOfKey = (text: string, section: string, key: string): number | undefined => {
  const rows = text.split("\n")
  const header = (row: string): string | undefined =>
    /^\s*\[+\s*([^\]]+?)\s*\]+/.exec(row)?.[1]?.replaceAll(/["'\s]/g, "")
  let within = ""
  for (const [at, row] of rows.entries()) {
    within = header(row) ?? within
    if (within === section && new RegExp(`^\\s*["']?${key}["']?\\s*[.=]`).test(row)) return at + 1
    if (header(row) === `${section}.${key}`) return at + 1
  }
  const inline = rows.findIndex((row) => new RegExp(`[{,.]\\s*["']?${key}["']?\\s*=`).test(row))
  return inline < 0 ? undefined : inline + 1
}
