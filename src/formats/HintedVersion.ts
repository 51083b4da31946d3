/** Versions as tools other than this one write them, as hints: `3.11.4`, `3.11`, `latest`, `3.12-slim`. */
import type { Origin } from "../domain/Origin.ts"
import { type HintKind, type PythonHint, rangeOfLine } from "../domain/PythonHint.ts"
import { type PythonRequest, renderRequest } from "../domain/PythonVersion.ts"

/** The version that a word begins with; what follows it (`-slim`, `rc1`, `.x`) says nothing about the line. */
export const versionIn = (word: string): PythonRequest | undefined => {
  const found = /^v?([23])(?:\.(\d{1,2})(?:\.(\d{1,3})(?![\w]))?)?(?![\d])/.exec(word)
  if (found === null) return undefined
  const [, major, minor, patch] = found
  return {
    major: Number(major),
    ...(minor === undefined ? {} : { minor: Number(minor) }),
    ...(patch === undefined ? {} : { patch: Number(patch) })
  }
}

export const hintOfRequest = (kind: HintKind, origin: Origin, says: string, asked: PythonRequest): PythonHint => ({
  kind,
  origin,
  says,
  allows: [rangeOfLine(asked)],
  ...(asked.patch === undefined ? {} : { patch: renderRequest(asked) })
})

/** The newest there is, as `latest` means it to every tool of the last ten years: a 3. */
export const hintOfLatest = (kind: HintKind, origin: Origin, says: string): PythonHint => ({
  kind,
  origin,
  says,
  allows: [">=3"]
})
