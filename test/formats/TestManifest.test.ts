/** The variables that app.json gives to tests. */
import { expect, it } from "vitest"
import { testVariables } from "../../src/formats/TestManifest.ts"

it.each<[string, unknown, Readonly<Record<string, string>>]>([
  ["those of the app", { env: { A: "1", B: { value: "2", description: "x" } } }, { A: "1", B: "2" }],
  ["those for tests, which go first", { env: { A: "1" }, environments: { test: { env: { A: "3" } } } }, { A: "3" }],
  ["none that is to be made or asked for", { env: { A: { generator: "secret" }, B: { required: true }, C: null } }, {}],
  ["none of what is no list of them", { env: ["A"], environments: { test: { env: "A" } } }, {}]
])("are %s", (_title, manifest, expected) => {
  expect(Object.fromEntries(testVariables(JSON.stringify(manifest)))).toEqual(expected)
  expect(testVariables("{").size).toBe(0)
})
