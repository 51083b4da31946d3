/** An app with a `poetry.lock`: staged cold, again without a network or a Python, and with one package changed. */
import { parse } from "smol-toml"
import { expect, it } from "vitest"
import { contentHashes } from "../../../src/installers/poetry/ContentHash.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { guardedIndex, partOfApp, password, stagedThrice } from "../../support/staging/LockedApp.ts"
import { setting } from "../../support/staging/Setting.ts"

const own = setting()
const { index, stage } = own
const guarded = guardedIndex()

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
    `url = "${guarded().url}"`,
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
      guarded().file("guarded-1.0-py2.py3-none-any.whl"),
      `[package.source]\ntype = "legacy"\nurl = "${guarded().url}"\nreference = "our-own"`
    ),
    '[[package]]\nname = "part"\nversion = "0.1"\noptional = false\npython-versions = "*"\ngroups = ["main"]\nfiles = []\ndevelop = true\n[package.source]\ntype = "directory"\nurl = "libs/part"\n\n',
    `[metadata]\nlock-version = "2.1"\npython-versions = ">=3.6"\ncontent-hash = "${digest}"\n`
  ].join("")
}

const manager = (version: "1.0" | "1.1") => ({ "pyproject.toml": pyproject(version), "poetry.lock": lock(version) })

const env = { POETRY_HTTP_BASIC_OUR_OWN_USERNAME: "reader", POETRY_HTTP_BASIC_OUR_OWN_PASSWORD: password }

it("is staged cold, again with nothing started or asked, and with one package changed", async () => {
  const first = await stagedThrice({ setting: own, guarded, manager, env })
  expect(first.output).not.toMatch(/^ !/m)
})

it("is refused with another hash", async () => {
  const { sha256 } = index().file("alpha-1.0-py2.py3-none-any.whl")
  const app = { ...partOfApp, ...manager("1.0"), "poetry.lock": lock("1.0").replace(sha256, "0".repeat(64)) }
  const wrong = await stage({ app, python: newest(), env })
  expect([wrong.code === 0, /pip\/hash-mismatch/.test(wrong.output)]).toEqual([false, true])
})
