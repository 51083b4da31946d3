/** All that a package can bring comes back from the cache and works, wherever the app is moved and whoever runs it. */
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Files, pack } from "../../support/index/Distribution.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { counts } from "../../support/staging/Log.ts"
import { forAnybody, newest, pythonOf, type Python, pythons as installed } from "../../support/machine/Pythons.ts"
import { exec, otherUser, python as pythonIn, runFolder } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, result, times } from "../../support/staging/CacheFiles.ts"
import { mentions } from "../../support/machine/Folders.ts"

const { index, stageWell } = setting()
const lines = (...text: ReadonlyArray<string>): string => `${text.join("\n")}\n`
const hash = (file: string): string => `--hash=sha256:${index().file(file).sha256}`
const shared = async (python = newest()) => ({ PYTHON_CACHE_DIR: await cacheWithTools(python) })
const pythons: ReadonlyArray<readonly [string, Python | undefined]> = [
  ["2.7", pythonOf("2.7")],
  ["3.6", pythonOf("3.6")],
  ["the newest Python", newest()]
]

/** By setuptools where pip edits nothing else, or takes the setuptools that is there; else one that builds itself. */
const editable = (python: Python): Files =>
  ["2.7", "3.6"].includes(python.line)
    ? {
        "libs/own/setup.py": "from setuptools import setup\nsetup(name='own', version='1', py_modules=['own'])\n",
        "libs/own/own.py": ""
      }
    : projectIn("libs/own/", { name: "own", version: "1" }, "app")

const everything = (python: Python): Files => ({
  ...editable(python),
  "requirements.txt": lines(
    "extraful[more]==1.0",
    "ns.one",
    "ns.two",
    "dataful",
    "pthful",
    "cext",
    "hashme",
    "-e ./libs/own"
  )
})

const restored = async (python: Python, app: Files): Promise<Staged> => {
  const options = { python, env: await shared(python), app }
  const first = await stageWell(options)
  const second = await stageWell(options)
  expect(result(second)).toEqual(result(first))
  expect(times(second)).toEqual(times(first))
  const { built, fetched } = counts(second)
  expect([fetched, built]).toEqual([0, 0])
  return second
}

describe.each(pythons)("on %s", (name, python) => {
  it.skipIf(python === undefined)(
    `packages, data, scripts, .pth, extras and -e come back and work (${name})`,
    async () => {
      if (python === undefined) return
      const staged = await restored(python, everything(python))
      const code = "import beta, ns.one, ns.two, dataful, pthful, cext, own; print(dataful.inside(), cext.answer())"
      expect(await pythonIn(staged, code, { cwd: "/" })).toMatch(/inside'?, ?42|inside 42/)
      const users = [false, ...(otherUser && forAnybody(python) ? [true] : [])]
      for (const asOther of users) {
        for (const [script, says] of [
          ["cext-answer", "42"],
          ["dataful-entry", "inside"],
          ["dataful-script", "Usage"]
        ] as const) {
          const path = join(runFolder(staged), ".python/bin", script)
          const done = await exec(staged, [path], { cwd: "/", asOther, profile: false })
          expect([done.code, done.stdout.includes(says), done.stderr]).toEqual([0, true, ""])
        }
      }
      expect(mentions(join(runFolder(staged), ".python"), [staged.app, "file://", "-buildpack-"])).toEqual([])
    }
  )

  it.skipIf(python === undefined)(`packages whose hashes are demanded come back (${name})`, async () => {
    if (python === undefined) return
    const text = lines(
      `alpha==1.0 ${hash("alpha-1.0-py2.py3-none-any.whl")}`,
      `puresdist==1.0 ${hash("puresdist-1.0.tar.gz")}`,
      `hashme==1.0 ${hash("hashme-1.0.tar.gz")} ${hash("hashme-1.0-py2.py3-none-any.whl")}`
    )
    const staged = await restored(python, { "requirements.txt": text })
    expect(await pythonIn(staged, "import alpha, puresdist, hashme; print(puresdist.version)")).toBe("1.0")
  })
})

it("how one app asked for a package is not seen in another app", async () => {
  const env = await shared()
  const at = (text: string) => ({ python: newest(), env, app: { "requirements.txt": text } })
  const byName = "alpha==1.0\npuresdist==1.0\n"
  const byAddress = [index().fileUrl("alpha-1.0-py2.py3-none-any.whl"), index().fileUrl("puresdist-1.0.tar.gz"), ""]
  const alone = await stageWell({ ...at(byName), env: await shared() })
  const before = await stageWell(at(byAddress.join("\n")))
  const after = await stageWell(at(byName))
  expect(result(after)).toEqual(result(alone))
  expect(result(await stageWell(at(byAddress.join("\n"))))).toEqual(result(before))
})

const common = installed().find((each) => forAnybody(each))

it.skipIf(common === undefined || !otherUser)(
  "what one user staged runs for another after it was restored",
  async () => {
    if (common === undefined) return
    const staged = await restored(common, { "requirements.txt": "cext\n" })
    const done = await exec(staged, [join(runFolder(staged), ".python/bin/cext-answer")], { cwd: "/", asOther: true })
    expect(done.stdout).toBe("42\n")
  }
)

it("a hash that is demanded later is held against what was kept", async () => {
  const env = await shared()
  await stageWell({ python: newest(), env, app: { "requirements.txt": "alpha==1.0\n" } })
  const wheel = pack({ name: "alpha", version: "1.0", wheel: { files: { "alpha.py": "version = 'other'\n" } } })[0]
  const text = `alpha==1.0 --hash=sha256:${wheel?.sha256 ?? ""}\n`
  await expect(stageWell({ python: newest(), env, app: { "requirements.txt": text } })).rejects.toThrow(/hash/i)
})
