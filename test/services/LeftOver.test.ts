/** Only what is ours, old and a directory is swept out of a place that all users share. */
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { expect, it } from "@effect/vitest"
import { Filesystem, type Interface as Files } from "../../src/services/Filesystem.ts"
import { sweepLeftOver } from "../../src/services/LeftOver.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

const now = 10 * 86_400_000
const planted = Effect.gen(function* () {
  const files = yield* Filesystem
  yield* TestClock.setTime(now - 2 * 86_400_000)
  yield* files.makeDirectory("/tmp/.python-buildpack-old/work")
  yield* files.makeDirectory("/tmp/others-folder")
  yield* files.write("/tmp/.python-buildpack-file", "")
  yield* files.link("/tmp/others-folder", "/tmp/.python-buildpack-link")
  yield* TestClock.setTime(now - 3_600_000)
  yield* files.makeDirectory("/tmp/.python-buildpack-young")
  return files
})
const rest = [".python-buildpack-file", ".python-buildpack-link", ".python-buildpack-young", "others-folder"]

it.effect("what is old and ours goes, and nothing else", () =>
  Effect.gen(function* () {
    const files = yield* planted
    yield* sweepLeftOver(files, "/tmp", now)
    expect(yield* files.list("/tmp")).toEqual(rest)
  }).pipe(Effect.provide(layerMemory()))
)

it.effect("what is another user's stays, and what cannot be removed is no failure", () =>
  Effect.gen(function* () {
    const files = yield* planted
    const stranger: Files = { ...files, user: 4711 }
    yield* sweepLeftOver(stranger, "/tmp", now)
    expect(yield* files.list("/tmp")).toHaveLength(rest.length + 1)
    yield* sweepLeftOver(files, "/tmp", now)
    yield* sweepLeftOver(files, "/nowhere", now)
    expect(yield* files.list("/tmp")).toHaveLength(rest.length + 1)
  }).pipe(
    Effect.provide(
      layerMemory({}, { refuse: (operation) => (operation === "remove" ? "PermissionDenied" : undefined) })
    )
  )
)
