/** Every line whose condition surely holds has something for it among what is to be installed. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { type Coming, leftOut, LeftOut } from "../../../src/engines/pip/LeftOver.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../../support/memory/Stack.ts"
import { readRequirementFiles } from "../../../src/survey/RequirementFiles.ts"

const linesOf = (text: string) =>
  Effect.runPromise(
    readRequirementFiles("/app", new Map()).pipe(
      Effect.provide(
        layerMemory({ "/app/requirements.txt": text, "/app/c.txt": "nine==9\n", "/app/libs/one/setup.py": "" })
      )
    )
  )

it.each<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>]>([
  ["flask\nsix==1.0", ["flask", "six"], []],
  ["flask\nsix==1.0", ["flask"], ["six==1.0"]],
  ["Zope.Interface", ["zope-interface"], []],
  ['six ; python_version < "3"\nflask ; python_version > "3"', [], ['flask ; python_version > "3"']],
  ['six ; platform_release > "1"', [], []],
  ["-c c.txt\nsix", ["six"], []],
  ["six @ https://a.test/six.zip", ["six"], []],
  ["https://a.test/tarball/v1", ["flask"], ["https://a.test/tarball/v1"]],
  ["./libs/one", [], ["./libs/one"]]
])("of %j with %j is left out: %j", async (text, names, expected) => {
  const lines = await linesOf(text)
  const left = leftOut(
    [lines],
    names.map((name) => ({ name })),
    runtime("3.12.1")
  )
  expect(left.map(({ text }) => text)).toEqual(expected)
})

it("what has no name is there when something came of it, though it is asked for twice", async () => {
  const lines = await linesOf("./libs/one\n-e ./libs/one\nhttps://a.test/tarball/v1\n")
  const coming = lines.requirements.slice(1).map((asks, at): Coming => ({ name: `package-${at}`, asks }))
  expect(leftOut([lines], coming, runtime("3.12.1"))).toEqual([])
})

it("a list that another installer answers for is not pip's", async () => {
  const lines = await linesOf("six")
  expect(leftOut([{ ...lines, answeredBy: "pypm" }], [], runtime("3.12.1"))).toEqual([])
})

it("the error names file, line and text, and no password", async () => {
  const lines = await linesOf("six\nhttps://me:pw@a.test/tarball/v1\n")
  const { message } = new LeftOut({ requirements: lines.requirements, python: "/python" })
  expect(message).toContain("requirements.txt line 1: six")
  expect(message).toContain("requirements.txt line 2: https://a.test/tarball/v1")
  expect(message).not.toContain("pw")
})
