/** The lines of a requirement file as pip's parsers, 9 to 26, read them: joined, variables expanded, options apart. */
import { type LineOptions, readOptions } from "./LineOptions.ts"
import type { Fault } from "./Mistake.ts"
import { pythonLines, trim } from "../TextFile.ts"

export interface LogicalLine {
  /** The number of the first physical line, counted as pip counts. */
  readonly number: number
  /** The line as written, joined where a backslash continues it, without its comment. */
  readonly text: string
}
/** A logical line in its two parts. */
export interface Line extends LineOptions {
  /** What stands before the options; empty for a line of options. */
  readonly requirement: string
}

const withoutComment = (line: string): string => {
  for (let at = line.indexOf("#"); at >= 0; at = line.indexOf("#", at + 1)) {
    if (at === 0 || /\s/.test(line.charAt(at - 1))) return line.slice(0, at)
  }
  return line
}

/** Continuations first, comments second, as pip does: a comment line ends a continuation, and never continues. */
export const logicalLines = (text: string): ReadonlyArray<LogicalLine> => {
  const found: Array<LogicalLine> = []
  let first = 0
  let parts: Array<string> = []
  const finish = () => {
    const joined = withoutComment(parts.join("")).trim()
    if (joined !== "") found.push({ number: first, text: joined })
    parts = []
  }
  for (const [index, line] of pythonLines(text).entries()) {
    if (parts.length === 0) first = index + 1
    const comment = /^\s*#/.test(line)
    const continues = line.endsWith("\\") && !comment
    parts.push(continues ? trim(line, "\\") : comment ? ` ${line}` : line)
    if (!continues) finish()
  }
  finish()
  return found
}

/** `${NAME}` with upper-case names that are set and not empty, as pip 10 and newer expand it. */
export const expand = (
  text: string,
  environment: ReadonlyMap<string, string>
): { readonly text: string; readonly unset: ReadonlyArray<string> } => {
  const unset: Array<string> = []
  const expanded = text.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (whole, name: string) => {
    const value = environment.get(name) ?? ""
    if (value === "") unset.push(name)
    return value === "" ? whole : value
  })
  return { text: expanded, unset }
}

const words = (text: string): ReadonlyArray<string> | undefined => {
  const found: Array<string> = []
  let rest = text.trimStart()
  while (rest !== "") {
    const match = /^(?:[^\s'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")+/.exec(rest)
    if (match === null || !/^(?:\s|$)/.test(rest.slice(match[0].length))) return undefined
    found.push(
      match[0].replaceAll(
        /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
        (_, single?: string, double?: string, escaped?: string) =>
          single ?? double?.replaceAll(/\\(["\\])/g, "$1") ?? escaped ?? ""
      )
    )
    rest = rest.slice(match[0].length).trimStart()
  }
  return found
}

/** Takes a line apart. Only the options are split as a shell would: quotes in a marker belong to the marker. */
export const parseLine = (text: string): Line => {
  const tokens = text.split(" ")
  const at = tokens.findIndex((token) => token.startsWith("-"))
  const requirement = (at < 0 ? tokens : tokens.slice(0, at)).join(" ").trim()
  const split = at < 0 ? [] : words(tokens.slice(at).join(" "))
  if (split !== undefined) return { requirement, ...readOptions(split) }
  const fault: Fault = {
    condition: "unclosed-quote",
    meaning: "A quotation mark or a backslash in its options has no counterpart.",
    hint: "Close the quotation mark, or write the value without any."
  }
  return { requirement, options: [], ignored: [], fault }
}
