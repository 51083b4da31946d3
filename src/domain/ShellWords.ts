/** Splits a variable into words as a shell would, without running one. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { StagingError } from "./StagingError.ts"

export class UnclosedQuote
  extends Data.TaggedError("UnclosedQuote")<{
    /** The variable's name, without the `$`. */
    readonly variable: string
    readonly mark: "'" | '"' | "\\"
    /** Where the mark stands, counted from 1. */
    readonly position: number
  }>
  implements StagingError
{
  readonly id = "pip-opts/unclosed-quote"
  readonly blame = "app"
  get title(): string {
    return this.mark === "\\"
      ? `$${this.variable} ends with a lone backslash`
      : `$${this.variable} has an unclosed quote`
  }
  override get message(): string {
    const where = `character ${this.position} of $${this.variable}`
    return this.mark === "\\"
      ? `A backslash makes the character after it an ordinary one, and nothing follows the one at ${where}.`
      : `The quote (${this.mark}) at ${where} opens a text that is never closed, so it is unclear where that word ends.`
  }
  get hints(): ReadonlyArray<string> {
    return this.mark === "\\"
      ? [`Remove the backslash at the end of $${this.variable}, or write two.`]
      : [`Close the quote. A quote that is part of a value is written with a backslash before it: \\${this.mark}`]
  }
}

const piece = /([ \t\r\n]+)|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^ \t\r\n'"\\]+)/y

/**
 * The words of a variable, by the quoting rules of a POSIX shell and nothing else: no expansion, no comments.
 * The npm package `shlex` (3.0.0) cannot serve: it reads `$'…'` as bash does, and its double quotes undo backslashes
 * that stand before them in the same word (`'a\\b'"c"`) and keep the one of `"\$"`.
 */
export const shellWords = (text: string, variable: string): Result.Result<ReadonlyArray<string>, UnclosedQuote> => {
  const words: Array<string> = []
  let word: string | undefined
  piece.lastIndex = 0
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    const found = piece.exec(text)
    if (found === null) {
      const mark = text.charAt(at)
      return Result.fail(
        new UnclosedQuote({ variable, mark: mark === "'" || mark === '"' ? mark : "\\", position: at + 1 })
      )
    }
    const [, blank, single, double, escaped, plain] = found
    if (blank !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (escaped !== "\n") {
      word = (word ?? "") + (single ?? double?.replaceAll(/\\([$`"\\\n])/g, unescape) ?? escaped ?? plain ?? "")
    }
  }
  return Result.succeed(word === undefined ? words : [...words, word])
}
/** A backslash before the end of a line joins the two lines. */
const unescape = (_: string, character: string): string => (character === "\n" ? "" : character)
