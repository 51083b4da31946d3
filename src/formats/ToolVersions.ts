/** The Python of asdf's `.tool-versions`: the first version of the line `python` that is one of CPython. */
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfLatest, hintOfRequest, versionIn } from "./HintedVersion.ts"
import { decode, lines } from "./TextFile.ts"

export const readToolVersions = (bytes: Uint8Array): ReadonlyArray<PythonHint> => {
  for (const [at, raw] of lines(decode(bytes).text).entries()) {
    const [tool = "", ...versions] = raw.replace(/#.*/, "").trim().split(/\s+/)
    if (!/^python$/i.test(tool)) continue
    const origin = Origin.file(".tool-versions", at + 1)
    for (const word of versions) {
      const asked = versionIn(word.replace(/^(?:c?python-|latest:|prefix:)/i, ""))
      if (asked !== undefined) return [hintOfRequest("tool-versions", origin, `names ${word}`, asked)]
      if (/^latest$/i.test(word)) return [hintOfLatest("tool-versions", origin, "names the latest")]
    }
  }
  return []
}
