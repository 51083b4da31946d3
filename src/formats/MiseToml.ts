/** The Python of mise's configuration, `mise.toml` or `.mise.toml`: its first version that is one of CPython. */
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfLatest, hintOfRequest, versionIn } from "./HintedVersion.ts"
import { decode } from "./TextFile.ts"
import { isTable, lineOfKey, tableAt, tomlOf } from "./TomlDocument.ts"

/** `"3.11"`, `["3.11", "3.10"]`, `{ version = "3.11" }`, and lists of such tables. */
const versionsOf = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string" || typeof value === "number") return [String(value)]
  if (Array.isArray(value)) return value.flatMap(versionsOf)
  return isTable(value) ? versionsOf(value["version"]) : []
}

export const readMiseToml = (bytes: Uint8Array, path: string): ReadonlyArray<PythonHint> => {
  const { text } = decode(bytes)
  const document = tomlOf(text)
  if (document === undefined) return []
  const tools = tableAt(document, "tools")
  const key = ["python", "core:python"].find((name) => tools[name] !== undefined) ?? "python"
  const origin = Origin.file(path, lineOfKey(text, "tools", key))
  for (const word of versionsOf(tools[key])) {
    const asked = versionIn(word.replace(/^(?:c?python-|latest:|prefix:)/i, ""))
    if (asked !== undefined) return [hintOfRequest("mise", origin, `names ${word}`, asked)]
    if (/^latest$/i.test(word)) return [hintOfLatest("mise", origin, "names the latest")]
  }
  return []
}
