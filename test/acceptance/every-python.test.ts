/** One small app, staged and started with every Python of this machine. */
import { existsSync, lstatSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { type Python, pythons } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn, runFolder } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, type Staged } from "../support/staging/StagedApp.ts"
import { mentions, snapshot, touchAll, walk } from "../support/machine/Folders.ts"

const supported = ["2.7", ...Array.from({ length: 12 }, (_, index) => `3.${index + 3}`)]
/** The second that container exporters give to every file. */
const exportersSecond = 315_532_801

const { stageWell } = setting()

const hasHashedPyc = (python: Python): boolean => !["2.7", "3.3", "3.4", "3.5", "3.6"].includes(python.line)

const sitePackages = (staged: Staged, python: Python): string =>
  join(runFolder(staged), ".python/lib", `python${python.line}`, "site-packages")

/** Where Python looks for the compiled form of a module. */
const compiledOf = (source: string, python: Python): string => {
  if (python.line === "2.7") return `${source}c`
  const tag = `cpython-${python.line.replace(".", "")}`
  return source.replace(/([^/]+)\.py$/, `__pycache__/$1.${tag}.pyc`)
}

const distributions = (folder: string): Array<string> =>
  readdirSync(folder).flatMap((name) => /^([^-]+)-.*\.(?:dist|egg)-info$/.exec(name)?.[1]?.toLowerCase() ?? [])

describe.each(pythons().map((python) => ({ python })))("Python $python.version at $python.path", ({ python }) => {
  let staged: Staged

  beforeAll(async () => {
    staged = await stageWell({ app: appFolder("every-python"), python })
  })

  it("answers over HTTP from another folder than it was staged in", async () => {
    expect(await answerOf(staged)).toBe(`${python.version} alpha 1.1 cext 42`)
  })

  it("keeps the app's own files as they were", () => {
    expect(staged.after).toEqual(staged.before)
  })

  it("leaves nothing in TMPDIR and HOME", () => {
    expect([readdirSync(staged.temporary), readdirSync(staged.home)]).toEqual([[], []])
  })

  it("writes no file that says where it was staged", () => {
    const folder = runFolder(staged)
    const places = [staged.app, staged.cache, staged.home]
    expect([".python", ".profile.d"].flatMap((part) => mentions(join(folder, part), places))).toEqual([])
  })

  it("writes no file that says where packages were built", () => {
    expect(mentions(join(runFolder(staged), ".python"), [staged.temporary])).toEqual([])
  })

  it("installs what the app asked for, and no packaging tool", () => {
    expect(distributions(sitePackages(staged, python)).sort()).toEqual(["alpha", "cext", "miniweb"])
    expect(readdirSync(join(runFolder(staged), ".python/bin")).filter((name) => /pip|wheel|easy/.test(name))).toEqual(
      []
    )
  })

  it("starts a console script without the profile, HOME or a current folder of its own", async () => {
    const script = join(runFolder(staged), ".python/bin/cext-answer")
    expect(await exec(staged, [script], { profile: false, cwd: "/", env: { HOME: undefined } })).toEqual({
      code: 0,
      stdout: "42\n",
      stderr: ""
    })
  })

  it("has compiled every module, so that a start writes nothing", async () => {
    const sources = walk(sitePackages(staged, python)).filter((path) => path.endsWith(".py"))
    expect(sources.map((source) => compiledOf(source, python)).filter((path) => !existsSync(path))).toEqual([])
    const before = snapshot(join(runFolder(staged), ".python"))
    await pythonIn(staged, "import alpha, cext, cext_command, miniweb")
    expect(snapshot(join(runFolder(staged), ".python"))).toEqual(before)
  })

  it.runIf(hasHashedPyc(python))("reads its compiled modules whatever their time is", async () => {
    touchAll(sitePackages(staged, python), 1_600_000_000)
    const done = await exec(staged, ["python", "-v", "-c", "import alpha, cext_command"])
    expect(done.stderr).toMatch(/alpha\.[^/]*pyc matches/)
    expect(done.stderr).toMatch(/cext_command\.[^/]*pyc matches/)
    expect(done.stderr).not.toMatch(/stale|wrote/)
  })

  it.skipIf(hasHashedPyc(python))("reads its compiled modules with the time that exporters set", async () => {
    const files = walk(sitePackages(staged, python)).map((path) => lstatSync(path))
    const times = files.filter((status) => status.isFile()).map(({ mtimeMs }) => Math.floor(mtimeMs / 1000))
    expect(times.filter((time) => time !== exportersSecond)).toEqual([])
    touchAll(sitePackages(staged, python), exportersSecond)
    const done = await exec(staged, ["python", "-v", "-c", "import alpha, cext_command"])
    expect(done.stderr).toMatch(/alpha\.[^/]*pyc matches/)
    expect(done.stderr).not.toMatch(/bad mtime|stale|wrote/)
  })
})

const absent = supported.filter((line) => !pythons().some((python) => python.line === line))
it.skipIf(absent.length > 0).each(absent)("Python %s is tested (no interpreter on this machine)", () => {
  expect(absent).toEqual([])
})
