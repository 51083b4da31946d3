/** Spans that are recorded beside whatever else traces them. */
import { it as effectIt } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as Tracer from "effect/Tracer"
import { describe, expect } from "vitest"
import { recording } from "../../src/services/SpanRecording.ts"

const slow = (name: string) => Effect.withSpan(Effect.sleep("5 millis"), name)

describe("the spans that are recorded", () => {
  effectIt.effect("are those that are wanted and take their time, each within the next of them outwards", () =>
    Effect.gen(function* () {
      const { record, told } = recording((name) => name !== "unwanted")
      const steps = Effect.all([
        slow("first"),
        Effect.withSpan(slow("inner"), "unwanted"),
        Effect.withSpan(Effect.void, "short")
      ]).pipe(Effect.withSpan("outer"))
      const fiber = yield* Effect.forkChild(record(steps))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      expect(told().map(({ name, within }) => [name, within])).toEqual([
        ["outer", undefined],
        ["first", 0],
        ["inner", 0]
      ])
      expect(told().map(({ end, start }) => end - start)).toEqual([10, 5, 5])
    })
  )

  effectIt.effect("are seen by the tracer that was there, too", () =>
    Effect.gen(function* () {
      const names: Array<string> = []
      const other = Tracer.make({
        span: (options) => {
          names.push(options.name)
          return new Tracer.NativeSpan(options)
        }
      })
      const { record, told } = recording(() => true)
      const failing = Effect.fail("why").pipe(Effect.delay("5 millis"), Effect.withSpan("failing"), Effect.exit)
      const fiber = yield* Effect.forkChild(Effect.provideService(record(failing), Tracer.Tracer, other))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      expect([names, told().map(({ failed, name }) => [name, failed])]).toEqual([["failing"], [["failing", true]]])
    })
  )
})
