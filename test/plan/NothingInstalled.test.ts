/** What is told of an app for which nothing would be installed, and of several problems at once. */
import * as Data from "effect/Data"
import { describe, expect, it } from "vitest"
import type { Overlooked } from "../../src/domain/Overlooked.ts"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { nothingInstalled } from "../../src/plan/NothingInstalled.ts"
import { SeveralProblems, together } from "../../src/plan/SeveralProblems.ts"

const nothing: Overlooked = { lists: [], imports: [], misplaced: [], unusable: [] }
const told = (found: Partial<Overlooked>, known = { emptyList: false }) =>
  nothingInstalled({ ...nothing, ...found }, known)
const names = (count: number) => Array.from({ length: count }, (_, n) => `p${n + 1}`)
const list = (place: string, count: number, development = false) => ({
  place,
  packages: names(count),
  development,
  remedy: `Export ${place}.`
})

describe("a list that is not read", () => {
  it.each([
    [1, "a.yml lists 1 package (p1), and is not read."],
    [5, "a.yml lists 5 packages (p1, p2, p3, p4, p5), and is not read."],
    [7, "a.yml lists 7 packages (p1, p2, p3, p4, p5 and 2 more), and is not read."]
  ])("of %d packages is told with the first of them", (count, line) => {
    const { notices, problems } = told({ lists: [list("a.yml", count)] })
    expect([notices, problems[0]?.id, problems[0]?.message.split("\n")[0]]).toEqual([[], "packages/not-read", line])
    expect(problems[0]?.hints).toEqual(["Export a.yml."])
  })

  it("is one of two, each with what to do", () => {
    const { problems } = told({ lists: [list("a.yml", 1), list("b.yml", 1)] })
    expect(problems[0]?.hints.slice(2)).toEqual(["  Export a.yml.", "  Export b.yml."])
  })

  it.each<readonly [string, Partial<Overlooked>, { emptyList: boolean }, ReadonlyArray<string>]>([
    ["for development", { lists: [list("dev.txt", 1, true)] }, { emptyList: false }, ["packages/for-development"]],
    ["beside an empty one", { lists: [list("a.yml", 1)] }, { emptyList: true }, ["packages/list-beside-empty"]],
    ["for development beside an empty one", { lists: [list("dev.txt", 1, true)] }, { emptyList: true }, []]
  ])("%s is no error", (_, found, known, ids) => {
    const { notices, problems } = told(found, known)
    expect([problems, notices.map(({ id }) => id)]).toEqual([[], ids])
  })

  it("that is no file is an error, and the only one", () => {
    const { problems } = told({ lists: [list("a.yml", 1)], unusable: ["requirements.txt is a folder."] })
    expect(problems.map(({ id, message }) => [id, message])).toEqual([
      ["packages/no-file", "requirements.txt is a folder."]
    ])
  })
})

describe("imports of what is not installed", () => {
  const imports = (count: number) => names(count).map((module, at) => ({ file: "app.py", line: at + 1, module }))
  it.each([
    [1, "app.py line 1 imports `p1`: part of"],
    [5, "app.py line 5 imports `p5`: part of"],
    [6, "app.py line 5 imports `p5`, and 1 more modules are imported: part of"]
  ])("%d are told, five by name", (count, text) => {
    const { notices } = told({ imports: imports(count) })
    expect(notices.map(({ id, level }) => [level, id])).toEqual([["warning", "packages/imported-not-installed"]])
    expect(notices[0]?.text).toContain(text)
    expect(notices[0]?.text).toContain(`${names(count).join(", ")}.`)
  })
  it("are not told where something else is an error already", () => {
    expect(told({ imports: imports(1), lists: [list("a.yml", 1)] }).notices).toEqual([])
  })
})

describe("several problems", () => {
  class Sample
    extends Data.TaggedError("Sample")<{
      readonly id: string
      readonly blame: StagingError["blame"]
      readonly transient?: boolean
    }>
    implements StagingError
  {
    readonly title = ""
    readonly hints: ReadonlyArray<string> = []
  }
  const problem = (id: string, blame: StagingError["blame"], transient?: boolean): StagingError =>
    new Sample(transient === undefined ? { id, blame } : { id, blame, transient })
  it.each<readonly [ReadonlyArray<StagingError>, string, boolean]>([
    [[problem("a", "environment", true), problem("b", "environment", true)], "environment", true],
    [[problem("a", "environment", true), problem("b", "environment")], "environment", false],
    [[problem("a", "environment", true), problem("b", "app")], "app", false]
  ])("are to be mended by the app's author where one is, and pass where all may: %#", (problems, blame, transient) => {
    const all = together(problems)
    expect([all?.id, all?.blame, all?.transient]).toEqual(["a, b", blame, transient])
  })
  it("are counted each, and one is itself", () => {
    const [a, b, c] = [problem("a", "app"), problem("b", "app"), problem("c", "app")]
    expect(together([])).toBeUndefined()
    expect(together([a])).toBe(a)
    expect(together([new SeveralProblems({ problems: [a, b] }), c])?.title).toMatch(/^3 things/)
  })
})
