/** The page of errors has every id that the source can print, each once and with an anchor of its name, and no other. */
import { describe, expect, it } from "vitest"
import { ids } from "../support/pages/Ids.ts"
import { anchorsOf, inBackticks, pageOf, pages, tablesOf } from "../support/pages/Pages.ts"

const subjects = new Set(ids.map((id) => id.split("/")[0] ?? ""))

const page = pageOf("docs/errors.md")
const listed = tablesOf(page).flatMap(({ rows }) => rows.flatMap(([cell = ""]) => inBackticks(cell)))

describe("docs/errors.md", () => {
  it("lists every id of the source once, and no other", () => {
    expect(ids.length).toBeGreaterThan(200)
    expect(listed.toSorted()).toEqual(ids)
  })

  it("has an anchor for each, which is the id itself", () => {
    const anchors = new Set(anchorsOf(page))
    expect(listed.filter((id) => !anchors.has(id))).toEqual([])
  })

  it("says of each what it means and what to do", () => {
    const rows = tablesOf(page).flatMap((table) => table.rows)
    expect(rows.filter((row) => row.length !== 3 || row.some((cell) => cell === ""))).toEqual([])
  })

  it("is the only place that explains one: elsewhere they are links, or stand in a log", () => {
    const told = pages
      .filter(({ path }) => path !== "docs/errors.md")
      .flatMap((one) => tablesOf(one).filter(({ heading }) => heading[0] === "Id"))
    expect(told).toEqual([])
  })
})

describe("an id that another page names", () => {
  it.each(pages.map(({ path, prose }) => [path, prose] as const))("is there: %s", (_, prose) => {
    const named = inBackticks(prose).filter((word) => subjects.has(/^([a-z-]+)\/[a-z0-9-]+$/.exec(word)?.[1] ?? ""))
    expect(named.filter((word) => !ids.includes(word))).toEqual([])
  })
})
