/** What is going on as lines for the foot of a terminal: what runs and for how long, and what waits for it; pure. */
import { elapsedInWords } from "../domain/ElapsedInWords.ts"
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable } from "../domain/StagingError.ts"
import { cellsOf, fitting } from "./Cells.ts"
import type { Running } from "./Running.ts"

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** What ends sooner would be gone before it is read. */
export const shortest = 300

/** The log is what is read: no more than this, and no more than a third of the terminal. */
const mostLines = 6
/** A line that fills the last column makes some terminals begin another one. */
const spare = 1

/** The indent of a log's details, where there is room for it. */
const indentOf = ({ columns }: Size): string => " ".repeat(columns < 60 ? 1 : 7)

const bytesOf = ({ received, total }: Running): string => {
  if (received === undefined) return ""
  return total === undefined || total < received
    ? `, ${sizeInWords(received)}`
    : `, ${sizeInWords(received)} of ${sizeInWords(total)}`
}

const shown = (text: string): string => printable(text).replaceAll("\t", " ")

/** What it is gives way to how long it has run, which alone says that it is alive. */
const lineOf = (one: Running, now: number, room: number): string => {
  const time = `, ${elapsedInWords(now - one.begun)}`
  const title = shown(one.title)
  const told = one.doing === "" ? title : `${title}: ${shown(one.doing)}`
  // A few letters of what it is at say nothing.
  const whole = cellsOf(told) <= room - cellsOf(time) || cellsOf(title) < room / 2 ? told : title
  const behind = cellsOf(whole) + cellsOf(time + bytesOf(one)) <= room ? time + bytesOf(one) : time
  return `${fitting(whole, Math.max(0, room - cellsOf(behind)))}${behind}`
}

/** `a, b and 3 more`, with as many of them as there is room for; at least one. */
const listed = (names: ReadonlyArray<string>, room: number): string => {
  const all = names.map(shown)
  for (let count = all.length; count > 1; count -= 1) {
    const rest = all.length - count
    const text = rest > 0 ? `${all.slice(0, count).join(", ")} and ${rest} more` : all.join(", ")
    if (cellsOf(text) <= room) return text
  }
  const more = all.length > 1 ? ` and ${all.length - 1} more` : ""
  return `${fitting(all[0] ?? "", Math.max(0, room - more.length))}${more}`
}

const noteOf = (names: ReadonlyArray<string>, one: string, several: string, room: number): ReadonlyArray<string> => {
  if (names.length === 0) return []
  const behind = names.length === 1 ? one : several
  const list = listed(names, room - 2 - behind.length)
  return cellsOf(list + behind) + 2 > room ? [] : [`  ${list}${behind}`]
}

/** What comes next is told once: by the last of those that have one queue. */
const isLastOf = (told: ReadonlyArray<Running>, one: Running): boolean =>
  told.findLast(({ next }) => next.join() === one.next.join()) === one

/** A line for each that runs, and behind it what waits for it. Where rows are few, what waits is left out first. */
export const linesOf = (running: ReadonlyArray<Running>, now: number, size: Size): ReadonlyArray<string> => {
  const most = Math.min(mostLines, Math.floor(size.rows / 3))
  const indent = indentOf(size)
  const room = size.columns - indent.length - spare
  const told = running.filter(({ begun }) => now - begun >= shortest)
  if (most < 1 || room < 12 || told.length === 0) return []
  const isCrowded = told.length > most
  const first = isCrowded ? told.slice(0, most - 1) : told
  let left = most - first.length
  const notes = (one: Running): ReadonlyArray<string> => {
    const found = [
      ...noteOf(one.keeps, " waits for it", " wait for it", room),
      ...noteOf(isLastOf(told, one) ? one.next : [], " comes next", " come next", room)
    ].slice(0, left)
    left -= found.length
    return found
  }
  const lines = first.flatMap((one) => [lineOf(one, now, room), ...(isCrowded ? [] : notes(one))])
  const others = told.length - first.length
  const all = isCrowded
    ? [...lines, fitting(first.length === 0 ? `${others} at once` : `and ${others} more`, room)]
    : lines
  return all.map((line) => `${indent}${line}`)
}
