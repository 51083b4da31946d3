/** The end of a line's security fixes: told half a year ahead, from the day on, and of every line that there are tools for. */
import { describe, expect, it } from "vitest"
import { parse } from "../../src/domain/PythonVersion.ts"
import { supportOf } from "../../src/plan/Support.ts"
import { bands } from "../../src/tools/ToolBands.ts"

const version = { major: 3, minor: 11, patch: 4 }
const on = (today: string, endOfLife: string | undefined = "2027-10-31") =>
  supportOf({ endOfLife }, version, today).map(({ id, level }) => `${level} ${id}`)

describe("a line of Python", () => {
  it.each([
    ["2026-11-29", []],
    ["2027-04-30", []],
    ["2027-05-01", ["warning python/end-of-life-ahead"]],
    ["2027-10-30", ["warning python/end-of-life-ahead"]],
    ["2027-10-31", ["warning python/end-of-life"]],
    ["2031-01-01", ["warning python/end-of-life"]]
  ])("on %s is told as %j", (today, told) => {
    expect(on(today)).toEqual(told)
  })

  it("of which the end is not known says nothing", () => {
    expect(supportOf({ endOfLife: undefined }, version, "2030-01-01")).toEqual([])
    expect(supportOf(undefined, version, "2030-01-01")).toEqual([])
  })

  it("is told once or not at all on any day, never as an error, and with its day", () => {
    const start = Date.parse("2015-01-01")
    for (const { endOfLife, line } of bands)
      for (let day = 0; day < 6500; day += 13) {
        const today = new Date(start + day * 86_400_000).toISOString().slice(0, 10)
        const told = supportOf({ endOfLife }, parse(`${line}.0`) ?? version, today)
        expect(told.length).toBeLessThanOrEqual(1)
        for (const { id, level, text } of told) {
          expect([level, text.includes(endOfLife), text.includes(`Python ${line} `)]).toEqual(["warning", true, true])
          expect(id === "python/end-of-life").toBe(endOfLife <= today)
        }
      }
  })
})
