/** Whether a kept environment still answers, and why another one does not. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "@effect/vitest"
import type { Inputs } from "../../src/keys/EnvironmentInputs.ts"
import { WheelStore } from "../../src/store/WheelStore.ts"
import type { Environment } from "../../src/domain/Distribution.ts"
import { explainMiss, isFresh, warnOfAge } from "../../src/execute/Freshness.ts"
import { InvalidCacheSetting } from "../../src/store/Limits.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import * as Env from "../../src/services/Env.ts"
import * as Report from "../../src/services/Report.ts"
import { environmentOf } from "../../src/testing/laws/WheelStoreTrial.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import * as MemoryWheelStore from "../../src/testing/MemoryWheelStore.ts"

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const now = Date.parse("2026-11-23")

describe("what is kept", () => {
  it.effect.each<readonly [string, Partial<Environment>, Readonly<Record<string, string>>, boolean]>([
    ["pinned, however old", { pinned: true, confirmed: 0 }, {}, true],
    ["pinned, where the index is always asked", { pinned: true, confirmed: 0 }, { PYTHON_CACHE_MAX_AGE: "0" }, true],
    ["confirmed just now", { pinned: false, confirmed: now }, {}, true],
    ["confirmed not a day ago", { pinned: false, confirmed: now - day + 1 }, {}, true],
    ["confirmed a day ago", { pinned: false, confirmed: now - day }, {}, false],
    [
      "confirmed just now, where the index is always asked",
      { pinned: false, confirmed: now },
      { PYTHON_CACHE_MAX_AGE: "0" },
      false
    ],
    [
      "confirmed within the age that was set",
      { pinned: false, confirmed: now - 5 * day },
      { PYTHON_CACHE_MAX_AGE: "1w" },
      true
    ],
    ["confirmed before it", { pinned: false, confirmed: now - 2 * hour }, { PYTHON_CACHE_MAX_AGE: "1h" }, false],
    ["confirmed in a time to come, of a clock that was set back", { pinned: false, confirmed: now + 1 }, {}, false]
  ])("serves, or does not: %s", ([, facts, variables, expected]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now)
      const fresh = yield* isFresh(environmentOf([], facts)).pipe(Effect.provide(Env.layerMemory(variables)))
      expect(fresh).toBe(expected)
    })
  )

  it.effect("is no reason to pass over a setting that cannot be understood", () =>
    Effect.gen(function* () {
      const unpinned = environmentOf([])
      const error = yield* Effect.flip(isFresh(unpinned)).pipe(
        Effect.provide(Env.layerMemory({ PYTHON_CACHE_MAX_AGE: "soon" }))
      )
      expect(error).toBeInstanceOf(InvalidCacheSetting)
    })
  )

  it.effect.each<readonly [number, string]>([
    [5 * minute, "5 min"],
    [119 * minute, "119 min"],
    [3 * hour, "3 hours"],
    [47 * hour, "47 hours"],
    [20 * day, "20 days"],
    [-hour, "0 min"]
  ])("that serves without the index is told with its age (%d ms: %s)", ([age, words]) =>
    Effect.gen(function* () {
      const log: Array<string> = []
      yield* TestClock.setTime(now)
      const error = new InvalidCacheSetting({ name: "X", value: "", meaning: "", example: "" })
      yield* warnOfAge(environmentOf([], { confirmed: now - age }), error).pipe(Effect.provide(Report.layerMemory(log)))
      expect(log.join("")).toContain(`(${error.title}), so the packages of ${words} ago are used again`)
    })
  )
})

describe("a miss", () => {
  const explained = (
    kept: ReadonlyArray<Inputs>,
    asked: Inputs,
    place: { readonly ofOneApp: boolean; readonly root?: string } = { ofOneApp: true, root: "/cache" }
  ) => {
    const log: Array<string> = []
    const cache = CacheDisk.layer({
      root: undefined,
      lack: "$PYTHON_CACHE is off",
      vouched: true,
      readOnly: false,
      ...place
    })
    const layers = MemoryWheelStore.layerMemory().pipe(
      Layer.provideMerge(cache),
      Layer.provideMerge(layerMemory()),
      Layer.provideMerge(Report.layerMemory(log))
    )
    return Effect.gen(function* () {
      const store = yield* WheelStore
      for (const [at, inputs] of kept.entries())
        yield* store.keepEnvironment(`${at}`, environmentOf([], { inputs, used: at }))
      yield* explainMiss(asked)
      return log.join("").trim()
    }).pipe(Effect.provide(layers))
  }
  const base = { Python: "3.12.1 cpython", "requirements.txt": "1", $CFLAGS: "1", "the stack": "old-22" }

  it.effect("names every reason", () =>
    Effect.gen(function* () {
      const asked = { Python: "3.13.0 cpython", "requirements.txt": "2", "more.txt": "1", "the stack": "new-24" }
      expect(yield* explained([base], asked)).toBe(
        "Not as it was last: $CFLAGS is gone, Python 3.12.1 -> 3.13.0, more.txt is new, requirements.txt changed, the stack changed (old-22 -> new-24)."
      )
    })
  )

  it.effect("is explained by the last staging of the app", () =>
    Effect.gen(function* () {
      const last = { ...base, "requirements.txt": "2", $CFLAGS: "2" }
      const asked = { ...base, $CFLAGS: "3" }
      expect(yield* explained([base, last], asked)).toBe(
        "Not as it was last: $CFLAGS changed, requirements.txt changed."
      )
    })
  )

  it.effect("in a cache of several apps is explained by what is alike, and by nothing when nothing is", () =>
    Effect.gen(function* () {
      const shared = { ofOneApp: false, root: "/cache" }
      const stranger = { Python: "2.7.18 cpython", "setup.py": "1" }
      expect(yield* explained([base, stranger], { ...base, $CFLAGS: "2" }, shared)).toBe(
        "Like an environment in the cache, but for: $CFLAGS changed."
      )
      expect(yield* explained([stranger], base, shared)).toBe("")
    })
  )

  it.effect("has no reason where nothing was kept, and says so where nothing can be", () =>
    Effect.gen(function* () {
      expect(yield* explained([], base)).toBe("")
      expect(yield* explained([], base, { ofOneApp: true })).toContain(
        "Nothing is kept for the next staging ($PYTHON_CACHE is off)"
      )
    })
  )
})
