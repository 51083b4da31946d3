/** Lines at the foot of a terminal, held against a terminal: what is painted, and that nothing of it is left. */
import { Terminal } from "@xterm/headless"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type Progress, progressOn, type Screen } from "../../src/progress/Progress.ts"
import type { Running } from "../../src/progress/Running.ts"

/** A real terminal's screen, and a log that goes there; time passes when it is told to. */
const stage = (columns: number, rows: number) => {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000, convertEol: true })
  let on: Parameters<Screen["watch"]>[0] | undefined
  let tick = (): void => undefined
  let running: ReadonlyArray<Running> = []
  const writes: Array<string> = []
  const screen: Screen = {
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
    watch: (all) => {
      on = all
      return () => undefined
    },
    every: (_, call) => {
      tick = call
      return () => undefined
    },
    now: () => 1_000_000
  }
  const write = (text: string): void => {
    writes.push(text)
    terminal.write(text)
  }
  const progress: Progress = progressOn(screen, write, () => running)
  const settled = () => new Promise<void>((resolve) => terminal.write("", resolve))
  return {
    progress,
    writes,
    runs: (...titles: ReadonlyArray<string>): void => {
      running = titles.map((title) => ({ title, doing: "", begun: 996_000, keeps: [], next: [] }))
      tick()
    },
    resize: async (columns: number, rows: number) => {
      await settled()
      terminal.resize(columns, rows)
      on?.moved()
    },
    types: (text: string): void => terminal.write(text),
    comesBack: (): void => on?.shared(),
    /** What a person reads, from the first line of all to the last that is not empty; lines that were broken are whole. */
    seen: async (): Promise<ReadonlyArray<string>> => {
      await settled()
      const buffer = terminal.buffer.active
      const lines: Array<string> = []
      for (let at = 0; at < buffer.length; at += 1) {
        const line = buffer.getLine(at)
        const text = line?.translateToString(true) ?? ""
        if (line?.isWrapped === true) lines.push((lines.pop() ?? "") + text)
        else lines.push(text)
      }
      return lines.join("\n").trimEnd().split("\n")
    },
    cursor: async () => {
      await settled()
      const { baseY, cursorX, cursorY } = terminal.buffer.active
      return [cursorX, baseY + cursorY]
    }
  }
}

describe("the foot of a terminal", () => {
  it("is what is going on, below the log that goes on, and gone in the end", async () => {
    const { progress, runs, seen, writes } = stage(80, 24)
    progress.write("-----> Installing\n", "stdout")
    runs("Compiling", "Unpacking")
    expect(await seen()).toEqual(["-----> Installing", "       Compiling, 4 s", "       Unpacking, 4 s"])
    progress.write("       flask\n", "stdout")
    progress.write(" !     Old.\n", "stderr")
    runs("Unpacking")
    expect(await seen()).toEqual(["-----> Installing", "       flask", " !     Old.", "       Unpacking, 4 s"])
    const before = writes.length
    runs("Unpacking")
    expect(writes.length).toBe(before)
    progress.close()
    progress.write("done\n", "stdout")
    expect(await seen()).toEqual(["-----> Installing", "       flask", " !     Old.", "done"])
  })

  it("scrolls with the log at the end of the screen", async () => {
    const { progress, runs, seen } = stage(80, 9)
    runs("Compiling")
    const log = Array.from({ length: 20 }, (_, at) => `line ${at}`)
    for (const line of log) progress.write(`${line}\n`, "stdout")
    expect(await seen()).toEqual([...log, "       Compiling, 4 s"])
    progress.close()
    expect(await seen()).toEqual(log)
  })

  it.each([
    ["narrower", 40, 24],
    ["much narrower", 20, 24],
    ["wider", 200, 24],
    ["lower", 80, 9]
  ])("is painted anew where the terminal becomes %s, and leaves nothing", async (_, columns, rows) => {
    const { progress, resize, runs, seen } = stage(80, 24)
    progress.write("-----> Installing\n", "stdout")
    runs("Building markupsafe-3.0.2.tar.gz in a folder with a long name", "Unpacking")
    await resize(columns, rows)
    const lines = await seen()
    expect(lines.filter((line) => line.endsWith("4 s")).length).toBe(2)
    expect(lines.length).toBe(3)
    progress.close()
    expect(await seen()).toEqual(["-----> Installing"])
  })

  it("what is typed meanwhile is gone with it, and does not move it", async () => {
    const { progress, runs, seen, types } = stage(80, 24)
    progress.write("-----> Installing\n", "stdout")
    runs("Compiling", "Unpacking")
    types("^C")
    progress.close()
    expect(await seen()).toEqual(["-----> Installing"])
  })

  it("after it was stopped, what a shell has written stays", async () => {
    const { comesBack, progress, runs, seen, types } = stage(80, 24)
    runs("Compiling")
    types("Stopped\r\n$ fg\r\n")
    comesBack()
    progress.close()
    expect(await seen()).toEqual(["       Compiling, 4 s", "Stopped", "$ fg"])
  })

  const Event = Schema.Union([
    Schema.Struct({ log: Schema.String.check(Schema.isPattern(/^[ -~]{0,99}$/)) }),
    Schema.Struct({
      runs: Schema.Array(Schema.Literals(["Compiling", "名前をビルド中", "a 👨‍👩‍👧 family", "x".repeat(70)]))
    })
  ])
  const width = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 120 }))
  const height = Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 30 }))

  it.effect.prop(
    "whatever happens, what is left is the log, with the cursor behind it",
    [Schema.Array(Event), width, height],
    ([events, columns, rows]) =>
      Effect.promise(async () => {
        const plain = stage(columns, rows)
        const live = stage(columns, rows)
        for (const event of events)
          if ("log" in event) for (const one of [plain, live]) one.progress.write(`${event.log}\n`, "stdout")
          else live.runs(...event.runs)
        live.progress.close()
        expect(await live.seen()).toEqual(await plain.seen())
        const [left, logged] = [await live.cursor(), await plain.cursor()]
        expect(left[0]).toBe(logged[0])
      }),
    { arbitrary: { runs: 40 } }
  )
})
