/** What staging asks a package index for, and how often. */
import { join } from "node:path"
import { expect, it } from "vitest"
import { newest } from "../support/machine/Pythons.ts"
import { python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { compileWell } from "../support/staging/StagedApp.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { index } = setting()

it("fetches packaging tools once, from the user's index, and packages by name only", async () => {
  const cache = join(temporaryFolder("cache"), "not there yet", "cache")
  const options = { python: newest(), index: index(), cache, app: { "requirements.txt": "alpha==1.0\ndataful\n" } }
  await compileWell(options)
  const first = index().requests.length
  expect(index().requests.filter((path) => !/^\/(?:simple\/[a-z-]+\/|files\/[^/]+)$/.test(path))).toEqual([])
  const again = await compileWell(options)
  expect(await pythonIn(again, "import alpha, dataful; print(alpha.version)")).toBe("1.0")
  const tools = index()
    .requests.slice(first)
    .filter((path) => /\/files\/(?:pip|setuptools|wheel)-/.test(path))
  expect(tools).toEqual([])
})

it("fetches none where an earlier staging has left them", async () => {
  const asked = index().requests.length
  const options = { python: newest(), index: index(), cache: await cacheWithTools() }
  const staged = await compileWell({ ...options, app: { "requirements.txt": "hashme==1.0\n" } })
  expect([...new Set(index().requests.slice(asked))]).toEqual([
    "/simple/hashme/",
    "/files/hashme-1.0-py2.py3-none-any.whl"
  ])
  expect(staged.output).not.toMatch(/^ !/m)
})
