/** What `$PYTHON_GROUPS` and `$PYTHON_EXTRAS` choose of what there is. */
import { describe, expect, it } from "vitest"
import { select } from "../../src/installers/GroupSelection.ts"

const choose = (
  asked: string | undefined,
  known = ["dev", "docs", "Type_Check"],
  defaults: ReadonlyArray<string> = []
) => select({ kind: "group", asked, file: "uv.lock", known, defaults })

const chosen = (asked: string | undefined, defaults: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  [...choose(asked, undefined, defaults).names].toSorted()

describe("groups are chosen", () => {
  it.each([
    [undefined, [], []],
    ["", [], []],
    ["dev", [], ["dev"]],
    ["dev,docs", [], ["dev", "docs"]],
    [" dev  docs ,", [], ["dev", "docs"]],
    ["all", [], ["dev", "docs", "type-check"]],
    ["all -docs", [], ["dev", "type-check"]],
    ["-docs all", [], ["dev", "docs", "type-check"]],
    ["TYPE.check", [], ["type-check"]],
    [undefined, ["dev"], ["dev"]],
    ["docs", ["dev"], ["dev", "docs"]],
    ["-dev", ["dev"], []],
    ["-all", ["dev", "docs"], []],
    ["test? dev? none?", [], ["dev"]],
    ["-none?", ["dev"], ["dev"]]
  ] as const)("by %j beside %j: %j", (asked, defaults, expected) => {
    expect(chosen(asked, defaults)).toEqual(expected)
  })

  it("among them one that is called all", () => {
    expect([...choose("all", ["all", "dev"]).names]).toEqual(["all"])
  })
})

it("names that there are none of are told with those that there are", () => {
  const [problem] = choose("dev,tests -doc").problems
  expect(problem?.id).toBe("lock-file/unknown-group")
  expect(problem?.message).toBe("$PYTHON_GROUPS names `tests`, `-doc`. uv.lock has the groups Type_Check, dev, docs.")
  expect(choose("dev", []).problems[0]?.message).toContain("uv.lock has no groups")
})
