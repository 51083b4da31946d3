/** How a message names the place of a fact. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"

describe("an origin is told as", () => {
  it.each<[Origin.Origin, string]>([
    [Origin.file("runtime.txt", 1), "runtime.txt line 1"],
    [Origin.file("requirements/base.txt"), "requirements/base.txt"],
    [Origin.variable("PYTHON_VERSION"), "$PYTHON_VERSION"],
    [{ _tag: "Default", reason: "the newest here" }, "the default (the newest here)"]
  ])("%j: %s", (origin, text) => {
    expect(Origin.describe(origin)).toBe(text)
  })
})
