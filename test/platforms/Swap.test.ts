/** Whatever fails while the result is put into an app, and whenever it is killed: the app is as it was, or it is whole. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { environmentOf, serving } from "../../src/launch/Environment.ts"
import { classicRequest, classicStaging } from "../../src/platforms/Classic.ts"
import { mark } from "../../src/platforms/ShellEnvironment.ts"
import * as Env from "../../src/services/Env.ts"
import { type FileAccessFailed, Filesystem, type Interface as Files, join } from "../../src/services/Filesystem.ts"
import * as Report from "../../src/services/Report.ts"
import * as MemoryArchives from "../../src/testing/MemoryArchives.ts"
import { layerScripted } from "../../src/testing/ScriptedProcess.ts"
import { staged } from "../../src/testing/laws/PlatformTrial.ts"
import { layerMemory, type MemoryOptions, type Planted } from "../../src/testing/MemoryFilesystem.ts"

const root = "/app"
const request = classicRequest(root)
const launch = { processes: [], environment: environmentOf({ major: 3, minor: 12, patch: 1 }), serving }

/** Path to content of everything in the app, but for directories of stagings. */
const appOf = (files: Files) => {
  const found: Record<string, string> = {}
  const walk = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      for (const name of yield* files.list(path)) {
        if (name.startsWith(".python-buildpack-")) continue
        const kind = (yield* files.status(join(path, name)))?.kind ?? ""
        found[join(path, name)] = kind === "file" ? yield* files.readText(join(path, name)) : kind
        if (kind === "directory") yield* walk(join(path, name))
      }
    })
  return Effect.as(walk(root), found)
}

const respond = Effect.gen(function* () {
  const files = yield* Filesystem
  const prefix = join(yield* files.temporary(root), "python")
  yield* files.makeDirectory(prefix)
  yield* files.write(join(prefix, "new"), "new")
  yield* classicStaging(undefined).respond(request, { ...staged, prefix, launch })
}).pipe(Effect.scoped)

/** An app in memory, some of whose operations are refused. */
const layersOf = (app: Readonly<Record<string, Planted>>, refuse: NonNullable<MemoryOptions["refuse"]>) => {
  const world = Layer.mergeAll(
    layerMemory(app, { refuse }),
    Env.layerMemory({}),
    Report.layerMemory([]),
    layerScripted(() => undefined, [])
  )
  return Layer.provideMerge(MemoryArchives.layerMemory, world)
}

/** Whatever puts `.python` into its place, or back, is refused from the first on. */
const withoutWayBack = (app: Readonly<Record<string, Planted>>) => {
  let refusing = true
  const refuse = (operation: string, path: string) =>
    refusing && operation === "rename" && path.endsWith(" to /app/.python") ? ("NoSpace" as const) : undefined
  const layers = layersOf(app, refuse)
  return Effect.runPromise(
    Effect.gen(function* () {
      const files = yield* Filesystem
      const before = yield* appOf(files)
      const ended = yield* Effect.result(respond)
      const left = (yield* files.list(root)).filter((name) => name.startsWith(".python-buildpack-"))
      const old = yield* files.readText(join(root, left[0] ?? "", "old"))
      refusing = false
      yield* classicStaging(undefined).check(request)
      return { before, ended, left, old, checked: yield* appOf(files) }
    }).pipe(Effect.provide(layers))
  )
}

interface Refusals {
  /** From the operation of this number on. */
  from: number
  /** The process is gone: nothing that comes later is done either. */
  readonly dead: boolean
}

/** What the app is before, after the trial, once the next staging has looked at it, and how many operations there were. */
const tried = (app: Readonly<Record<string, Planted>>, refusals: Refusals) => {
  let [count, watching] = [0, false]
  const refuse = (operation: string) => {
    if (!watching || operation === "look at" || operation === "read" || operation === "list") return undefined
    count += 1
    return count === refusals.from || (refusals.dead && count > refusals.from) ? ("NoSpace" as const) : undefined
  }
  const layers = layersOf(app, refuse)
  return Effect.runPromise(
    Effect.gen(function* () {
      const files = yield* Filesystem
      const before = yield* appOf(files)
      watching = true
      const ended = yield* Effect.result(respond)
      watching = false
      const after = yield* appOf(files)
      yield* classicStaging(undefined).check(request)
      const left = (yield* files.list(root)).filter((name) => name.startsWith(".python-buildpack-"))
      return { before, after, checked: yield* appOf(files), well: ended._tag === "Success", count, left }
    }).pipe(Effect.provide(layers))
  )
}

const never: Refusals = { from: 0, dead: false }
const apps: ReadonlyArray<readonly [string, Readonly<Record<string, Planted>>]> = [
  ["that was never staged", { "/app/app.py": "app" }],
  ["with profile scripts of its own", { "/app/.profile.d/mine.sh": "mine" }],
  [
    "that was staged before",
    { "/app/.python/buildpack": mark, "/app/.python/old": "old", "/app/.profile.d/python.sh": `${mark}\nold\n` }
  ],
  ["that lost its script", { "/app/.python/buildpack": mark, "/app/.python/old": "old" }],
  ["that lost its base", { "/app/.profile.d/python.sh": `${mark}\nold\n` }]
]

describe.each(apps)("an app %s", (_, app) => {
  it("is as it was when any one operation fails, and whole when none does", async () => {
    const right = await tried(app, never)
    expect([right.well, right.after["/app/.python/new"]]).toEqual([true, "new"])
    expect(Object.keys(right.after)).not.toContain("/app/.python/old")
    for (let from = 1; from <= right.count; from++) {
      const { after, before, checked, left, well } = await tried(app, { from, dead: false })
      expect([from, after]).toEqual([from, well ? right.after : before])
      expect([from, checked, left]).toEqual([from, after, []])
    }
  })

  it("is as it was, or whole, once the next staging has looked at what a kill has left", async () => {
    const right = await tried(app, never)
    for (let from = 1; from <= right.count; from++) {
      const { before, checked, left } = await tried(app, { from, dead: true })
      expect([from, left]).toEqual([from, []])
      expect([before, right.after]).toContainEqual(checked)
    }
  })
})

it("that cannot be put back is left beside its place, named in the error, and back after the next look", async () => {
  const [, app = {}] = apps[2] ?? []
  const { before, checked, ended, left, old } = await withoutWayBack(app)
  expect([left.length, old]).toEqual([1, "old"])
  const error = ended._tag === "Failure" ? ended.failure : undefined
  expect(error).toMatchObject({ id: "application/old-python-set-aside", blame: "environment" })
  expect(error?.message).toContain(`It is whole, as ${left[0]} in the app's folder.`)
  expect(error?.hints.join("\n")).toContain(`mv ${left[0]} .python`)
  expect(checked).toEqual(before)
})
