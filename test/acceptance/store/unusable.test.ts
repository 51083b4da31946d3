/** A cache that cannot be used as it should costs time and gives a warning; the staging succeeds. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import { counted } from "../../support/index/Counted.ts"
import { canMount, withLittleRoom, withReadOnly } from "../../support/machine/Confinement.ts"
import { told } from "../../support/staging/Log.ts"
import { forAnybody, newest, pythons, withoutPip } from "../../support/machine/Pythons.ts"
import { asNobody, otherUser, python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { cacheWithTools, copyOf, result } from "../../support/staging/CacheFiles.ts"
import type { CompileOptions, Staged } from "../../support/staging/StagedApp.ts"
import { snapshot, temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { stageWell } = setting({ packages: [counted("native", { marks }).described] })
const python = newest()
const app = { "requirements.txt": "native==1.0\nalpha==1.0\nbeta==1.0\n" }

let whole = ""
let right: Record<string, string> = {}
beforeAll(async () => {
  const staged = await stageWell({ python, app, cache: await cacheWithTools() })
  whole = staged.cache
  right = result(staged)
})

const fresh = (): string => join(temporaryFolder("cache"), "cache")
const places = {
  CACHE_DIR: (folder: string): CompileOptions => ({ cache: folder }),
  $PYTHON_CACHE_DIR: (folder: string): CompileOptions => ({ env: { PYTHON_CACHE_DIR: folder } })
}
type Place = keyof typeof places

/** Once its root is found, a cache is read and written in one way: each harm is done to one place, or with `EVERY_PLACE=1` to both. */
const harmed = (place: Place): ReadonlyArray<Place> =>
  process.env["EVERY_PLACE"] === undefined ? [place] : ["CACHE_DIR", "$PYTHON_CACHE_DIR"]

const expectWarned = (staged: Staged): void => {
  expect(result(staged)).toEqual(right)
  expect(told(staged)).toMatch(/cache/i)
}

it.each<Place>(["CACHE_DIR", "$PYTHON_CACHE_DIR"])("%s that is missing is made", async (place) => {
  const folder = join(fresh(), "not", "there")
  for (const __ of ["missing", "made"]) {
    const staged = await stageWell({ python, app, ...places[place](folder) })
    expect(result(staged)).toEqual(right)
    expect(told(staged)).toBe("")
  }
  expect(Object.keys(snapshot(folder)).length).toBeGreaterThan(3)
})

it.each(harmed("$PYTHON_CACHE_DIR"))("%s that is a file", async (place) => {
  const folder = fresh()
  writeFileSync(folder, "a file\n")
  expectWarned(await stageWell({ python, app, ...places[place](folder) }))
})

it.each(harmed("CACHE_DIR"))("%s with a file in our place", async (place) => {
  const folder = fresh()
  mkdirSync(folder)
  writeFileSync(join(folder, "python-buildpack"), "a file\n")
  expectWarned(await stageWell({ python, app, ...places[place](folder) }))
})

it.skipIf(!canMount).each(harmed("$PYTHON_CACHE_DIR"))(
  "%s that is read-only and holds all, or nothing (needs unshare -rm)",
  async (place) => {
    const folder = copyOf(whole)
    const before = snapshot(folder)
    expectWarned(await stageWell({ python, app, ...places[place](folder), within: withReadOnly(folder) }))
    expect(snapshot(folder)).toEqual(before)
    const empty = temporaryFolder("empty cache")
    expectWarned(await stageWell({ python, app, ...places[place](empty), within: withReadOnly(empty) }))
  }
)

const rooms = [
  ...harmed("CACHE_DIR").flatMap((place) => [16, 6000].map((room) => [place, room] as const)),
  ...harmed("$PYTHON_CACHE_DIR").flatMap((place) => [512, 14_000].map((room) => [place, room] as const))
]
it.skipIf(!canMount).each(rooms)("%s that is full after %i KiB (needs unshare -rm)", async (place, kibibytes) => {
  const folder = temporaryFolder("small folder")
  const staged = await stageWell({ python, app, ...places[place](folder), within: withLittleRoom(folder, kibibytes) })
  expect(result(staged)).toEqual(right)
  if (kibibytes < 14_000) expect(told(staged)).toMatch(/small folder|cache directory/i)
})

it.skipIf(!canMount)("a full cache is no hindrance to a Python that has no pip (needs unshare -rm)", async () => {
  const bare = withoutPip(python, join(temporaryFolder("python", "-"), "without"))
  const env = { PYTHON_CACHE_DIR: temporaryFolder("small folder") }
  const staged = await stageWell({ python: bare, app, env, within: withLittleRoom(env.PYTHON_CACHE_DIR, 512) })
  expect(await pythonIn(staged, "import native; print(native.answer)")).toBe("42")
})

const common = pythons().find((each) => forAnybody(each))

it.skipIf(!otherUser || common === undefined)(
  "a cache in which one may only read, for a user without privileges",
  async () => {
    if (common === undefined) return
    const lines = { "requirements.txt": "puresdist==1.0\nalpha==1.0\n" }
    const options = { python: common, app: lines, cache: await cacheWithTools(common) }
    const first = await stageWell(options)
    const staged = await stageWell({ ...options, within: ["setpriv", ...asNobody()], owner: 65534 })
    expect(Object.keys(result(staged))).toEqual(Object.keys(result(first)))
    expect(told(staged)).toMatch(/cache/i)
    expect(await pythonIn(staged, "import puresdist, alpha; print(puresdist.version)")).toBe("1.0")
  }
)
