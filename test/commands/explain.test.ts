/** `bin/explain` as a person types it: pages, lists, what was meant, JSON. */
import { execFileSync, spawnSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { inWords } from "../../src/commands/explain/InWords.ts"
import { explainArguments } from "../../src/commands/explain/ExplainArguments.ts"
import * as Result from "effect/Result"
import { explained } from "../support/pages/Explained.ts"
import { ids } from "../support/pages/Ids.ts"
import { root } from "../support/pages/Pages.ts"

const program = join(root, "bin/explain")
const env = { PATH: `${join(process.execPath, "..")}:/usr/bin:/bin` }
const said = (...args: ReadonlyArray<string>): string => execFileSync(program, [...args], { encoding: "utf8", env })

describe("a page in words", () => {
  it.each(explained.map((page) => [page.ids[0] ?? "", page] as const))(
    "has all that %s says, and no marks of a page",
    (id, page) => {
      const text = inWords(id, page)
      const flat = text.replaceAll(/\s+/g, " ")
      for (const each of [page.why, ...page.ways, ...page.examples.flatMap(({ lines }) => lines)])
        expect(flat).toContain(each.replaceAll(/\s+/g, " ").trim())
      expect(text).not.toMatch(/<a id|\]\(|\*\*Why|```/)
      const prose = text
        .split("\n")
        .filter((line) => line.includes(" ") && !page.examples.some(({ lines }) => lines.includes(line.slice(2))))
      expect(prose.filter((line) => line.length > 100 && line.trim().split(" ").length > 4)).toEqual([])
    }
  )
})

it.each([40, 80])("a page on a terminal of %i columns is broken between words", (columns) => {
  const page = explained.find(({ ids }) => ids.includes("pip/conflict"))
  if (page === undefined) throw new Error("there is no such page")
  const lines = inWords("pip/conflict", { ...page, examples: [] }, columns).split("\n")
  expect(lines.filter((line) => line.length > columns)).toEqual([])
  expect(lines.length).toBeGreaterThan(8)
})

describe("the words of the command", () => {
  it.each([
    ["(pip/conflict)", ["pip/conflict"]],
    ["PIP/Conflict", ["pip/conflict"]],
    ["pip/conflict, python/invalid-range", ["pip/conflict", "python/invalid-range"]],
    ["", []]
  ])("%s", (word, words) => {
    expect(Result.getOrThrow(explainArguments([word])).words).toEqual(words)
  })
})

describe("bin/explain", () => {
  it("prints the page, whichever of its ids is named", () => {
    expect(said("(tool-versions/template)")).toMatch(
      /^tool-versions\/template \(error\)\n\nIt holds the text of a template/
    )
    expect(said("pip/conflict", "python/end-of-life")).toMatch(
      /^pip\/conflict \(error\)[^]*\npython\/end-of-life \(warning\)/
    )
  })

  it("lists all, or those of a subject", () => {
    const listed = (text: string) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0])
    expect(listed(said())).toEqual(ids)
    expect(listed(said("library"))).toEqual(ids.filter((id) => id.startsWith("library/")))
  })

  it("answers programs", () => {
    expect(JSON.parse(said("mise/template", "--json"))).toMatchObject({
      format: 1,
      pages: [{ id: "mise/template", level: "error", ways: expect.arrayContaining([expect.any(String)]) }]
    })
    expect(JSON.parse(said("--json"))).toMatchObject({
      format: 1,
      ids: expect.arrayContaining([{ id: "python/default", level: "notice", means: expect.any(String) }])
    })
  })

  it.each([
    ["pip/no-compilr", "Did you mean pip/no-compiler?"],
    ["no-compiler", "Did you mean pip/no-compiler?"],
    ["requirement", "Did you mean requirements?"],
    ["moon/full", "has the id `moon/full`."]
  ])("that does not know %s says so, and ends with 2", (word, tells) => {
    const { status, stderr } = spawnSync(program, [word], { encoding: "utf8", env })
    expect([status, stderr]).toEqual([2, expect.stringContaining(tells)])
  })
})
