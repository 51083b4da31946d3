/** An app with a `poetry.lock`: staged cold, again without a network or a Python, and with one package changed. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "smol-toml"
import { afterAll, beforeAll, expect, it } from "vitest"
import { contentHashes } from "../../../src/installers/poetry/ContentHash.ts"
import type { Files } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { newest, recorded } from "../../support/machine/Pythons.ts"
import { temporaryFolder, walk } from "../../support/machine/Folders.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"

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

const entry = (
  name: string,
  version: string,
  file: { readonly filename: string; readonly sha256: string },
  more = ""
) =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\noptional = false\npython-versions = "*"\ngroups = ["main"]\n` +
  `files = [{file = "${file.filename}", hash = "sha256:${file.sha256}"}]\n${more}\n`

const pyproject = (version: string): string =>
  [
    "[tool.poetry]",
    'name = "shop"',
    "package-mode = false",
    "[tool.poetry.dependencies]",
    'python = ">=3.6"',
    `alpha = "${version}"`,
    'cext = "*"',
    'part = {path = "libs/part", develop = true}',
    'guarded = {version = "*", source = "our-own"}',
    "[[tool.poetry.source]]",
    'name = "our-own"',
    `url = "${guarded.url}"`,
    'priority = "explicit"',
    ""
  ].join("\n")

const lock = (version: string): string => {
  const [digest = ""] = contentHashes(parse(pyproject(version)), { lockVersion: "2.1", release: "2.5.1" })
  return [
    entry("alpha", version, index().file(`alpha-${version}-py2.py3-none-any.whl`)),
    entry("beta", "1.0", { filename: "beta-1.0.zip", sha256: "00" }, "markers = \"sys_platform == 'win32'\""),
    entry("cext", "1.0", index().file("cext-1.0.tar.gz")),
    entry(
      "guarded",
      "1.0",
      guarded.file("guarded-1.0-py2.py3-none-any.whl"),
      `[package.source]\ntype = "legacy"\nurl = "${guarded.url}"\nreference = "our-own"`
    ),
    '[[package]]\nname = "part"\nversion = "0.1"\noptional = false\npython-versions = "*"\ngroups = ["main"]\nfiles = []\ndevelop = true\n[package.source]\ntype = "directory"\nurl = "libs/part"\n\n',
    `[metadata]\nlock-version = "2.1"\npython-versions = ">=3.6"\ncontent-hash = "${digest}"\n`
  ].join("")
}

const files = (): Files => ({
  "app.py": "",
  "pyproject.toml": pyproject("1.0"),
  "poetry.lock": lock("1.0"),
  ...projectIn("libs/part/", { name: "part", version: "0.1" }, "app"),
  "libs/part/part.py": "name = 'part'\n"
})

const env = { POETRY_HTTP_BASIC_OUR_OWN_USERNAME: "reader", POETRY_HTTP_BASIC_OUR_OWN_PASSWORD: password }

it("is staged cold, again with nothing started or asked, and with one package changed", async () => {
  const commands = join(temporaryFolder("commands"), "commands")
  const python = recorded(newest(), temporaryFolder("python"), commands)
  const first = await stageWell({ app: files(), python, env })
  expect(first.output).toMatch(/4 packages: 0 restored, 2 fetched, 2 built\./)
  for (const hidden of [password, encodeURIComponent(password)]) {
    expect(first.output).not.toContain(hidden)
    const told = walk(first.app).filter((path) => /\.(?:json|txt|yml|sh)$/.test(path))
    expect(told.filter((path) => readFileSync(path, "utf8").includes(hidden))).toEqual([])
  }

  writeFileSync(commands, "")
  const asked = [index().requests.length, guarded.requests.length]
  const again = await stageWell({ again: first, python, env })
  expect(again.output).toMatch(/4 packages: 4 restored/)
  expect(readFileSync(commands, "utf8")).toBe("")
  expect([index().requests.length, guarded.requests.length]).toEqual(asked)

  writeFileSync(join(first.app, "pyproject.toml"), pyproject("1.1"))
  writeFileSync(join(first.app, "poetry.lock"), lock("1.1"))
  const changed = await stageWell({ again: first, python, env })
  // What builds `part` may read all of the app.
  expect(changed.output).toMatch(/4 packages: 2 restored, 1 fetched, 1 built\./)
  expect(
    await pythonIn(changed, "import alpha, cext, guarded, part; print(alpha.version, cext.answer(), part.name)")
  ).toBe("1.1 42 part")
})

it("is refused with another hash", async () => {
  const { sha256 } = index().file("alpha-1.0-py2.py3-none-any.whl")
  const app = { ...files(), "poetry.lock": lock("1.0").replace(sha256, "0".repeat(64)) }
  const wrong = await stage({ app, python: newest(), env })
  expect([wrong.code === 0, /pip\/hash-mismatch/.test(wrong.output)]).toEqual([false, true])
})
