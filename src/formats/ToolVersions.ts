/** The Python of asdf's `.tool-versions`, which mise reads as well: the versions of the line `python`. */
import type { VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import { decode, lines } from "./TextFile.ts"
import { readTools } from "./ToolVersion.ts"

/** `undefined` where it has no such line, or leaves the Python to the system. */
export const readToolVersions = (bytes: Uint8Array): VersionSource | undefined => {
  for (const [at, raw] of lines(decode(bytes).text).entries()) {
    const [tool = "", ...words] = raw.replace(/#.*/, "").trim().split(/\s+/)
    // mise takes a colon behind the name as a slip of the pen (2026.3).
    if (/^python:?$/.test(tool) && words.length > 0)
      return readTools(Origin.file(".tool-versions", at + 1), words, "fallback")
  }
  return undefined
}
