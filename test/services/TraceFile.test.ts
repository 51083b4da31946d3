/** Traces in a file: which spans they hold, what they belong to, and what of an error is nobody's business. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { it as effectIt } from "@effect/vitest"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { afterAll, describe, expect, it } from "vitest"
import { parentOf, traced, type TraceRequest } from "../../src/services/TraceFile.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736"
const spanId = "00f067aa0ba902b7"

class Refused extends Data.TaggedError("Refused")<{ readonly secret: string }> {
  readonly id = "some/refusal"
  override get message(): string {
    return this.secret
  }
}

/** A step that takes 5 ms, with one in it that takes 4 ms, and one that takes no time. */
const steps = Effect.gen(function* () {
  yield* Effect.sleep("1 millis")
  yield* Effect.annotateCurrentSpan({ "python.version": "3.12.1", packages: 3, kept: true })
  yield* Effect.withSpan(Effect.void, "instant")
  yield* Effect.withSpan(Effect.sleep("4 millis"), "inner")
}).pipe(Effect.withSpan("outer"))

const requestOf = (more: Partial<TraceRequest> = {}): TraceRequest => ({
  path: join(temporaryFolder("traces"), "tracing", "buildpacks", "own.jsonl"),
  parent: undefined,
  service: "own/pack",
  version: "1.2.3",
  name: "build",
  ...more
})

const run = <A, E>(request: TraceRequest, effect: Effect.Effect<A, E>, told: Array<string> = []) =>
  Effect.gen(function* () {
    const refused = (why: string) => Effect.sync(() => void told.push(why))
    const fiber = yield* Effect.forkChild(Effect.exit(traced(request, refused)(effect)))
    yield* TestClock.adjust("1 second")
    return yield* Fiber.join(fiber)
  })

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: ReadonlyArray<unknown>
  readonly status: unknown
}

const spansIn = (path: string): ReadonlyArray<Span> =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .flatMap((line) => JSON.parse(line).resourceSpans[0].scopeSpans[0].spans)

const ofName = (spans: ReadonlyArray<Span>, name: string): Span => {
  const found = spans.find((span) => span.name === name)
  if (found === undefined) throw new Error(`no span is called ${name}`)
  return found
}

describe("a trace", () => {
  effectIt.effect(
    "holds each span that took a millisecond, within those that it is of, and belongs to a platform's",
    () =>
      Effect.gen(function* () {
        const request = requestOf({ parent: `00-${traceId}-${spanId}-01` })
        yield* run(request, steps)
        const spans = spansIn(request.path)
        expect(spans.map(({ name }) => name)).toEqual(["inner", "outer", "build"])
        const [build, outer, inner] = ["build", "outer", "inner"].map((name) => ofName(spans, name))
        expect([build?.parentSpanId, outer?.parentSpanId, inner?.parentSpanId]).toEqual([
          spanId,
          build?.spanId,
          outer?.spanId
        ])
        expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
        expect(BigInt(inner?.endTimeUnixNano ?? 0) - BigInt(inner?.startTimeUnixNano ?? 0)).toBe(4_000_000n)
        expect(outer?.attributes).toEqual([
          { key: "python.version", value: { stringValue: "3.12.1" } },
          { key: "packages", value: { intValue: "3" } },
          { key: "kept", value: { boolValue: true } }
        ])
        expect(spans.map(({ status }) => status)).toEqual([{ code: 1 }, { code: 1 }, { code: 1 }])
        const [line = ""] = readFileSync(request.path, "utf8").split("\n")
        expect(JSON.parse(line).resourceSpans[0].resource.attributes).toEqual([
          { key: "service.name", value: { stringValue: "own/pack" } },
          { key: "service.version", value: { stringValue: "1.2.3" } }
        ])
      })
  )

  effectIt.effect("is one of its own where the platform names none, and is added to what is there", () =>
    Effect.gen(function* () {
      const request = requestOf({ parent: "nonsense" })
      yield* run(request, steps)
      yield* run(request, steps)
      const roots = spansIn(request.path).filter(({ name }) => name === "build")
      expect(roots.map(({ parentSpanId }) => parentSpanId)).toEqual([undefined, undefined])
      expect(new Set(roots.map((span) => span.traceId)).size).toBe(2)
    })
  )

  effectIt.effect("tells of an error its id, and of a defect that it was one; nothing of a message", () =>
    Effect.gen(function* () {
      const failing = (error: Effect.Effect<never, unknown>) => Effect.andThen(Effect.sleep("2 millis"), error)
      const request = requestOf()
      yield* run(request, failing(Effect.fail(new Refused({ secret: "hunter2" }))))
      yield* run(request, failing(Effect.die(new Error("hunter2"))))
      expect(spansIn(request.path).map(({ status }) => status)).toEqual([
        { code: 2, message: "some/refusal" },
        { code: 2, message: "defect" }
      ])
      expect(readFileSync(request.path, "utf8")).not.toContain("hunter2")
    })
  )

  effectIt.effect("changes nothing where its file cannot be written, and that is told", () =>
    Effect.gen(function* () {
      const path = join(temporaryFolder("traces"), "file")
      writeFileSync(path, "")
      const told: Array<string> = []
      const exit = yield* run(requestOf({ path: join(path, "own.jsonl") }), Effect.as(steps, "done"), told)
      expect([exit._tag, told]).toEqual(["Success", ["EEXIST"]])
    })
  )

  effectIt.effect("is none where the platform has decided that its own is not followed", () =>
    Effect.gen(function* () {
      const request = requestOf({ parent: `00-${traceId}-${spanId}-00` })
      yield* run(request, steps)
      expect(readFileSync(request.path, "utf8")).toBe("")
    })
  )
})

describe("a traceparent", () => {
  it.each([
    ["", undefined],
    [`00-${traceId}-${spanId}`, undefined],
    [`ff-${traceId}-${spanId}-01`, undefined],
    [`00-${"0".repeat(32)}-${spanId}-01`, undefined],
    [`00-${traceId}-${"0".repeat(16)}-01`, undefined],
    [`00-${traceId.toUpperCase()}-${spanId}-01`, undefined],
    [`00-${traceId}-${spanId}-01\n`, { traceId, spanId, sampled: true }],
    [`00-${traceId}-${spanId}-02`, { traceId, spanId, sampled: false }],
    // A later version may have more behind it (Trace Context, 4.3).
    [`01-${traceId}-${spanId}-03-more`, { traceId, spanId, sampled: true }]
  ])("%j is %j", (text, parent) => {
    const found = parentOf(text)
    expect(found && { traceId: found.traceId, spanId: found.spanId, sampled: found.sampled }).toEqual(parent)
  })
})
