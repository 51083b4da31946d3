/** What a cache is made of can be read by every user, and what was there before stays as it was. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "@effect/vitest"
import { Filesystem } from "../../src/services/Filesystem.ts"
import { makeShared, openTree } from "../../src/services/SharedDirectory.ts"
import { layerMemory, type MemoryOptions } from "../../src/testing/MemoryFilesystem.ts"

const modes = (...paths: ReadonlyArray<string>) =>
  Effect.flatMap(Filesystem, (files) =>
    Effect.forEach(paths, (path) => Effect.map(files.status(path), (found) => (found?.mode ?? 0) & 0o777))
  )
/** A disk on which a chmod says what it was asked for, since a directory in memory has no umask. */
const world = (asked: Array<string>, options: MemoryOptions = {}) =>
  layerMemory(
    { "/mnt/": "" },
    {
      refuse: (operation, path) => {
        if (operation === "change the mode of") asked.push(path)
        return options.refuse?.(operation, path)
      }
    }
  )

describe("a directory that is made for everybody", () => {
  it.effect("is opened with those above it that are made for it, and with no other", () => {
    const asked: Array<string> = []
    return Effect.gen(function* () {
      const files = yield* Filesystem
      yield* files.chmod("/mnt", 0o700)
      yield* makeShared(files, "/mnt/cache/store/archives")
      expect(asked.toSorted()).toEqual(["/mnt", "/mnt/cache", "/mnt/cache/store", "/mnt/cache/store/archives"])
      expect(yield* modes("/mnt", "/mnt/cache", "/mnt/cache/store/archives")).toEqual([0o700, 0o755, 0o755])
    }).pipe(Effect.provide(world(asked)))
  })

  it.effect("stays as it is when it is there", () => {
    const asked: Array<string> = []
    return Effect.gen(function* () {
      const files = yield* Filesystem
      yield* makeShared(files, "/mnt")
      expect(asked).toEqual([])
    }).pipe(Effect.provide(world(asked)))
  })

  it.effect("is made also where modes cannot be changed", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* makeShared(files, "/mnt/cache")
      expect((yield* files.status("/mnt/cache"))?.kind).toBe("directory")
    }).pipe(
      Effect.provide(
        world([], { refuse: (operation) => (operation.includes("mode") ? "PermissionDenied" : undefined) })
      )
    )
  )
})

describe("a tree that is opened", () => {
  it.effect("can be read by everybody, written by its owner, and has its programs and links", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* openTree(files, "/tree")
      expect(yield* modes("/tree", "/tree/bin", "/tree/bin/run", "/tree/text", "/tree/open")).toEqual([
        0o755, 0o755, 0o755, 0o644, 0o644
      ])
      expect((yield* files.status("/tree/link"))?.kind).toBe("link")
      expect(yield* modes("/elsewhere")).toEqual([0o600])
    }).pipe(
      Effect.provide(
        layerMemory({
          "/elsewhere": { content: "theirs", mode: 0o600 },
          "/tree/bin/run": { content: "program", mode: 0o700 },
          "/tree/text": { content: "text", mode: 0o600 },
          "/tree/open": { content: "text", mode: 0o666 },
          "/tree/link": { link: "/elsewhere" }
        })
      )
    )
  )
})
