/** How long an index may keep a staging waiting, by the clock of the test. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "@effect/vitest"
import { withinDeadline } from "../../../src/engines/pip/IndexDeadline.ts"
import type { Outcome } from "../../../src/services/Process.ts"

const patience = { limit: Duration.seconds(5) }
const done: Outcome = { exitCode: 0, signal: undefined, timedOut: false, output: ["done"] }

/** A pip that says its lines after a second, and ends after a while. */
const pip =
  (lines: string, seconds: number, ended: Array<string> = []) =>
  (words: ReadonlyArray<string>, hears: (line: string) => void) =>
    Effect.gen(function* () {
      yield* Effect.sleep("1 second")
      lines.split("\n").forEach(hears)
      yield* Effect.sleep(Duration.seconds(seconds - 1))
      return { ...done, output: words }
    }).pipe(Effect.onInterrupt(() => Effect.sync(() => ended.push("ended"))))

describe("a pip that is waited for", () => {
  it.effect("for as long as it takes is given no words and no end", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(withinDeadline(undefined, pip("Looking in indexes", 3600)))
      yield* TestClock.adjust("1 hour")
      expect(yield* Fiber.join(fiber)).toEqual({ ...done, output: [] })
    })
  )

  it.effect("with patience is told to try once, and not for long", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(withinDeadline(patience, pip("Collecting flask", 2)))
      yield* TestClock.adjust("2 seconds")
      expect(yield* Fiber.join(fiber)).toEqual({ ...done, output: ["--timeout=5", "--retries=0"] })
    })
  )

  it.effect("and gives no sign of an index is ended, and counts as timed out", () =>
    Effect.gen(function* () {
      const ended: Array<string> = []
      const fiber = yield* Effect.forkChild(withinDeadline(patience, pip("Collecting flask", 60, ended)))
      yield* TestClock.adjust("4 seconds")
      expect(ended).toEqual([])
      yield* TestClock.adjust("1 second")
      expect(yield* Fiber.join(fiber)).toEqual({ exitCode: undefined, signal: undefined, timedOut: true, output: [] })
      expect(ended).toEqual(["ended"])
    })
  )

  it.effect.each([
    "  Downloading flask-3.0.0-py3-none-any.whl (101 kB)",
    "  Using cached flask-3.0.0-py3-none-any.whl (101 kB)",
    "Saved ./wheels/flask-3.0.0-py3-none-any.whl",
    `  Resolved https://git.example.test/shop.git to commit ${"a".repeat(40)}`,
    "  Obtaining dependency information for flask from https://index.example.test/flask.metadata",
    "Looking in links: wheels\nProcessing ./wheels/flask-3.0.0-py3-none-any.whl (from -r requirements.txt (line 1))",
    "Looking in links: /srv/wheels\nProcessing /srv/wheels/flask-3.0.0.tar.gz",
    "Processing ./lib\n  Downloading flask-3.0.0-py3-none-any.whl (101 kB)"
  ])("and has an answer may take its time: %s", (line) =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(withinDeadline(patience, pip(line, 600)))
      yield* TestClock.adjust("10 minutes")
      expect((yield* Fiber.join(fiber)).exitCode).toBe(0)
    })
  )

  it.effect.each([
    "Looking in indexes: https://index.example.test/simple",
    "Collecting flask==3.0.0",
    "Processing ./lib",
    "Processing /srv/app/lib (from -r requirements.txt (line 1))",
    "Processing ./libs/six-1.16.0.tar.gz",
    "Processing /tmp/.python-buildpack-aB3dE6/own/0/wheels/shop-1.0-py3-none-any.whl",
    "Looking in links: wheels\nProcessing ./lib",
    "Looking in links: wheels\nProcessing /tmp/.python-buildpack-aB3dE6/own/0/kept/shop-1.0-py3-none-any.whl",
    "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken",
    "ERROR: Could not find a version that satisfies the requirement flask"
  ])("and says what tells nothing of an index is ended: %s", (line) =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(withinDeadline(patience, pip(line, 600)))
      yield* TestClock.adjust("5 seconds")
      expect((yield* Fiber.join(fiber)).timedOut).toBe(true)
    })
  )
})
