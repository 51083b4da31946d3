/** How a text of the user is shown in a message. */
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { visible } from "../../src/domain/StagingError.ts"

describe("a text of the user", () => {
  it.each([
    ["3.12", "3.12"],
    ["3.12\u200b", "3.12<U+200B>"],
    ["3.12\u00a0", "3.12<U+00A0>"],
    ["\ufeff3.12", "<U+FEFF>3.12"],
    ["a\tb", "a<U+0009>b"],
    ["\u001b[0m", "<U+001B>[0m"],
    ["\u202e21.3", "<U+202E>21.3"],
    ["grüße 🐍", "grüße 🐍"]
  ])("%j is shown as %s", (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it("is cut where it gets long", () => {
    expect(visible("x".repeat(81))).toBe(`${"x".repeat(80)}…`)
    expect(visible("x".repeat(80))).toBe("x".repeat(80))
  })

  it.prop("never reaches the terminal with a character that is not seen", [Schema.String], ([text]) => {
    expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u)
  })
})
