/** An app with a `uv.lock`: staged cold, again without a network or a Python, and with one package changed. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { RunningIndex } from "../support/index/PackageIndex.ts"
import { startIndex } from "../support/index/PackageIndex.ts"
import type { Files } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { newest, recorded } from "../support/machine/Pythons.ts"
import { temporaryFolder, walk } from "../support/machine/Folders.ts"
import { python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"

const { index, stage, stageWell } = setting()

const password = "s3cret/of+the@index"
let guarded: RunningIndex
beforeAll(async () => {
  guarded = await startIndex({
    auth: { user: "reader", password },
    packages: [{ name: "guarded", version: "1.0", wheel: { files: { "guarded.py": "version = '1.0'\n" } } }]
  })
})
afterAll(() => guarded.close())

const fileOf = (from: RunningIndex, name: string): string =>
  `{ url = "${from.fileUrl(name).replace(/#.*/, "")}", hash = "sha256:${from.file(name).sha256}" }`

const locked = (name: string, version: string, source: string, files: string, more = ""): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = ${source}\n${more}${files}\n\n`

const pypi = '{ registry = "https://pypi.org/simple" }'
const alpha = (version: string): string =>
  locked("alpha", version, pypi, `wheels = [${fileOf(index(), `alpha-${version}-py2.py3-none-any.whl`)}]`)

const pyproject = (alphaVersion: string, more = ""): string =>
  [
    "[project]",
    'name = "shop"',
    'version = "1.0"',
    `dependencies = ["alpha==${alphaVersion}", "cext", "part", "guarded"]`,
    "[[tool.uv.index]]",
    'name = "our-own"',
    `url = "${guarded.url}"`,
    "[tool.uv.sources]",
    "part = { workspace = true }",
    'guarded = { index = "our-own" }',
    more,
    ""
  ].join("\n")

const lock = (alphaVersion: string): string =>
  [
    'version = 1\nrevision = 3\nrequires-python = ">=3.6"\n\n[manifest]\nmembers = ["part", "shop"]\n\n',
    alpha(alphaVersion),
    locked("cext", "1.0", pypi, `sdist = ${fileOf(index(), "cext-1.0.tar.gz")}`),
    locked(
      "guarded",
      "1.0",
      `{ registry = "${guarded.url}" }`,
      `wheels = [${fileOf(guarded, "guarded-1.0-py2.py3-none-any.whl")}]`
    ),
    locked(
      "part",
      "0.1",
      '{ editable = "libs/part" }',
      "",
      'dependencies = [{ name = "nowhere", marker = "sys_platform == \'win32\'" }]\n'
    ),
    locked(
      "nowhere",
      "1.0",
      pypi,
      'wheels = [{ url = "https://example.test/nowhere-1.0-py3-none-any.whl", hash = "sha256:00" }]'
    ),
    locked(
      "shop",
      "1.0",
      '{ virtual = "." }',
      "",
      'dependencies = [{ name = "alpha" }, { name = "cext" }, { name = "part" }, { name = "guarded" }]\n'
    )
  ].join("")

const files = (): Files => ({
  "app.py": "",
  "pyproject.toml": pyproject("1.0"),
  "uv.lock": lock("1.0"),
  ...projectIn("libs/part/", { name: "part", version: "0.1" }, "app"),
  "libs/part/part.py": "name = 'part'\n"
})

const env = { UV_INDEX_OUR_OWN_USERNAME: "reader", UV_INDEX_OUR_OWN_PASSWORD: password }

it("is staged cold, again with nothing started or asked, and with one package changed", async () => {
  const commands = join(temporaryFolder("commands"), "commands")
  const python = recorded(newest(), temporaryFolder("python"), commands)
  const first = await stageWell({ app: files(), python, env })
  expect(first.output).toMatch(/`libs\/part`: built and installed as it is now/)
  expect(first.output).toMatch(/4 packages: 0 restored, 2 fetched, 2 built\./)
  for (const hidden of [password, encodeURIComponent(password)]) {
    expect(first.output).not.toContain(hidden)
    expect(
      walk(first.app).filter(
        (path) => /\.(?:json|txt|yml|sh)$/.test(path) && readFileSync(path, "utf8").includes(hidden)
      )
    ).toEqual([])
  }

  writeFileSync(commands, "")
  const asked = [index().requests.length, guarded.requests.length]
  const again = await stageWell({ again: first, python, env })
  expect(again.output).toMatch(/4 packages: 4 restored/)
  expect(readFileSync(commands, "utf8")).toBe("")
  expect([index().requests.length, guarded.requests.length]).toEqual(asked)

  writeFileSync(join(first.app, "pyproject.toml"), pyproject("1.1"))
  writeFileSync(join(first.app, "uv.lock"), lock("1.1"))
  const changed = await stageWell({ again: first, python, env })
  // What builds `part` may read all of the app.
  expect(changed.output).toMatch(/4 packages: 2 restored, 1 fetched, 1 built\./)
  expect(
    await pythonIn(changed, "import alpha, cext, guarded, part; print(alpha.version, cext.answer(), part.name)")
  ).toBe("1.1 42 part")
})

it("is refused with another hash, and with another pyproject.toml", async () => {
  const app = files()
  const { sha256 } = index().file("alpha-1.0-py2.py3-none-any.whl")
  const other = { ...app, "uv.lock": lock("1.0").replace(sha256, "0".repeat(64)) }
  const wrong = await stage({ app: other, python: newest(), env })
  expect([wrong.code === 0, /pip\/hash-mismatch/.test(wrong.output)]).toEqual([false, true])
  const drifted = await stage({
    app: {
      ...app,
      "uv.lock": lock("1.0").replace(
        '{ virtual = "." }\n',
        '{ virtual = "." }\n[package.metadata]\nrequires-dist = []\n'
      )
    },
    python: newest(),
    env
  })
  expect([drifted.code === 0, /lock-file\/drifted/.test(drifted.output)]).toEqual([false, true])
})
