/** Output is cut into the same lines however it arrives, and neither long lines nor many fill memory. */
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { heldLines, lineSplitter } from "../../src/services/OutputLines.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"

const cut = (pieces: ReadonlyArray<string>, longest?: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const splitter = lineSplitter((line) => lines.push(line), longest)
  for (const piece of pieces) splitter.push(piece)
  splitter.end()
  return lines
}
/** Texts in which line ends of every kind are cut in two. */
const pieces = Schema.Array(Schema.Literals(["", "a", "é", "\n", "\r", "\r\n", "\n\n", "b\r", "\nc", "\u2028"]))

describe("lineSplitter", () => {
  it.prop("gives the same lines however the text is cut", { parts: pieces }, ({ parts }) => {
    const lines = parts.join("").split(/\r\n|[\n\r\u2028\u2029]/)
    expect(cut(parts)).toEqual(lines.at(-1) === "" ? lines.slice(0, -1) : lines)
  })

  it("tells a line that is too long once, and reads on behind it", () => {
    expect(cut(["abc", "def", "ghi\nok\n"], 4)).toEqual(["abcd … (5 more characters)", "ok"])
  })

  it("holds a megabyte of a line that never ends, in no time", () => {
    const piece = "x".repeat(65_536)
    const pieces = Array.from({ length: 1600 }, () => piece)
    const [line = "", ...more] = cut(pieces)
    expect(more).toEqual([])
    expect(line.length).toBeLessThan(1_100_000)
    expect(threadMilliseconds(() => cut(pieces))).toBeLessThan(2000)
  })
})

describe("heldLines", () => {
  const hold = (lines: ReadonlyArray<string>, ...bounds: Parameters<typeof heldLines>) => {
    const held = heldLines(...bounds)
    for (const line of lines) held.push(line)
    return held.lines()
  }
  const numbers = Array.from({ length: 5000 }, (_, at) => String(at))

  it("holds all of what is short", () => {
    expect(hold(numbers, undefined)).toEqual(numbers)
  })

  it("holds the first and the last of what is long, and says how many are missing", () => {
    const held = hold(numbers, undefined, 1000)
    const at = held.findIndex((line) => line.startsWith("…"))
    expect(held.slice(0, at)).toEqual(numbers.slice(0, at))
    expect(held.slice(at + 1)).toEqual(numbers.slice(at - held.length + 1))
    expect(held[at]).toBe(`… (${numbers.length - held.length + 1} lines are left out here)`)
    expect(held.join("").length).toBeLessThan(2100)
  })

  it.each([0, 1, 7, 2500])("holds the last %s where no more are asked for", (keep) => {
    expect(hold(numbers, keep)).toEqual(keep === 0 ? [] : numbers.slice(-keep))
  })
})
