/** Two installers never bring one distribution in two versions, or described twice. */
import { expect, it } from "vitest"
import { SamePackageTwice, twice } from "../../src/execute/OneOrigin.ts"

const described = (text: string) => {
  const [name = "", version = "", kind = "dist-info"] = text.split(" ")
  return { name, version, metadata: `${name}-${version}.${kind}`, requires: [], scripts: [] }
}
const bringing = (title: string, ...texts: ReadonlyArray<string>) => ({ title, distributions: texts.map(described) })

it.each<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>, ReadonlyArray<string>]>([
  ["other names", ["six 1.0"], ["flask 1.0"], []],
  ["two versions", ["six 1.0", "flask 1.0"], ["six 2.0"], ["six"]],
  ["two descriptions of one version", ["six 1.0"], ["six 1.0 egg-info"], ["six"]],
  ["the same", ["six 1.0"], ["six 1.0"], []]
])("%s", (_, first, second, expected) => {
  const found = twice([bringing("one", ...first), bringing("two", ...second)])
  expect(found.map(({ name }) => name)).toEqual(expected)
})

it("the error names both, with their versions", () => {
  const packages = twice([bringing("requirements.txt with pip", "six 1.0"), bringing("requirements.pypm", "six 2.0")])
  const error = new SamePackageTwice({ packages })
  expect(error.message).toContain("six: 1.0 by requirements.txt with pip, 2.0 by requirements.pypm")
  expect(error.hints.join()).toContain("requirements.txt with pip, or requirements.pypm")
})
