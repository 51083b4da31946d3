/** The Python that Pipenv is told of: `[requires]` in Pipfile, or what its lock file has taken over from there. */
import type { VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfRequest, versionIn } from "./HintedVersion.ts"
import { decode, lines } from "./TextFile.ts"
import { isTable, lineOfKey, type Table, tableAt, tomlOf } from "./TomlDocument.ts"
import { readWord } from "./VersionFile.ts"

const keys = ["python_full_version", "python_version"] as const

const hintOf = (
  requires: Table,
  path: string,
  lineOf: (key: string) => number | undefined
): ReadonlyArray<PythonHint> => {
  for (const key of keys) {
    const value = requires[key]
    const asked = typeof value === "string" || typeof value === "number" ? versionIn(String(value).trim()) : undefined
    if (asked === undefined) continue
    return [hintOfRequest("pipfile", Origin.file(path, lineOf(key)), `requires Python ${String(value).trim()}`, asked)]
  }
  return []
}

/** What a Pipfile without a lock file asks for. */
export const pythonOfPipfile = (bytes: Uint8Array): VersionSource | undefined => {
  const { text } = decode(bytes)
  const requires = tableAt(tomlOf(text) ?? {}, "requires")
  for (const key of keys) {
    const value = requires[key]
    const word = typeof value === "string" || typeof value === "number" ? String(value).trim() : ""
    if (word !== "" && word !== "*") return readWord(Origin.file("Pipfile", lineOfKey(text, "requires", key)), word)
  }
  return undefined
}

export const readPipfile = (bytes: Uint8Array): ReadonlyArray<PythonHint> => {
  const { text } = decode(bytes)
  const requires = tableAt(tomlOf(text) ?? {}, "requires")
  return hintOf(requires, "Pipfile", (key) => lineOfKey(text, "requires", key))
}

export const readPipfileLock = (bytes: Uint8Array): ReadonlyArray<PythonHint> => {
  const { text } = decode(bytes)
  const document = jsonOf(text)
  const requires = isTable(document) ? tableAt(document, "_meta", "requires") : {}
  const lineOf = (key: string): number => lines(text).findIndex((line) => line.includes(`"${key}"`)) + 1
  return hintOf(requires, "Pipfile.lock", lineOf)
}

const jsonOf = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
