/** An app with a pdm.lock: what it fixes is installed, and again where there is no network. */
import { expect, it } from "vitest"
import type { Files } from "../../support/index/Distribution.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { canUnplug, withoutNetwork } from "../../support/machine/Confinement.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { result } from "../../support/staging/CacheFiles.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"

const { index, stage, stageWell } = setting()

const entry = (name: string, version: string, file: string, more = ""): string =>
  [
    "[[package]]",
    `name = "${name}"`,
    `version = "${version}"`,
    'groups = ["default"]',
    more,
    `files = [{file = "${file}", hash = "sha256:${index().file(file).sha256}"}]`
  ].join("\n")

const head = '[metadata]\ngroups = ["default"]\nstrategy = ["inherit_metadata"]\nlock_version = "4.5.1"\n'
const folder = '[[package]]\nname = "first"\nversion = "1"\ngroups = ["default"]\npath = "./libs/first"'

const app = (alpha: string): Files => ({
  "pdm.lock": [
    head,
    entry("alpha", alpha, `alpha-${alpha}-py2.py3-none-any.whl`),
    entry("puresdist", "1.0", "puresdist-1.0.tar.gz"),
    // What its authors have withdrawn is installed where a lock names it.
    entry("withdrawn", "1.0", "withdrawn-1.0-py2.py3-none-any.whl"),
    entry("beta", "1.0", "beta-1.0-py2.py3-none-any.whl", "marker = \"sys_platform == 'win32'\""),
    folder
  ].join("\n"),
  ...projectIn("libs/first/", { name: "first", version: "1" }, "the app")
})

it.skipIf(!canUnplug)("it is staged, again without a network, and with one change (needs unshare -rn)", async () => {
  const options = { app: app("1.0"), python: newest() }
  const first = await stageWell(options)
  const second = await stageWell({ ...options, within: withoutNetwork })
  expect(result(second)).toEqual(result(first))
  expect(counts(second)).toMatchObject({ fetched: 0, built: 0 })
  const missing = "import importlib.util; print(importlib.util.find_spec('beta'))"
  expect(await pythonIn(second, `import alpha, puresdist, withdrawn, first; ${missing}`)).toBe("None")
  const changed = await stageWell({ ...options, app: app("1.1") })
  expect(counts(changed)).toMatchObject({ restored: 2, fetched: 1 })
})

it("is not staged with a pyproject.toml that it was not made from", async () => {
  const old = head.replace("\n", `\ncontent_hash = "sha256:${"0".repeat(64)}"\n`)
  const staged = await stage({
    app: { "pdm.lock": old, "pyproject.toml": '[project]\nname = "x"\nversion = "1"\n' },
    python: newest()
  })
  expect([staged.code, told(staged)]).toEqual([1, expect.stringContaining("pdm.lock is older than pyproject.toml")])
})
