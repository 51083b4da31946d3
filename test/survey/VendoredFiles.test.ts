/** When `vendor/` counts: by what lies at its top, and where nothing else names it. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import * as Env from "../../src/services/Env.ts"
import { survey } from "../../src/survey/Survey.ts"
import * as Files from "../support/memory/AppFiles.ts"

const vendoredIn = async (files: Files.Files, variables: Readonly<Record<string, string>>) => {
  const { notices, vendored } = await Effect.runPromise(
    survey(Files.root, []).pipe(Effect.provide(Layer.mergeAll(Files.layer(files), Env.layerMemory(variables))))
  )
  expect(notices.some(({ id }) => id === "vendor/used")).toBe(vendored !== undefined)
  return vendored
}

const wheel = { "vendor/six-1.0-py3-none-any.whl": "" }

it.each<[Files.Files, Readonly<Record<string, string>>, ReadonlyArray<string> | undefined]>([
  [{}, {}, undefined],
  [wheel, {}, ["six-1.0-py3-none-any.whl"]],
  [
    { "vendor/two-2.0.tar.gz": "", "vendor/README.md": "", "vendor/one-1.0.zip": "" },
    {},
    ["one-1.0.zip", "two-2.0.tar.gz"]
  ],
  [{ "vendor/jquery.js": "", "vendor/fonts.zip": "", "vendor/app.whl": "" }, {}, undefined],
  [{ "vendor/bundle/six-1.0-py3-none-any.whl": "" }, {}, undefined],
  [{ "libs/vendor/six-1.0-py3-none-any.whl": "" }, {}, undefined],
  [{ vendor: "" }, {}, undefined],
  [{ ...wheel, "requirements.txt": "--find-links vendor\nsix\n" }, {}, undefined],
  [{ ...wheel, "requirements.txt": "./vendor/six-1.0-py3-none-any.whl\n" }, {}, undefined],
  [wheel, { PIP_OPTS: "--no-index -f vendor" }, undefined],
  [wheel, { PIP_FIND_LINKS: "vendor" }, undefined],
  [wheel, { PIP_NO_INDEX: "1", OTHER: "vendor" }, ["six-1.0-py3-none-any.whl"]]
])("%j with %j: %j", async (files, variables, expected) => {
  expect(await vendoredIn(files, variables)).toEqual(expected)
})
