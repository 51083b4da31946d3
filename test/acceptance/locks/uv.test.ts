/** An app with a `uv.lock`: staged cold, again without a network or a Python, and with one package changed. */
import { expect, it } from "vitest"
import type { RunningIndex } from "../../support/index/PackageIndex.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { guardedIndex, partOfApp, password, stagedThrice } from "../../support/staging/LockedApp.ts"
import { setting } from "../../support/staging/Setting.ts"

const own = setting()
const { index, stage } = own
const guarded = guardedIndex()

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
    `url = "${guarded().url}"`,
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
      `{ registry = "${guarded().url}" }`,
      `wheels = [${fileOf(guarded(), "guarded-1.0-py2.py3-none-any.whl")}]`
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

const manager = (version: "1.0" | "1.1") => ({ "pyproject.toml": pyproject(version), "uv.lock": lock(version) })

const env = { UV_INDEX_OUR_OWN_USERNAME: "reader", UV_INDEX_OUR_OWN_PASSWORD: password }

it("is staged cold, again with nothing started or asked, and with one package changed", async () => {
  const first = await stagedThrice({ setting: own, guarded, manager, env })
  expect(first.output).toMatch(/`libs\/part`: built and installed as it is now/)
})

it("is refused with another hash, and with another pyproject.toml", async () => {
  const app = { ...partOfApp, ...manager("1.0") }
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
