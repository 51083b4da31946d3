/** What a mistyped word was meant to be. */
import { describe, expect, it } from "vitest"
import { meant } from "../../src/domain/Spelling.ts"

const known = ["cache", "output", "env", "run", "max-size", "keep-last"]

describe("a mistyped word", () => {
  it.each([
    ["cahce", "cache"],
    ["cach", "cache"],
    ["CACHE", "cache"],
    ["ouput", "output"],
    ["outptu", "output"],
    ["out", "output"],
    ["envs", "env"],
    ["maxsize", "max-size"],
    ["max_size", "max-size"],
    ["keeplast", "keep-last"]
  ])("%s means %s", (word, expected) => expect(meant(word, known)).toBe(expected))

  it.each(["", "x", "verbose", "python", "a".repeat(100_000)])("%s means none of them", (word) =>
    expect(meant(word, known)).toBeUndefined()
  )
})
