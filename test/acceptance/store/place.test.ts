/** Where the cache is, whose it has to be, and what switches it off. */
import { chmodSync, chownSync, existsSync, lchownSync, readdirSync, renameSync, statSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { counts, told } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { otherUser, python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { CompileOptions, Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, copyOf, result } from "../../support/staging/CacheFiles.ts"
import { plant, snapshot, temporaryFolder, walk } from "../../support/machine/Folders.ts"

const { index, stage, stageWell } = setting()
const python = newest()
const app = { "requirements.txt": "alpha==1.0\npuresdist==1.0\n" }
const fresh = (): string => join(temporaryFolder("cache"), "cache")
const works = async (staged: Staged): Promise<void> =>
  expect(await pythonIn(staged, "import alpha, puresdist; print(alpha.version)")).toBe("1.0")
const restoredOf = (staged: Staged): number => counts(staged).restored

interface Warm {
  readonly cache: string
  /** What was made of the app. */
  readonly before: Staged
}
const kept = (optionsFor: (folder: string) => CompileOptions) => {
  let first: Promise<Warm> | undefined
  const make = async (): Promise<Warm> => {
    const cache = await cacheWithTools()
    return { cache, before: await stageWell({ python, app, ...optionsFor(cache) }) }
  }
  return async (): Promise<Warm> => {
    const { before, cache } = await (first ??= make())
    return { before, cache: copyOf(cache) }
  }
}
/** A CACHE_DIR in which the app is kept, and a $PYTHON_CACHE_DIR: each test gets a copy. */
const warm = kept((cache) => ({ cache }))
const warmShared = kept((folder) => ({ env: { PYTHON_CACHE_DIR: folder } }))

describe("$PYTHON_CACHE_DIR", () => {
  it("is made, is used instead of CACHE_DIR, and serves a fresh CACHE_DIR", async () => {
    const env = { PYTHON_CACHE_DIR: join(fresh(), "deeper") }
    const first = await stageWell({ python, app, env, cache: fresh() })
    expect(existsSync(env.PYTHON_CACHE_DIR)).toBe(true)
    const asked = index().requests.length
    const second = await stageWell({ python, app, env, cache: fresh() })
    expect(index().requests.slice(asked)).toEqual([])
    expect(restoredOf(second)).toBe(2)
    expect(result(second)).toEqual(result(first))
  })

  it.each(["$STACKATO_FILESYSTEM_PYTHON_INSTALL_CACHE", "${CACHE}/python", "/mnt/$CACHE"])(
    "with a variable that nobody expanded is an error that says so: %s",
    async (value) => {
      const staged = await stage({ python, app, env: { PYTHON_CACHE_DIR: value, CACHE: "/tmp" } })
      expect(staged.code).not.toBe(0)
      expect(told(staged)).toContain("PYTHON_CACHE_DIR")
      expect(told(staged)).toContain(value)
      expect(existsSync(join(staged.app, ".python"))).toBe(false)
    }
  )
})

describe("CACHE_DIR", () => {
  it("is ours in one folder alone: what other buildpacks keep there stays as it is", async () => {
    const cache = await cacheWithTools()
    plant(cache, {
      "node/modules/x.js": { content: "x\n", mode: 0o755 },
      "pip/theirs": "theirs\n",
      "wheels/alpha-1.0-py2.py3-none-any.whl": "theirs\n",
      stack: "theirs\n"
    })
    const theirs = (): Record<string, string> => snapshot(cache, ["python-buildpack"])
    const before = theirs()
    for (const _ of ["cold", "warm"]) await works(await stageWell({ python, app, cache }))
    await stageWell({ python, app: { "requirements.txt": "alpha==1.1\n" }, cache, env: { PYTHON_CACHE_MAX_SIZE: "1" } })
    expect(theirs()).toEqual(before)
    expect(readdirSync(cache)).toContain("python-buildpack")
  })

  it("may be left out, which is said, with what it costs", async () => {
    const staged = await stageWell({ python, app, withoutCache: true })
    expect(staged.output).toMatch(/cache/i)
    await works(staged)
  })
})

it("$PYTHON_CACHE=off stages without, says so, and touches nothing", async () => {
  const { cache } = await warm()
  const before = snapshot(cache)
  const staged = await stageWell({ python, app, cache, env: { PYTHON_CACHE: "off" } })
  expect(staged.output).toMatch(/PYTHON_CACHE/)
  expect(snapshot(cache)).toEqual(before)
  await works(staged)
})

it.each(["off", "OFF"])("$PYTHON_CACHE=%s makes no cache", async (value) => {
  const empty = fresh()
  const small = { "app.py": "" }
  await stageWell({ python, app: small, cache: fresh(), env: { PYTHON_CACHE: value, PYTHON_CACHE_DIR: empty } })
  expect(existsSync(empty)).toBe(false)
})

describe("$PYTHON_CACHE_MODE=read-only", () => {
  it("reads and writes nothing", async () => {
    const { before: first, cache } = await warmShared()
    const env = { PYTHON_CACHE_DIR: cache }
    const before = snapshot(cache)
    const same = await stageWell({ python, app, env: { ...env, PYTHON_CACHE_MODE: "read-only" } })
    expect([result(same), restoredOf(same)]).toEqual([result(first), 2])
    const more = { "requirements.txt": `${app["requirements.txt"]}beta==1.0\nhashme==1.0\n` }
    const other = await stageWell({ python, app: more, env: { ...env, PYTHON_CACHE_MODE: "read-only" } })
    expect(counts(other)).toEqual({ restored: 2, fetched: 2, built: 0 })
    expect(snapshot(cache)).toEqual(before)
  })

  it("stages with a cache that is not there, and does not make it", async () => {
    const env = { PYTHON_CACHE_DIR: fresh(), PYTHON_CACHE_MODE: "read-only" }
    await works(await stageWell({ python, app, env }))
    expect(existsSync(env.PYTHON_CACHE_DIR)).toBe(false)
  })

  it("with another value is an error, or a warning, that names the values", async () => {
    const staged = await stage({ python, app, env: { PYTHON_CACHE_MODE: "readonly" } })
    expect(told(staged)).toMatch(/PYTHON_CACHE_MODE[^]*read-only/)
  })
})

it("a cache that is made under umask 077 can be read by everybody, but for what pip keeps there", async () => {
  const cache = fresh()
  const env = { PYTHON_CACHE_DIR: join(cache, "deeper") }
  await stageWell({ python, app, env, umask: "077" })
  const own = join(env.PYTHON_CACHE_DIR, "python-buildpack")
  const all = [cache, env.PYTHON_CACHE_DIR, own, ...walk(own).filter((path) => !path.startsWith(join(own, "pip")))]
  const closed = all.filter((path) => {
    const found = statSync(path)
    return (found.mode & 0o777) !== (found.isDirectory() ? 0o755 : 0o644)
  })
  expect(closed).toEqual([])
  expect(all.some((path) => path.startsWith(join(own, "trees")))).toBe(true)
  expect(all.some((path) => path.startsWith(join(own, "store/files")))).toBe(true)
})

const nobody = 65534
const ours = (cache: string): string => join(cache, "python-buildpack")
const harms: ReadonlyArray<readonly [string, (cache: string) => void, boolean]> = [
  ["belongs to another user", (cache) => chownSync(ours(cache), nobody, nobody), otherUser],
  [
    "belongs to another user with all in it",
    (cache) => [cache, ...walk(cache)].forEach((path) => lchownSync(path, nobody, nobody)),
    otherUser
  ],
  ["anyone may write", (cache) => chmodSync(ours(cache), 0o777), true],
  [
    "somebody has put a link in place of",
    (cache) => {
      renameSync(ours(cache), join(cache, "elsewhere"))
      symlinkSync("elsewhere", ours(cache))
      for (const path of [ours(cache), join(cache, "elsewhere")]) lchownSync(path, nobody, nobody)
    },
    otherUser
  ]
]

describe("our part of CACHE_DIR that", () => {
  for (const [title, harm, possible] of harms) {
    it.skipIf(!possible)(`${title} is neither read nor written`, async () => {
      const { cache } = await warm()
      harm(cache)
      const before = snapshot(cache)
      const staged = await stageWell({ python, app, cache })
      expect(told(staged)).toContain(cache)
      expect(restoredOf(staged)).toBe(0)
      expect(snapshot(cache)).toEqual(before)
      await works(staged)
    })

    it.skipIf(!possible)(`${title} is used when $PYTHON_CACHE_DIR names it`, async () => {
      const { before, cache } = await warmShared()
      harm(cache)
      const staged = await stageWell({ python, app, env: { PYTHON_CACHE_DIR: cache } })
      expect([result(staged), restoredOf(staged)]).toEqual([result(before), 2])
    })
  }
})

it.skipIf(!otherUser)(
  "a CACHE_DIR of another user, for all to write, is good enough for a part that is ours",
  async () => {
    const { before, cache } = await warm()
    chownSync(cache, nobody, nobody)
    chmodSync(cache, 0o777)
    const staged = await stageWell({ python, app, cache })
    expect([result(staged), restoredOf(staged)]).toEqual([result(before), 2])
  }
)
