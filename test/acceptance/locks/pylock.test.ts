/** An app with a `pylock.toml` gets what pip itself installs from it, once from the index and then from the cache. */
import { execFile } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, it } from "vitest"
import type { Files } from "../../support/index/Distribution.ts"
import * as Projects from "../../support/index/Projects.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { cacheWithTools } from "../../support/staging/CacheFiles.ts"
import { contentOf, toolsIn } from "../../support/staging/PlainPip.ts"
import { setting } from "../../support/staging/Setting.ts"

const { index, stage, stageWell } = setting()
const python = newest()

/** The staging's own pip, which reads and writes such files from 26.1 on. */
const byPip = (cache: string, folder: string, ...words: ReadonlyArray<string>): Promise<unknown> =>
  // The index answers from this process, which must not wait for the program without listening.
  promisify(execFile)(python.path, ["-m", "pip", ...words], {
    cwd: folder,
    env: { PYTHONPATH: toolsIn(cache), PIP_CONFIG_FILE: "/dev/null", HOME: folder, PATH: "/usr/bin:/bin" }
  })

const folderOf = (app: Files): string => {
  const folder = temporaryFolder("by pip", "-")
  plant(folder, app)
  return folder
}

/** The app with the lock file that pip writes of its requirements. */
const locked = async (cache: string, app: Files): Promise<Files> => {
  const folder = folderOf(app)
  await byPip(cache, folder, "lock", "--index-url", index().url, "-r", "requirements.txt", "-o", "pylock.toml")
  const { "requirements.txt": _, ...rest } = app
  return { ...rest, "pylock.toml": readFileSync(join(folder, "pylock.toml"), "utf8") }
}

/** From the requirements that were locked just now: pip 26.2 refuses a folder in a file with hashes that it has written itself. */
const installedByPip = async (cache: string, app: Files): Promise<Record<string, string>> => {
  const folder = folderOf(app)
  mkdirSync(join(folder, "base"))
  const from = ["--index-url", index().url, "-r", "requirements.txt"]
  await byPip(cache, folder, "install", "--no-compile", "--target", "base", ...from)
  return contentOf(join(folder, "base"))
}

const packagesOf = (app: string): string => {
  const lib = join(app, ".python/lib")
  return join(lib, readdirSync(lib).find((name) => name.startsWith("python")) ?? "", "site-packages")
}

const requirements = ["alpha==1.0", "beta", "./libs/money", ""].join("\n")
const app: Files = {
  "requirements.txt": requirements,
  ...Projects.projectIn("libs/money/", { name: "money", version: "1.0", requires: ["alpha"] }, "folder")
}

it("what pip locks is what is installed, and again without an index, one package less without the rest", async () => {
  const cache = await cacheWithTools(python)
  const first = await locked(cache, app)
  const staged = await stageWell({ python, cache, app: first })
  expect(contentOf(packagesOf(staged.app))).toEqual(await installedByPip(cache, app))
  expect(staged.output).not.toMatch(/^ !/m)

  const asked = index().requests.length
  const again = await stageWell({ python, cache, app: first })
  expect(again.output).toContain("3 packages: 3 restored, 0 fetched, 0 built.")
  expect(index().requests.length).toBe(asked)

  const more = { ...app, "requirements.txt": `${requirements}hashme==1.0\n` }
  const third = await stageWell({ python, cache, app: await locked(cache, more) })
  // The folder brings its own way to be built, which sees all of the app.
  expect(third.output).toContain("Not as it was last: libs/money changed, pylock.toml changed.")
  expect(third.output).toContain("4 packages: 2 restored, 1 fetched, 1 built.")
  expect(contentOf(packagesOf(third.app))).toEqual(await installedByPip(cache, more))
})

it("a file that is not what the lock file says is refused", async () => {
  const cache = await cacheWithTools(python)
  const right = await locked(cache, { "requirements.txt": "alpha==1.0\n" })
  const text = String(right["pylock.toml"])
  const wrong = text.replaceAll(/sha256 = "[0-9a-f]{8}/g, 'sha256 = "00000000')
  expect(wrong).not.toBe(text)
  const staged = await stage({ python, cache, app: { "pylock.toml": wrong } })
  expect(staged.code).toBe(1)
  expect(staged.output).toMatch(/^ !/m)
  expect(staged.output).toContain("(pip/hash-mismatch)")
})
