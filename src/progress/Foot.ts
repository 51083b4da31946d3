/** The sequences that write lines at the foot of a terminal over those that stood there (ECMA-48); pure. */
import { cellsOf } from "./Cells.ts"

const escape = "\u001b["
/** What stands between is shown at once, by terminals that know it; others pass over it. */
const together = (text: string): string => `${escape}?2026h${text}${escape}?2026l`
const toEndOfLine = `${escape}K`
const toEndOfScreen = `${escape}J`
const up = (rows: number): string => (rows > 0 ? `${escape}${rows}A` : "")

/** Rows that lines take which were written when the terminal was wider: terminals break them anew. */
const rowsOf = (lines: ReadonlyArray<string>, columns: number): number =>
  lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(cellsOf(line) / Math.max(1, columns))), 0)

/** The cursor stands below them, on an empty row: what is typed (`^C`) moves nothing, and a terminal that breaks the rows of a narrower window anew leaves that one as it is. */
const toTop = (lines: ReadonlyArray<string>, columns: number): string =>
  lines.length === 0 ? "" : `\r${up(rowsOf(lines, columns))}`

/** Takes them away; what comes next is written where they began. */
export const erased = (lines: ReadonlyArray<string>, columns: number): string =>
  lines.length === 0 ? "" : `${toTop(lines, columns)}${toEndOfScreen}`

const written = (lines: ReadonlyArray<string>): string =>
  lines.length === 0 ? "" : `${lines.map((line) => `${line}${toEndOfLine}\r\n`).join("")}${toEndOfScreen}`

/** Writes lines over others. Nothing is empty in between, and nothing is written where nothing changes. */
export const repainted = (before: ReadonlyArray<string>, after: ReadonlyArray<string>, columns: number): string => {
  if (before.length === after.length && before.every((line, at) => line === after[at])) return ""
  return after.length === 0 ? erased(before, columns) : together(`${toTop(before, columns)}${written(after)}`)
}

/** A text of whole lines, above the lines at the foot. */
export const above = (
  text: string,
  before: ReadonlyArray<string>,
  after: ReadonlyArray<string>,
  columns: number
): string =>
  before.length + after.length === 0 ? text : together(`${erased(before, columns)}${text}${written(after)}`)
