/** The Python that a Pipfile.lock asks for: what `[requires]` in Pipfile said when it was written. */
import type { VersionSource } from "../../domain/Application.ts"
import * as Origin from "../../domain/Origin.ts"
import { readWord } from "../../formats/VersionFile.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"

export interface RequestedPython {
  readonly asked?: VersionSource
  /** `>=3.9,<4`, which Pipenv takes there as well (2026.10.3). */
  readonly range?: string
}

const keys = ["python_full_version", "python_version"]

const lineOf = (text: string, key: string): number | undefined => {
  const at = text.indexOf(`"${key}"`)
  return at < 0 ? undefined : text.slice(0, at).split("\n").length
}

export const pythonIn = (document: Table, file: string, text: string): RequestedPython => {
  const requires = tableAt(document, "_meta", "requires")
  for (const key of keys) {
    const value = requires[key]
    const written = typeof value === "string" || typeof value === "number" ? String(value).trim() : ""
    if (written === "" || written === "*") continue
    return /[<>=~!]/.test(written)
      ? { range: written }
      : { asked: readWord(Origin.file(file, lineOf(text, key)), written) }
  }
  return {}
}
