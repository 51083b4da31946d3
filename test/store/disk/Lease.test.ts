/** One builds and the others wait: with a disk in memory and the clock of the test, and holders that end in every way. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "@effect/vitest"
import { byOne } from "../../../src/store/disk/Lease.ts"
import { Cache } from "../../../src/services/Cache.ts"
import * as CacheDisk from "../../../src/services/CacheDisk.ts"
import { Filesystem } from "../../../src/services/Filesystem.ts"
import * as Report from "../../../src/services/Report.ts"
import * as MemoryCache from "../../../src/testing/MemoryCache.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"

const services = Layer.provideMerge(MemoryCache.layerMemory(), layerMemory({}))

/** A build of some seconds whose result is found by everybody, and who waited for it. */
const workshop = () => {
  const made: Array<string> = []
  const waited: Array<string> = []
  let shelf: string | undefined
  const stage = (name: string, build: Effect.Effect<string, string>) =>
    byOne(
      "key",
      Effect.sync(() => void waited.push(name)),
      Effect.sync(() => shelf),
      Effect.tap(
        Effect.suspend(() => {
          made.push(name)
          return build
        }),
        (result) => Effect.sync(() => void (shelf = result))
      )
    )
  return { made, waited, stage }
}
const takes = (seconds: number): Effect.Effect<string, string> =>
  Effect.as(Effect.sleep(`${seconds} seconds`), "the wheel")
const leases = Effect.gen(function* () {
  const cache = yield* Cache
  return yield* (yield* Filesystem).list(cache.place("leases") ?? "")
})

describe("of several who want one thing", () => {
  it.effect("one makes it, however long that takes, and nothing stays behind", () =>
    Effect.gen(function* () {
      const { made, stage, waited } = workshop()
      const all = yield* Effect.forEach(["a", "b", "c", "d", "e", "f", "g", "h"], (name) =>
        Effect.forkChild(stage(name, takes(300)))
      )
      yield* TestClock.adjust("310 seconds")
      const results = yield* Effect.forEach(all, Fiber.join)
      expect([new Set(results), made.length, waited.length]).toEqual([new Set(["the wheel"]), 1, 7])
      expect(yield* leases).toEqual([])
    }).pipe(Effect.provide(services))
  )

  it.effect("all go on when the one has failed, each for itself and at once", () =>
    Effect.gen(function* () {
      const { made, stage } = workshop()
      const all = yield* Effect.forEach(["a", "b", "c"], (name) =>
        Effect.forkChild(Effect.flip(stage(name, Effect.andThen(takes(5), Effect.fail("no compiler")))))
      )
      yield* TestClock.adjust("11 seconds")
      expect(yield* Effect.forEach(all, Fiber.join)).toEqual(["no compiler", "no compiler", "no compiler"])
      expect([made.length, yield* leases]).toEqual([3, []])
    }).pipe(Effect.provide(services))
  )

  it.effect("one that is ended gives it back", () =>
    Effect.gen(function* () {
      const { made, stage } = workshop()
      const first = yield* Effect.forkChild(stage("a", takes(300)))
      const second = yield* Effect.forkChild(stage("b", takes(3)))
      yield* TestClock.adjust("2 seconds")
      yield* Fiber.interrupt(first)
      yield* TestClock.adjust("4 seconds")
      expect([yield* Fiber.join(second), made, yield* leases]).toEqual(["the wheel", ["a", "b"], []])
    }).pipe(Effect.provide(services))
  )

  it.effect("nobody waits for long for one that was killed", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const area = yield* (yield* Cache).area("leases")
      yield* files.claim(`${area}/key`)
      yield* files.write(`${area}/key/alive`, "the last sign")
      const { stage } = workshop()
      const waiting = yield* Effect.forkChild(stage("b", takes(1)))
      yield* TestClock.adjust("13 seconds")
      expect([yield* Fiber.join(waiting), yield* leases]).toEqual(["the wheel", []])
    }).pipe(Effect.provide(services))
  )
})

it.effect("what nobody has come back for goes some hours later", () =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const area = yield* (yield* Cache).area("leases")
    yield* files.claim(`${area}/another`)
    yield* TestClock.adjust("7 hours")
    const { stage } = workshop()
    const made = yield* Effect.forkChild(stage("a", takes(1)))
    yield* TestClock.adjust("2 seconds")
    expect([yield* Fiber.join(made), yield* leases]).toEqual(["the wheel", []])
  }).pipe(Effect.provide(services))
)

it.effect("without a cache everybody makes it", () =>
  Effect.gen(function* () {
    const { made, stage } = workshop()
    yield* stage("a", Effect.succeed("one"))
    yield* stage("b", Effect.succeed("two"))
    expect(made).toEqual(["a", "b"])
  }).pipe(
    Effect.provide(CacheDisk.layerNone.pipe(Layer.provideMerge(Layer.merge(layerMemory({}), Report.layerMemory([])))))
  )
)
