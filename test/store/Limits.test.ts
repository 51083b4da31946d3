/** How users say ages and sizes. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { InvalidCacheSetting, maxAge, maxSize } from "../../src/store/Limits.ts"
import * as Env from "../../src/services/Env.ts"

const read = (limit: typeof maxAge, name: string, value: string | undefined) =>
  Effect.runSync(
    Effect.result(limit).pipe(Effect.provide(Env.layerMemory(value === undefined ? {} : { [name]: value })))
  )
const [second, hour, day] = [1000, 3_600_000, 86_400_000]

describe("$PYTHON_CACHE_MAX_AGE", () => {
  it.each([
    [undefined, day],
    ["", day],
    ["0", 0],
    ["0d", 0],
    ["90", 90 * second],
    ["90s", 90 * second],
    ["15m", 900 * second],
    ["15 min", 900 * second],
    ["12h", 12 * hour],
    ["12H", 12 * hour],
    ["1.5h", 1.5 * hour],
    [" 2 d ", 2 * day],
    ["1w", 7 * day]
  ])("%j is %d ms", (value, expected) => {
    expect(read(maxAge, "PYTHON_CACHE_MAX_AGE", value)).toEqual(Result.succeed(expected))
  })

  it.each(["never", "-1", "1y", "h", "1,5h", "12 h 30 m", "1e3", ".5h", "5constructor", "0x10", "∞"])(
    "%j is refused",
    (value) => {
      const result = read(maxAge, "PYTHON_CACHE_MAX_AGE", value)
      if (Result.isSuccess(result)) throw new Error(`read as ${result.success}`)
      const { failure } = result
      expect(failure).toBeInstanceOf(InvalidCacheSetting)
      expect([failure.id, failure.blame]).toEqual(["cache/invalid-setting", "app"])
      expect([failure.title, failure.message, ...failure.hints].join("\n")).toBe(
        [
          "$PYTHON_CACHE_MAX_AGE cannot be understood",
          `$PYTHON_CACHE_MAX_AGE is \`${value}\`. It takes seconds, or a number with one of the units s, m, h, d, w; 0 asks the index every time.`,
          "Write it like this: PYTHON_CACHE_MAX_AGE=12h"
        ].join("\n")
      )
    }
  )
})

describe("$PYTHON_CACHE_MAX_SIZE", () => {
  it.each([
    [undefined, 5 * 2 ** 30],
    ["0", 0],
    ["1000", 1000],
    ["10b", 10],
    ["1k", 2 ** 10],
    ["64 KB", 2 ** 16],
    ["500M", 500 * 2 ** 20],
    ["2G", 2 ** 31],
    ["0.5gb", 2 ** 29],
    ["1T", 2 ** 40]
  ])("%j is %d bytes", (value, expected) => {
    expect(read(maxSize, "PYTHON_CACHE_MAX_SIZE", value)).toEqual(Result.succeed(expected))
  })

  it.each(["2 gigabytes", "-1G", "G", "50%", "1h"])("%j is refused", (value) => {
    const result = read(maxSize, "PYTHON_CACHE_MAX_SIZE", value)
    expect(Result.isFailure(result) && [result.failure.id, result.failure.hints]).toEqual([
      "cache/invalid-setting",
      ["Write it like this: PYTHON_CACHE_MAX_SIZE=2G"]
    ])
  })
})
