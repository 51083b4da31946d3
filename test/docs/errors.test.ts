/** The page of errors has every id that the source can print, each once and with an anchor of its name, and no other. */
import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { versionProblemIds } from "../../src/formats/VersionFile.ts"
import { conditions, lineConditions } from "../../src/formats/requirements/Mistake.ts"
import { conditions as pypmConditions } from "../../src/installers/pypm/PypmFile.ts"
import { anchorsOf, inBackticks, pageOf, pages, tablesOf, text } from "../support/pages/Pages.ts"

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("testing"))
  .map((path) => text(`src/${path}`))

/** What stands before the slash wherever an error, a warning or a notice gets its id. */
const namespaces = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\bid(?: =|:) "([a-z-]+)\/[a-z0-9-]+"/g)].map((match) => match[1] ?? "")
  )
)

/** Ids stand in the source as they are printed, so that a search finds them; a text that ends with a hyphen is a beginning. */
const literal = sources.flatMap((source) =>
  [...source.matchAll(/"([a-z-]+)(\/[a-z0-9-]*[a-z0-9])"/g)].flatMap(([, namespace = "", condition = ""]) =>
    namespaces.has(namespace) ? [`${namespace}${condition}`] : []
  )
)

/** Of a place and of what is wrong with it: a file's name and a fault, a list's name and a mistake. */
const composed = [
  ...versionProblemIds.flat(),
  ...conditions.map((condition) => `requirements/${condition}`),
  ...[...lineConditions, ...Object.keys(pypmConditions)].map((condition) => `requirements-pypm/${condition}`)
]

const ids = [...new Set([...literal, ...composed])].toSorted()
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
    const named = inBackticks(prose).filter((word) => namespaces.has(/^([a-z-]+)\/[a-z0-9-]+$/.exec(word)?.[1] ?? ""))
    expect(named.filter((word) => !ids.includes(word))).toEqual([])
  })
})
