/** The two facts that `setup.cfg` has for a staging, read as Python's configparser reads them. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { readSetupCfg } from "../../src/formats/SetupCfg.ts"

const read = (text: string) => readSetupCfg(new TextEncoder().encode(text))
const range = (text: string) => {
  const found = read(text).range
  return found === undefined ? undefined : [found.specifier, found.origin]
}
const at = (line: number) => Origin.file("setup.cfg", line)

describe("the range of Pythons", () => {
  it.each([
    ["[options]\npython_requires = >=3.6\n", ">=3.6", 2],
    ["[options]\npython_requires: >=3.6,<4\n", ">=3.6,<4", 2],
    ["[options]\npython-requires=>=2.7\n", ">=2.7", 2],
    ["[options]\nPython_Requires = >=3.6\n", ">=3.6", 2],
    ["\ufeff[options]\r\npython_requires = >=3.6\r\n", ">=3.6", 2],
    ["[metadata]\nname = x\n\n[options]\n# ours\npython_requires =\n    >=3.6,\n    <4\n", ">=3.6, <4", 7]
  ])("%j", (text, specifier, line) => {
    expect(range(text)).toEqual([specifier, at(line)])
  })

  it.each([
    "",
    "[options]\npython_requires =\n",
    "[metadata]\npython_requires = >=3.6\n",
    "[options.extras_require]\npython_requires = >=3.6\n",
    "[options]\n# python_requires = >=3.6\n; python_requires = >=3.6\n",
    "[flake8]\nmax-line-length = 100\n"
  ])("is not in %j", (text) => {
    expect(range(text)).toBeUndefined()
  })
})

describe("a package", () => {
  it.each([
    ["[metadata]\nname = shop\n", true],
    ["[metadata]\nname: shop\n", true],
    ["[metadata]\nname =\n    shop\n", true],
    ["[metadata]\nname =\n", false],
    ["[metadata]\ndescription = shop\n", false],
    ["[flake8]\nname = shop\n", false],
    ["", false]
  ])("%j: %s", (text, expected) => {
    expect(read(text).describesPackage).toBe(expected)
  })
})
