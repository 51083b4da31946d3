/** The table of packages that need newer Pythons: each row can be read, and speaks from its release on. */
import { gte, lt, satisfies, valid, validRange } from "@renovatebot/pep440"
import { describe, expect, it } from "vitest"
import { normalise } from "../../../src/domain/PackageName.ts"
import { eras, hintsOfRequirements } from "../../../src/formats/requirements/RequirementEras.ts"
import { parse } from "../../../src/formats/requirements/RequirementsFile.ts"

const packages = Object.entries(eras)
const allowed = (line: string): ReadonlyArray<string> => {
  const read = (path: string) => (path === "requirements.txt" ? new TextEncoder().encode(line) : "missing")
  return hintsOfRequirements(parse("/app", read, new Map())).flatMap(({ allows }) => allows)
}
const first = (range: string): string => range.slice(">=".length)

describe.each(packages)("%s", (name, rows) => {
  it("has its name as an index has it, and rows in the order of releases and of Pythons", () => {
    expect(name).toBe(normalise(name))
    expect(rows.length).toBeGreaterThan(0)
    for (const [at, [release, python, before]] of rows.entries()) {
      expect([valid(release), validRange(python), python.startsWith(">=3.")]).toEqual([release, true, true])
      // A range that no Python is in would refuse every app.
      if (before !== undefined) expect([valid(before), lt(first(python), before)]).toEqual([before, true])
      const [earlier, older, end] = rows[at - 1] ?? []
      if (earlier !== undefined) expect(lt(earlier, release)).toBe(true)
      if (older !== undefined) expect(gte(first(python), first(older))).toBe(true)
      if (end !== undefined && before !== undefined) expect(gte(before, end)).toBe(true)
    }
  })

  it("is held to both ends by a pin, to the older by what may be newer, and to none before its first release", () => {
    for (const [release, python, before] of rows) {
      const version = release === "0" ? "0.0.1" : release
      const pinned = before === undefined ? python : `${python},<${before}`
      expect([allowed(`${name}==${version}`), allowed(`${name}>=${version}`)]).toEqual([[pinned], [python]])
      expect(satisfies(`${first(python)}.0`, pinned)).toBe(true)
    }
    const always = rows[0]?.[0] === "0"
    expect(allowed(name)).toEqual(always ? [rows[0]?.[1]] : [])
    expect(allowed(`${name}==0.0.1`)).toEqual(always ? [rows[0]?.[1]] : [])
  })
})
