/** The cache does not grow without end, and `bin/cache` shows and trims it. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { PackageDescription } from "../../support/index/Distribution.ts"
import { counts } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { setting } from "../../support/staging/Setting.ts"
import { buildpack, type CompileOptions } from "../../support/staging/StagedApp.ts"
import { age, cacheWithTools, copyOf, flip, kept, mentionsInside, sizeOf } from "../../support/staging/CacheFiles.ts"
import { plant, snapshot, temporaryFolder } from "../../support/machine/Folders.ts"

const mebibyte = 1024 * 1024
const numbers = [1, 2, 3, 4, 5]
const token = (number: number): string => `this is the token of number ${number}`

/** A mebibyte that cannot be compressed. */
const noise = (seed: number): Buffer =>
  Buffer.concat(
    Array.from({ length: mebibyte / 32 }, (_, block) => createHash("sha256").update(`${seed} ${block}`).digest())
  )

const big = (number: number): PackageDescription => ({
  name: `big${number}`,
  version: "1.0",
  wheel: {
    files: { [`big${number}.py`]: `token = "${token(number)}"\n`, [`big${number}.bin`]: noise(number) }
  }
})

const { stageWell } = setting({ packages: numbers.map(big) })
const python = newest()
const app = (...lines: ReadonlyArray<string>) => ({ "requirements.txt": `${lines.join("\n")}\n` })
/** The numbers whose packages are still there, outside of what pip keeps. */
const tokensIn = (cache: string): ReadonlyArray<number> => {
  const found = mentionsInside(cache, numbers.map(token)).filter((line) => !/(?:^|\/)pip\//.test(line))
  return numbers.filter((number) => found.some((line) => line.endsWith(token(number))))
}

/** One staging after the other, each two days after the one before. */
const inTurn = async (options: CompileOptions, cache: string, all: ReadonlyArray<number>): Promise<void> => {
  for (const number of all) {
    if (existsSync(cache)) age(cache)
    await stageWell({ python, ...options, app: app("alpha==1.0", `big${number}==1.0`) })
  }
}

describe("CACHE_DIR", () => {
  it("holds what the last two environments use", async () => {
    const cache = await cacheWithTools()
    await stageWell({ python, cache, app: app("alpha==1.0") })
    const base = sizeOf(cache)
    await inTurn({ cache }, cache, [1, 2, 3, 4])
    expect(tokensIn(cache)).toEqual([3, 4])
    expect(sizeOf(cache)).toBeLessThan(base + 4.5 * mebibyte)
    const back = await stageWell({ python, cache, app: app("alpha==1.0", "big3==1.0") })
    expect(counts(back)).toEqual({ restored: 2, fetched: 0, built: 0 })
  })

  it("does not forget what an unchanged app uses, however often it is staged", async () => {
    const cache = await cacheWithTools()
    await inTurn({ cache }, cache, [1, 2, 2, 2])
    expect(tokensIn(cache)).toEqual([1, 2])
  })
})

describe("$PYTHON_CACHE_DIR", () => {
  it("holds everything while there is room", async () => {
    const cache = await cacheWithTools()
    await inTurn({ env: { PYTHON_CACHE_DIR: cache } }, cache, [1, 2, 3])
    expect(tokensIn(cache)).toEqual([1, 2, 3])
  })

  it("forgets what was not used for longest, down to $PYTHON_CACHE_MAX_SIZE", async () => {
    const cache = await cacheWithTools()
    const env = { PYTHON_CACHE_DIR: cache }
    await stageWell({ python, env, app: app("alpha==1.0") })
    const size = sizeOf(cache) + Math.floor(3.5 * mebibyte)
    const bounded = { env: { ...env, PYTHON_CACHE_MAX_SIZE: String(size) } }
    await inTurn(bounded, cache, [1, 2, 3, 1, 4, 5])
    expect(sizeOf(cache)).toBeLessThanOrEqual(size)
    const left = tokensIn(cache)
    expect(left).toContain(5)
    expect(left).not.toContain(2)
    expect(left).not.toContain(3)
  })

  it("takes a size with a unit, and keeps what the staging itself has just used", async () => {
    const env = { PYTHON_CACHE_DIR: await cacheWithTools(), PYTHON_CACHE_MAX_SIZE: "100K" }
    await stageWell({ python, env, app: app("big1==1.0") })
    const again = await stageWell({ python, env, app: app("big1==1.0") })
    expect(again.code).toBe(0)
    const wide = { ...env, PYTHON_CACHE_MAX_SIZE: "1G" }
    await stageWell({ python, env: wide, app: app("big1==1.0") })
    expect(counts(await stageWell({ python, env: wide, app: app("big1==1.0") })).restored).toBe(1)
  })
})

const command = (...words: ReadonlyArray<string>) => {
  const env = { PATH: "/usr/bin:/bin", HOME: temporaryFolder("home") }
  const { status, stderr, stdout } = spawnSync(join(buildpack, "bin/cache"), words, { env, encoding: "utf8" })
  return { status, text: `${stdout}${stderr}` }
}

describe("bin/cache", () => {
  let whole = ""
  beforeAll(async () => {
    whole = await cacheWithTools()
    plant(whole, { "theirs/file": "theirs\n" })
    await inTurn({ cache: whole }, whole, [1, 2])
  })

  it("lists what is there, and changes nothing by that", async () => {
    const cache = copyOf(whole)
    const before = snapshot(cache)
    for (const words of [[cache], [cache, "list"]]) {
      const { status, text } = command(...words)
      expect(status).toBe(0)
      for (const name of ["alpha", "big1", "big2", "1.0"]) expect(text).toContain(name)
    }
    expect(snapshot(cache)).toEqual(before)
  })

  it("verifies: a sound cache is praised, a damaged file is named", async () => {
    const cache = copyOf(whole)
    expect(command(cache, "verify").status).toBe(0)
    const harmed = copyOf(cache)
    const archive = kept(harmed).find((path) => /\.(?:tar|zst)$/.test(path)) ?? ""
    flip(join(harmed, archive))
    const { status, text } = command(harmed, "verify")
    expect(status).not.toBe(0)
    expect(text).toMatch(/damaged/i)
    expect(text).toMatch(/alpha|big1|big2|\.tar|\.zst/)
  })

  it("prunes, and clears what is ours alone", async () => {
    const cache = copyOf(whole)
    expect(command(cache, "prune").status).toBe(0)
    expect(counts(await stageWell({ python, cache, app: app("alpha==1.0", "big2==1.0") })).restored).toBe(2)
    expect(command(cache, "clear").status).toBe(0)
    expect(kept(cache)).toEqual(["theirs/file"])
    expect(readdirSync(cache)).toContain("theirs")
    expect(counts(await stageWell({ python, cache, app: app("alpha==1.0") })).restored).toBe(0)
  })

  it("explains itself when it is called wrongly", () => {
    for (const words of [
      [temporaryFolder("cache"), "list", "more"],
      [temporaryFolder("cache"), "polish"],
      ["/no/such/folder", "list"]
    ]) {
      const { status, text } = command(...words)
      expect([status === 0, text.length > 20]).toEqual([false, true])
    }
  })
})
