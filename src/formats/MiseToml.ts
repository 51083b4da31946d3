/** The Python of mise's configuration, under whichever of its names: `python` in `[tools]`. */
import type { VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import { decode } from "./TextFile.ts"
import { isTable, lineOfKey, type Table, tableAt, tomlOf } from "./TomlDocument.ts"
import { readTools } from "./ToolVersion.ts"

/**
 * Where mise looks in a folder, the first before the others (2026.3, its `LOCAL_CONFIG_FILENAMES`); files of an environment
 * (`mise.production.toml`) are read for `$MISE_ENV` alone.
 */
export const miseFiles = [
  ".mise.local.toml",
  "mise.local.toml",
  ".mise.toml",
  "mise.toml",
  "mise/config.toml",
  ".mise/config.toml",
  ".config/mise.toml",
  ".config/mise/mise.toml",
  ".config/mise/config.toml"
] as const

/** A tool may be for some systems alone: `os = ["linux"]`. */
const isMeant = ({ os }: Table): boolean => !Array.isArray(os) || os.includes("linux")

/** `"3.11"`, `["3.11", "3.10"]`, `{ version = "3.11" }`, and lists of such tables. */
const wordsOf = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string" || typeof value === "number") return [String(value).trim()]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  return isTable(value) && isMeant(value) ? wordsOf(value["version"]) : []
}

/** A name that the file itself gives to a version: `[tool_alias.python.versions]`, or `[alias.…]` as it was called before. */
const meantBy = (document: Table, word: string): string => {
  const given = ["tool_alias", "alias"].map((key) => tableAt(document, key, "python", "versions")[word])
  const known = given.find((one) => typeof one === "string")
  return typeof known === "string" ? known : word
}

/** `undefined` where it names none, leaves it to the system, or is no TOML. */
export const readMiseToml = (bytes: Uint8Array, path: string): VersionSource | undefined => {
  const { text } = decode(bytes)
  const document = tomlOf(text)
  if (document === undefined) return undefined
  const tools = tableAt(document, "tools")
  const key = ["python", "core:python"].find((name) => tools[name] !== undefined)
  if (key === undefined) return undefined
  const origin = Origin.file(path, lineOfKey(text, "tools", key))
  return readTools(
    origin,
    wordsOf(tools[key]).map((word) => meantBy(document, word)),
    "first"
  )
}
