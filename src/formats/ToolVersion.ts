/** Versions of Python as asdf and mise write them: `3.12.1`, `3.12`, `latest`, `prefix:3.12`, `ref:main`, `system`. */
import type { VersionSource } from "../domain/Application.ts"
import type { Origin } from "../domain/Origin.ts"
import { readWord, unusable } from "./VersionFile.ts"

/** The Python of whoever runs the tool, and so of nobody here. */
const isElsewhere = (word: string): boolean => /^system$/i.test(word)

/** A commit, a branch or a tag to compile, with a colon or, as mise reads it too, a dash. */
const isSource = (word: string): boolean => /^(?:ref|tag|branch|rev)[:-]/.test(word)

/** What one word asks for. mise takes `3.12` and `prefix:3.12` alike for the newest of that line, and `latest` for the newest of all. */
const readTool = (origin: Origin, word: string): VersionSource => {
  const bare = word.replace(/^(?:latest|prefix):(?=.)/, "")
  if (/^latest$/i.test(bare)) return { ...readWord(origin, "3"), text: word }
  if (isSource(word)) return unusable(origin, "development-version", word)
  if (word.startsWith("path:")) return unusable(origin, "system-python", word)
  if (/^sub-[\d.]+:/.test(word)) return unusable(origin, "invalid-version", word)
  const read = readWord(origin, bare)
  return read.problem === undefined ? { ...read, text: word } : read
}

/** `fallback`: asdf goes on to the next word where it has none of the first; to mise the first one is `python`, whatever comes after. */
export type Several = "fallback" | "first"

/**
 * The place of several words. One that CPython is not meant by is passed over where a later one means it; where each
 * leaves it to the system, nothing is asked.
 */
export const readTools = (
  origin: Origin,
  words: ReadonlyArray<string>,
  several: Several
): VersionSource | undefined => {
  const read = words.filter((word) => !isElsewhere(word)).map((word) => readTool(origin, word))
  const usable = read.filter(({ problem }) => problem === undefined)
  const [first, ...others] = usable
  if (first === undefined) return read[0]
  const otherwise = several === "first" ? [] : others.flatMap(({ asked }) => (asked === undefined ? [] : [asked]))
  return { ...first, text: words.join(" "), ...(otherwise.length === 0 ? {} : { otherwise }) }
}
