/** How old a release must be, as users say it. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { durationInWords, releaseAge } from "../../src/domain/ReleaseAge.ts"

describe("an age", () => {
  it.each<readonly [string | undefined, number, string]>([
    [undefined, 0, "0 days"],
    ["0", 0, "0 days"],
    ["3d", 259_200, "3 days"],
    ["72h", 259_200, "3 days"],
    [" 3 D ", 259_200, "3 days"],
    ["P3D", 259_200, "3 days"],
    ["p3d", 259_200, "3 days"],
    ["PT72H", 259_200, "3 days"],
    ["P1DT12H", 129_600, "36 hours"],
    ["1h", 3600, "1 hour"],
    ["2w", 1_209_600, "14 days"],
    ["P2W", 1_209_600, "14 days"],
    ["1d", 86_400, "1 day"]
  ])("%j is %d seconds, %s", (text, seconds, words) => {
    expect(Result.getOrThrow(releaseAge(text))).toBe(seconds)
    expect(durationInWords(seconds)).toBe(words)
  })

  it.each([
    "3",
    "3 days",
    "-3d",
    "3m",
    "P",
    "PT",
    "P3M",
    "P1Y",
    "1.5d",
    "2026-11-01",
    "99999999d",
    "999999d",
    "3d4h",
    ""
  ])("is not %j", (text) => {
    const { id, message } = Result.getOrThrow(Result.flip(releaseAge(text)))
    expect([id, message]).toEqual(["packages/release-age-invalid", expect.stringContaining(`\`${text}\``)])
  })
})
