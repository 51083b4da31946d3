/** What a test cannot do without: it is skipped by name where that is not here, and fails where everything has to be. */
import { expect, it } from "vitest"

export interface Needs {
  readonly lacking: boolean
  /** Behind the name of what is skipped: ` (needs Go)`. */
  readonly words: string
}

/** To be called where tests are told of. */
export const needs = (all: Readonly<Record<string, boolean>>): Needs => {
  const lacks = Object.entries(all).flatMap(([name, isHere]) => (isHere ? [] : [name]))
  const everywhere = (process.env["CI"] ?? "") !== ""
  it.runIf(everywhere && lacks.length > 0)("has what it needs, where nothing may be skipped", () => {
    expect(lacks).toEqual([])
  })
  return { lacking: lacks.length > 0, words: lacks.length === 0 ? "" : ` (needs ${lacks.join(", ")})` }
}
