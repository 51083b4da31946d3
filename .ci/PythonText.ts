/**
 * A Python source without comments, empty lines and docstrings: the same program, to the last constant.
 *
 * Read by the rules of Python's own tokenizer, as far as 2.7 and every 3 share them: texts with their prefixes and ends,
 * brackets over lines, backslashes at ends of lines. What only a newer Python knows (an f-string) is refused.
 */

export interface Stripped {
  readonly text: string
  /** The docstring of the file, which says what it is for. */
  readonly contract: string
  /** Of `from .NAME import …`, which are left out since all parts of a program stand in one text: each NAME once. */
  readonly imports: ReadonlyArray<string>
}

/** What ends where no bracket is open. */
interface LogicalLine {
  readonly text: string
  readonly indent: number
  /** Nothing but texts, which are a docstring where they come first in a body. */
  readonly isText: boolean
}

const textBegin = /([A-Za-z]{0,2})("""|'''|"|')/y
const word = /\w+/y
const comment = /#[^\n]*/y
const goesOn = /\\\n/y

const match = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(source)
}

const refuse = (source: string, at: number, what: string): Error =>
  new Error(`Line ${source.slice(0, at).split("\n").length}: ${what}`)

/** The index behind the text that begins there. A backslash takes the next character along, in raw texts too. */
const endOfText = (source: string, at: number, quote: string): number => {
  for (let end = at; end < source.length; end++) {
    if (source.startsWith(quote, end)) return end + quote.length
    if (source[end] === "\\") end++
    else if (source[end] === "\n" && quote.length === 1) break
  }
  throw refuse(source, at, "a text without an end")
}

const linesOf = (source: string): ReadonlyArray<LogicalLine> => {
  const lines: Array<LogicalLine> = []
  let [text, physical, depth, isText] = ["", "", 0, true]
  const endPhysical = () => {
    if (physical.trim() !== "") text += `${physical.trimEnd()}\n`
    physical = ""
  }
  const endLogical = () => {
    if (text !== "") lines.push({ text, indent: text.length - text.trimStart().length, isText })
    text = ""
    isText = true
  }
  for (let at = 0; at < source.length;) {
    const begin = match(textBegin, source, at)
    if (begin !== null && /^(?:|u|b|r|br|ur|rb)$/i.test(begin[1] ?? "")) {
      if (/^rb$/i.test(begin[1] ?? "")) throw refuse(source, at, `2.7 has no ${begin[1]}"": write br""`)
      if (/b/i.test(begin[1] ?? "")) isText = false
      const end = endOfText(source, at + begin[0].length, begin[2] ?? "")
      physical += source.slice(at, end)
      at = end
      continue
    }
    if (begin !== null && /^(?:[ft]|[ft]r|r[ft])$/i.test(begin[1] ?? ""))
      throw refuse(source, at, "2.7 has no such text")
    const skipped = match(comment, source, at)
    const whole = match(word, source, at) ?? match(goesOn, source, at)
    const one = source[at] ?? ""
    if (skipped === null && whole === null) {
      if ("([{".includes(one)) depth++
      if (")]}".includes(one)) depth--
    }
    if (one === "\n") {
      endPhysical()
      if (depth === 0) endLogical()
    } else if (skipped === null) {
      physical += whole?.[0] ?? one
      if (one !== " " && one !== "\\") isText = false
    }
    at += skipped?.[0].length ?? whole?.[0].length ?? 1
  }
  if (depth !== 0 || physical !== "" || text !== "") throw refuse(source, source.length, "the file ends in a statement")
  return lines
}

const opensBody = /^\s*(?:def|class|async\s+def)\b[^]*:\n$/
const ofPart = /^from \.(\w+) import [^]*$/

/** Throws where a file has no docstring, or what cannot be told from it. */
export const strip = (source: string): Stripped => {
  const lines = linesOf(source)
  const [first] = lines
  if (first === undefined || !first.isText) throw refuse(source, 0, "no docstring that says what the file is for")
  const isDocstring = (line: LogicalLine, index: number): boolean => {
    const before = lines[index - 1]
    if (!line.isText || before === undefined) return before === undefined
    // A body needs a statement, so that a docstring which is all of it stays.
    const isAll = (lines[index + 1]?.indent ?? 0) < line.indent
    return opensBody.test(before.text) && line.indent > before.indent && !isAll
  }
  const code = lines.filter((line, index) => !isDocstring(line, index))
  const parts = code.map(({ text }) => ofPart.exec(text)?.[1])
  const left = code.filter((_, index) => parts[index] === undefined).map(({ text }) => text)
  const strange = left.find((text) => /^\s*(?:from\s+\.|import\s+\.)/.test(text))
  if (strange !== undefined || code.some(({ text }) => ofPart.test(text) && /\bas\b|[*;]/.test(text)))
    throw refuse(
      source,
      0,
      `a part is imported by \`from .NAME import NAMES\` at the top${strange ? `, not by ${strange}` : ""}`
    )
  const imports = [...new Set(parts.filter((part) => part !== undefined))]
  return {
    text: left.join(""),
    contract: first.text.trim().replace(/^\w*(?:"""|"|'''|')|(?:"""|"|'''|')$/g, ""),
    imports
  }
}
