/** Which lines of Python a package's `Requires-Python` lets in. */
import { satisfies, validRange } from "@renovatebot/pep440"

/** Oldest first. */
export const known: ReadonlyArray<string> = ["2.7", ...Array.from({ length: 12 }, (_, at) => `3.${at + 3}`)]

/** The lines with a release that one of the specifiers allows. A late patch release stands for a line: `>=3.6.2` means 3.6. */
export const linesFor = (specifiers: ReadonlyArray<string>): ReadonlyArray<string> =>
  known.filter((line) => specifiers.some((specifier) => validRange(specifier) && satisfies(`${line}.18`, specifier)))

/** `2.7`, `3.8 to 3.14`, `2.7 and 3.5 to 3.9` */
export const spoken = (lines: ReadonlyArray<string>): string => {
  const runs: Array<Array<string>> = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last !== undefined && known.indexOf(last.at(-1) ?? "") === known.indexOf(line) - 1) last.push(line)
    else runs.push([line])
  }
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]} to ${run.at(-1)}`)).join(" and ")
}

/** All that are known, for a message that none of them fits. */
export const all = spoken(known)
