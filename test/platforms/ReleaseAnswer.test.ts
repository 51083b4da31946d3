/** What `bin/release` prints. */
import { describe, expect, it } from "vitest"
import { releaseAnswer } from "../../src/platforms/ReleaseAnswer.ts"

describe("the release answer", () => {
  it("is an empty mapping where nothing certain starts the app", () => {
    expect(releaseAnswer([])).toBe("--- {}\n")
  })

  it("offers what starts the app", () => {
    expect(
      releaseAnswer([
        { type: "web", command: "shop" },
        { type: "worker", command: "shop-worker" }
      ])
    ).toBe('---\ndefault_process_types:\n  web: "shop"\n  worker: "shop-worker"\n')
  })
})
