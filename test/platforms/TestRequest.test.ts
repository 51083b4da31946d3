/** What a staging for tests asks for besides, by what an app has and what its user has set. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { classicRequest } from "../../src/platforms/Classic.ts"
import { forTests } from "../../src/platforms/classic/TestRequest.ts"
import { type Files, layer, root } from "../support/memory/AppFiles.ts"

const asked = async (files: Files, env: Readonly<Record<string, string>> = {}) => {
  const request = await Effect.runPromise(Effect.provide(forTests(classicRequest(root), env), layer(files)))
  const { DISABLE_COLLECTSTATIC, PIP_OPTS, PYTHON_EXTRAS, PYTHON_GROUPS, ...others } = Object.fromEntries(
    request.variables ?? []
  )
  return { static: DISABLE_COLLECTSTATIC, pip: PIP_OPTS, extras: PYTHON_EXTRAS, groups: PYTHON_GROUPS, others }
}

const groups = "test? tests? testing? dev?"
const nothing = { static: "1", pip: undefined, extras: undefined, groups, others: {} }
const extras = { "pyproject.toml": "[project.optional-dependencies]\nweb = []\ntest = []\ndev = []\n" }
const variables = JSON.stringify({ environments: { test: { env: { MODE: "test", KEY: { required: true } } } } })

it.each<[string, Files, Readonly<Record<string, string>>, Partial<typeof nothing> | Readonly<Record<string, unknown>>]>(
  [
    ["nothing but groups", { "requirements.txt": "" }, {}, {}],
    [
      "a list",
      { "requirements-test.txt": "", "requirements-dev.txt": "" },
      {},
      { pip: "--requirement=requirements-test.txt" }
    ],
    ["a list in a folder", { "requirements/test.txt": "" }, {}, { pip: "--requirement=requirements/test.txt" }],
    [
      "one for development",
      { "dev-requirements.txt": "" },
      { PIP_OPTS: "--pre" },
      { pip: "--pre --requirement=dev-requirements.txt" }
    ],
    ["extras of the app's own package", extras, {}, { extras: "test dev" }],
    ["extras that the user has chosen", extras, { PYTHON_EXTRAS: "web" }, {}],
    ["no extras beside a requirements.txt", { ...extras, "requirements.txt": "-e .[web]" }, {}, {}],
    ["variables of app.json", { "app.json": variables }, {}, { others: { MODE: "test" } }],
    ["none that is set", { "app.json": variables }, { MODE: "mine", PYTHON_GROUPS: "own" }, { groups: undefined }]
  ]
)("is %s", async (_title, files, env, expected) => {
  expect(await asked(files, env)).toEqual({ ...nothing, ...expected })
})
