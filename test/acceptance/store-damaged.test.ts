/** Damage of any kind to any file of the cache costs time and a warning, never the staging and never its result. */
import { mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { counted } from "./index/Counted.ts"
import { counts, told } from "./harness/Log.ts"
import { newest } from "./harness/Pythons.ts"
import { setting } from "./harness/Setting.ts"
import { copyOf, flip, kept, result, sample } from "./harness/Store.ts"
import { temporaryFolder } from "./harness/Trees.ts"

const marks = temporaryFolder("marks", "-")
const { stageWell } = setting({ packages: [counted("native", { marks }).described] })
const python = newest()
const app = {
  "requirements.txt": "native==1.0\nalpha==1.0\nhashme==1.0\n",
  "setup.py": "from setuptools import setup\nsetup(name='own', version='1', py_modules=['own'])\n",
  "own.py": ""
}

let whole = ""
let right: Record<string, string> = {}
beforeAll(async () => {
  const staged = await stageWell({ python, app, cache: join(temporaryFolder("whole cache"), "cache") })
  whole = staged.cache
  right = result(staged)
})

const harms: ReadonlyArray<readonly [string, (path: string) => void]> = [
  ["a byte is turned", flip],
  ["half of it is gone", (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ["it is empty", (path) => truncateSync(path, 0)],
  ["it is gone", (path) => rmSync(path)]
]

describe("one file after the other", () => {
  it.each(harms)("%s: the staging is right and says what it could not use", async (_, harm) => {
    const files = sample(kept(whole))
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const cache = copyOf(whole)
      harm(join(cache, file))
      const staged = await stageWell({ python, app, cache })
      expect([file, result(staged)]).toEqual([file, right])
      const { built, fetched, restored } = counts(staged)
      expect([file, restored + fetched + built]).toEqual([file, 4])
      if (harm === flip) expect([file, restored === 4 || told(staged) !== ""]).toEqual([file, true])
      rmSync(cache, { recursive: true })
    }
  })

  it("a damaged archive is named, set aside, made anew, and whole the next time", async () => {
    const cache = copyOf(whole)
    const archives = kept(cache).filter((path) => /\.(?:tar|zst|tar\.zst)$/.test(path))
    expect(archives.length).toBeGreaterThan(3)
    for (const each of archives) flip(join(cache, each))
    const mended = await stageWell({ python, app, cache })
    expect(result(mended)).toEqual(right)
    const names = ["native", "alpha", "hashme", "own"]
    const named = (name: string) => new RegExp(`\\b${name}\\b`).test(told(mended))
    const byFile = archives.every((path) => told(mended).includes(basename(path).slice(0, 12)))
    expect(byFile || names.every(named)).toBe(true)
    const next = await stageWell({ python, app, cache })
    expect(result(next)).toEqual(right)
    expect([counts(next).restored, told(next)]).toEqual([4, ""])
  })
})

describe("all at once", () => {
  it.each(harms)("to every file: %s", async (_, harm) => {
    const cache = copyOf(whole)
    for (const file of kept(cache)) harm(join(cache, file))
    for (const _again of ["damaged", "mended"]) {
      const staged = await stageWell({ python, app, cache })
      expect(result(staged)).toEqual(right)
    }
  })

  it("folders where files were, and files where folders were", async () => {
    const cache = copyOf(whole)
    for (const file of sample(kept(cache)).slice(0, 6)) {
      rmSync(join(cache, file))
      mkdirSync(join(cache, file))
    }
    expect(result(await stageWell({ python, app, cache }))).toEqual(right)
    const folder = join(copyOf(whole), "python-buildpack")
    const inner =
      kept(folder)
        .find((path) => path.includes("/"))
        ?.split("/")[0] ?? ""
    rmSync(join(folder, inner), { recursive: true })
    writeFileSync(join(folder, inner), "")
    expect(result(await stageWell({ python, app, cache: join(folder, "..") }))).toEqual(right)
  })
})
