/** What is going on as lines: never too wide, never too many, and the oldest facts survive in the smallest room. */
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { cellsOf, fitting } from "../../src/progress/Cells.ts"
import { linesOf } from "../../src/progress/Lines.ts"
import type { Running } from "../../src/progress/Running.ts"

const now = 1_000_000
const running = (title: string, seconds: number, more: Partial<Running> = {}): Running => ({
  title,
  begun: now - seconds * 1000,
  doing: "",
  keeps: [],
  next: [],
  ...more
})
const queue = { next: ["psycopg2-2.9.tar.gz", "mysqlclient-2.2.tar.gz"] }
const builds = [
  running("Building markupsafe-3.0.tar.gz", 12, { keeps: ["jinja2", "flask"], ...queue }),
  running("Building lxml-5.3.tar.gz", 75, queue)
]

describe("lines of what is going on", () => {
  it.each<[string, ReadonlyArray<Running>, number, number, ReadonlyArray<string>]>([
    ["nothing", [], 80, 24, []],
    ["what has just begun is not told yet", [running("Compiling", 0.2)], 80, 24, []],
    ["one thing", [running("Compiling", 3)], 80, 24, ["       Compiling, 3 s"]],
    [
      "bytes that come",
      [running("Resolving and downloading", 4, { received: 5_242_880, total: 16_777_216 })],
      80,
      24,
      ["       Resolving and downloading, 4 s, 5.0 MiB of 16.0 MiB"]
    ],
    [
      "what it is at",
      [running("Resolving and downloading", 40, { doing: "pyyaml, preparing metadata" })],
      80,
      24,
      ["       Resolving and downloading: pyyaml, preparing metadata, 40 s"]
    ],
    [
      "bytes of nobody knows how many",
      [running("Fetching", 4, { received: 1024 })],
      80,
      24,
      ["       Fetching, 4 s, 1.0 KiB"]
    ],
    [
      "what waits for what",
      builds,
      80,
      24,
      [
        "       Building markupsafe-3.0.tar.gz, 12 s",
        "         jinja2, flask wait for it",
        "       Building lxml-5.3.tar.gz, 1 min 15 s",
        "         psycopg2-2.9.tar.gz, mysqlclient-2.2.tar.gz come next"
      ]
    ],
    [
      "a narrow terminal",
      builds,
      40,
      24,
      [
        " Building markupsafe-3.0.tar.gz, 12 s",
        "   jinja2, flask wait for it",
        " Building lxml-5.3.tar.gz, 1 min 15 s",
        "   psycopg2-2.9.… and 1 more come next"
      ]
    ],
    [
      "a low one: what runs goes first",
      builds,
      80,
      7,
      ["       Building markupsafe-3.0.tar.gz, 12 s", "       Building lxml-5.3.tar.gz, 1 min 15 s"]
    ],
    ["more than there is room for", builds, 80, 5, ["       2 at once"]],
    [
      "a name that is too long loses its end, and not its time",
      [running(`the import of ${"a".repeat(90)}`, 3)],
      40,
      24,
      [` the import of aaaaaaaaaaaaaaaaa…, 3 s`]
    ],
    ["a name in Chinese", [running("名前".repeat(20), 3)], 40, 24, [" 名前名前名前名前名前名前名前名…, 3 s"]],
    ["no room for anything", builds, 10, 24, []],
    ["what a terminal would obey is shown", [running("a\u001b[2J\tb", 3)], 80, 24, ["       a<U+001B>[2J b, 3 s"]]
  ])("%s", (_, all, columns, rows, lines) => {
    expect(linesOf(all, now, { columns, rows })).toEqual(lines)
  })

  const Some = Schema.Struct({
    title: Schema.String,
    doing: Schema.String,
    begun: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: now })),
    received: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1e12 }))),
    keeps: Schema.Array(Schema.String),
    next: Schema.Array(Schema.String)
  })
  const size = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 220 }))

  it.prop(
    "are never wider than the terminal, nor more than a third of it or six",
    [Schema.Array(Some), size, size],
    ([all, columns, rows]) => {
      const lines = linesOf(all, now, { columns, rows })
      expect(lines.length).toBeLessThanOrEqual(Math.min(6, rows / 3))
      for (const line of lines) {
        expect(cellsOf(line)).toBeLessThan(columns)
        expect(line).not.toMatch(/\p{Cc}/u)
      }
    }
  )

  it.prop(
    "a text that is cut takes no more room than there is, and is a beginning",
    [Schema.String, size],
    ([text, room]) => {
      const cut = fitting(text, room)
      expect(cellsOf(cut)).toBeLessThanOrEqual(Math.max(0, room))
      expect(text.startsWith(cut.replace(/…$/, "")) || text === cut).toBe(true)
    }
  )

  it("a letter of several parts is not cut in half", () => {
    expect(fitting(`ab👨‍👩‍👧c${"d".repeat(20)}`, 12)).toBe("ab…")
  })
})
