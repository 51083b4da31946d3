/** Variables of other buildpacks: what they count as, and when. */
import { describe, expect, it } from "vitest"
import { options } from "../../../src/domain/Options.ts"
import { aliases, aliasesIn } from "../../../src/platforms/cloud-native/Aliases.ts"
import { pageOf, table } from "../../support/pages/Pages.ts"

const meaning = (variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(aliasesIn(variables).map(({ alias, value }) => [alias.of, value]))

describe("an alias", () => {
  it.each([
    [{ BP_CPYTHON_VERSION: "3.12.*" }, { PYTHON_VERSION: "3.12" }],
    [{ BP_CPYTHON_VERSION: "3.x.x" }, { PYTHON_VERSION: "3" }],
    [{ GOOGLE_RUNTIME_VERSION: " 3.12.1 " }, { PYTHON_VERSION: "3.12.1" }],
    [{ RAILPACK_PYTHON_VERSION: "3.13" }, { PYTHON_VERSION: "3.13" }],
    [{ BP_CPYTHON_VERSION: "3.11", GOOGLE_PYTHON_VERSION: "3.12" }, { PYTHON_VERSION: "3.11" }],
    [{ BP_CPYTHON_VERSION: "3.11", PYTHON_VERSION: "3.12" }, {}],
    [{ BP_CPYTHON_VERSION: "3.11", PYTHON_VERSION: "" }, { PYTHON_VERSION: "3.11" }],
    [{ BP_CPYTHON_VERSION: " " }, {}],
    [{ BP_LOG_LEVEL: "DEBUG" }, { BUILDPACK_DEBUG: "1" }],
    [{ BP_LOG_LEVEL: "INFO" }, {}],
    [{ BP_PIP_FIND_LINKS: "wheels" }, { PIP_FIND_LINKS: "wheels" }]
  ])("%j means %j", (variables, expected) => expect(meaning(variables)).toEqual(expected))

  it("leads to a variable that is read here", () => {
    const known = new Set([...options.map(({ name }) => name), "PIP_FIND_LINKS"])
    expect(aliases.filter((alias) => !known.has(alias.of))).toEqual([])
  })

  it("is listed on the page, and no other is", () => {
    const { rows } = table("Theirs", "Whose", "Counts as")
    expect(rows).toEqual(
      aliases.map(({ from, name, of }) => [`\`$${name}\``, from, expect.stringContaining(`\`$${of}\``)])
    )
    expect(pageOf("docs/platforms/cloud-native.md").text).toContain("Theirs")
  })
})
