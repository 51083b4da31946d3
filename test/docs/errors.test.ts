/** Every id that the source can print has its page, which `bin/explain` prints and the table of all ids leads to; its example comes to it. */
import { describe, expect, it } from "vitest"
import { indexOf } from "../support/pages/ErrorIndex.ts"
import { comesTo, explained, explaining } from "../support/pages/Explained.ts"
import { ids } from "../support/pages/Ids.ts"
import { anchorsOf, inBackticks, pageOf, pages, tablesOf } from "../support/pages/Pages.ts"

const subjects = new Set(ids.map((id) => id.split("/")[0] ?? ""))

/** Of what needs nothing done there is less to say. */
const fewest = { error: 3, warning: 2, notice: 1 } as const

describe("the pages in docs/errors", () => {
  it("have every id of the source once, and no other", () => {
    expect(ids.length).toBeGreaterThan(400)
    expect(explained.flatMap((page) => page.ids).toSorted()).toEqual(ids)
  })

  it("say of each what it means, why it happens and what to do, and show an example", () => {
    const lacking = explained.filter(
      ({ examples, level, means, ways, why }) =>
        !means.endsWith(".") ||
        !why.endsWith(".") ||
        ways.length < fewest[level] ||
        ways.some((way) => !/[.`]$/.test(way)) ||
        examples.length === 0
    )
    expect(lacking.map((page) => page.ids[0])).toEqual([])
  })
})

describe("docs/errors.md", () => {
  const page = pageOf("docs/errors.md")

  it("is the table of all of them: `vitest run test/docs/errors.test.ts --update` writes it", async () => {
    await expect(indexOf(page, explaining)).toMatchFileSnapshot("../../docs/errors.md")
  })

  it("has an anchor for each, which is the id itself", () => {
    const anchors = new Set(anchorsOf(page))
    expect(ids.filter((id) => !anchors.has(id))).toEqual([])
  })

  it("is the only table of them: elsewhere they are links, or stand in a log", () => {
    const told = pages
      .filter(({ path }) => path !== "docs/errors.md")
      .flatMap((one) => tablesOf(one).filter(({ heading }) => heading[0] === "Id"))
    expect(told).toEqual([])
  })
})

const inputs = await Promise.all(explained.map(async (page) => ({ page, found: await comesTo(page) })))

describe("an example", () => {
  it("is an app or the output of a tool, more often than not", () => {
    expect(inputs.filter(({ found }) => found !== undefined).length).toBeGreaterThan(inputs.length / 2)
  })

  it("comes to its id", () => {
    const wrong = inputs.filter(({ found, page }) => found !== undefined && !page.ids.some((id) => found.includes(id)))
    expect(wrong.map(({ found, page }) => `${page.ids[0]}: ${found?.join(", ")}`)).toEqual([])
  })

  it("that is a part of a log ends with its id, where it is not of a notice", () => {
    const wrong = explained.filter(
      (page) =>
        page.level !== "notice" &&
        page.examples.some(
          ({ lines, title }) =>
            title === "The log says" && !page.ids.some((id) => lines.at(-1)?.endsWith(`(${id})`) === true)
        )
    )
    expect(wrong.map((page) => page.ids[0])).toEqual([])
  })
})

describe("an id that another page names", () => {
  it.each(pages.map(({ path, prose }) => [path, prose] as const))("is there: %s", (_, prose) => {
    const named = inBackticks(prose).filter((word) => subjects.has(/^([a-z-]+)\/[a-z0-9-]+$/.exec(word)?.[1] ?? ""))
    expect(named.filter((word) => !ids.includes(word))).toEqual([])
  })
})
