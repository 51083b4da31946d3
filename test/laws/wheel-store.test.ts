/** The laws of the wheel store over a real disk, over one in memory, and over a cache that keeps nothing; and what it says when it fails. */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { area, layout } from "../../src/store/disk/Layout.ts"
import * as BlobStore from "../../src/store/BlobStore.ts"
import { Blobs, MediumUnavailable } from "../../src/store/Blobs.ts"
import { archiveName } from "../../src/store/Names.ts"
import * as DiskBlobs from "../../src/store/disk/DiskBlobs.ts"
import { WheelStore } from "../../src/store/WheelStore.ts"
import * as ArchivesNode from "../../src/services/archives/ArchivesNode.ts"
import { ArchiveDamaged } from "../../src/services/archives/Archives.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import type { Cache } from "../../src/services/Cache.ts"
import * as Env from "../../src/services/Env.ts"
import { Filesystem, join, type Reason } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Report from "../../src/services/Report.ts"
import type { SampleMember } from "../../src/testing/laws/SampleTar.ts"
import { blobsLaws } from "../../src/testing/laws/BlobsLaws.ts"
import { wheelStoreLaws } from "../../src/testing/laws/WheelStoreLaws.ts"
import { environmentOf, fresh, keyFor, pieceOf, restored, storedPiece } from "../../src/testing/laws/WheelStoreTrial.ts"
import * as MemoryArchives from "../../src/testing/MemoryArchives.ts"
import * as MemoryCache from "../../src/testing/MemoryCache.ts"
import { layerMemory, type MemoryOptions } from "../../src/testing/MemoryFilesystem.ts"
import * as MemoryWheelStore from "../../src/testing/MemoryWheelStore.ts"
import { bucketBlobs } from "../library/other/BucketBlobs.ts"
import { bucket } from "../support/index/Bucket.ts"
import { suite } from "../support/memory/LawSuite.ts"

const place = { lack: "", vouched: true, readOnly: false, ofOneApp: true }
const quiet = Layer.merge(Report.layerMemory([]), Env.layerMemory({ PATH: process.env["PATH"] ?? "" }))

const onDisk = Layer.unwrap(
  Effect.gen(function* () {
    const files = yield* Filesystem
    return CacheDisk.layer({ ...place, root: join(yield* files.temporary(), "cache") })
  })
)
const real = BlobStore.layer.pipe(
  Layer.provideMerge(DiskBlobs.layer),
  Layer.provide(ArchivesNode.layer),
  Layer.provideMerge(onDisk),
  Layer.provideMerge(FilesystemNode.layer),
  Layer.provide(quiet),
  Layer.orDie
)
const none = MemoryWheelStore.layerMemory().pipe(
  Layer.provideMerge(CacheDisk.layerNone),
  Layer.provideMerge(layerMemory()),
  Layer.provide(quiet)
)
/** A bucket of its own for each law. */
const inBucket = Layer.unwrap(
  Effect.map(
    Effect.acquireRelease(Effect.promise(bucket), ({ close }) => Effect.promise(close)),
    ({ url }) =>
      BlobStore.layer.pipe(
        Layer.provide(ArchivesNode.layer),
        Layer.provideMerge(bucketBlobs(url)),
        Layer.provideMerge(FilesystemNode.layer),
        Layer.provide(quiet)
      )
  )
)
const inMemory = MemoryWheelStore.layerMemory().pipe(
  Layer.provideMerge(MemoryCache.layerMemory()),
  Layer.provideMerge(layerMemory())
)

suite("BlobStore.layer over DiskBlobs.layer", wheelStoreLaws, real)
suite("MemoryWheelStore.layerMemory", wheelStoreLaws, inMemory)
suite("BlobStore.layer over a bucket", wheelStoreLaws, inBucket, "places")
suite("DiskBlobs.layer", blobsLaws, real)
suite("DiskBlobs.layer in memory", blobsLaws, inMemory)
suite("a bucket", blobsLaws, inBucket)
suite("BlobStore.layer over CacheDisk.layerNone", wheelStoreLaws, none, "keeping", "places")

const root = "/cache"
const kept = layout(join(root, area))

interface World {
  readonly log: Array<string>
  readonly readOnly?: boolean
  readonly refuse?: MemoryOptions["refuse"]
}

const trial = Effect.gen(function* () {
  const files = yield* Filesystem
  return { store: yield* WheelStore, files, at: yield* files.temporary(), blobs: yield* Blobs }
})

/** A store of its own over the disk in memory that is there, with a log of its own. */
const storeOf = ({ log, readOnly = false }: World): Layer.Layer<WheelStore | Blobs | Cache, never, Filesystem> =>
  MemoryWheelStore.layerMemory(log).pipe(
    Layer.provideMerge(CacheDisk.layer({ ...place, root, readOnly })),
    Layer.provide(Report.layerMemory(log))
  )
const run = <A, E>(world: World, effect: Effect.Effect<A, E, WheelStore | Blobs | Cache | Filesystem>) =>
  Effect.runPromise(
    Effect.provide(
      effect,
      Layer.provideMerge(storeOf(world), layerMemory({}, world.refuse ? { refuse: world.refuse } : {}))
    )
  )

const some: ReadonlyArray<SampleMember> = [{ path: "lib/flask.py", content: "flask" }]
const keepAll = Effect.gen(function* () {
  const one = yield* trial
  const { made, tar } = yield* fresh(one, "flask", some)
  const wheel = join(one.at, "flask-1.0-py3-none-any.whl")
  yield* one.files.write(wheel, "wheel")
  const stored = yield* one.store.keepDistribution(keyFor("flask"), tar, made)
  yield* one.store.keepWheel(keyFor("flask"), wheel)
  yield* one.store.keepEnvironment(keyFor("flask"), environmentOf(stored === undefined ? [] : [stored]))
  yield* one.store.trim
  yield* restored(one, [pieceOf({ made, tar })])
  return stored
}).pipe(Effect.scoped)

const warnings = (log: ReadonlyArray<string>): ReadonlyArray<string> => log.filter((line) => line.startsWith(" !"))

describe("a store that cannot keep", () => {
  const writes = /^(?:write|rename|make|copy)/
  const inStore = (path: string): boolean => path.includes(`${kept.root}`)
  const reasons: ReadonlyArray<Reason> = ["NoSpace", "ReadOnly", "PermissionDenied", "Other"]

  it.each(reasons)("says so once, and nothing fails (%s)", async (reason) => {
    const log: Array<string> = []
    const refuse = (operation: string, path: string): Reason | undefined =>
      writes.test(operation) && inStore(path) ? reason : undefined
    expect(await run({ log, refuse }, keepAll)).toBe(undefined)
    expect(warnings(log)).toHaveLength(1)
    expect(log.join("")).toContain("Not everything")
  })

  it("leaves nothing of what it had begun, whichever operation is refused", async () => {
    for (let refused = 0; refused < 25; refused++) {
      const log: Array<string> = []
      let count = 0
      const refuse = (operation: string, path: string): Reason | undefined => {
        if (!writes.test(operation) || !inStore(path)) return undefined
        count += 1
        return count === refused + 1 ? "NoSpace" : undefined
      }
      const left = await run(
        { log, refuse },
        Effect.gen(function* () {
          yield* keepAll
          const files = yield* Filesystem
          const store = yield* WheelStore
          const names = Object.keys(yield* files.digests(root))
          const found = yield* store.distribution(keyFor("flask"))
          if (found !== undefined)
            yield* Effect.scoped(Effect.flatMap(trial, (one) => restored(one, [storedPiece(found.stored)])))
          return names.filter((name) => /(?:^|\/)\./.test(name))
        })
      )
      expect(left).toEqual([])
      expect(warnings(log).length).toBeLessThanOrEqual(1)
    }
  })

  it("writes nothing at all when it may only be read", async () => {
    const log: Array<string> = []
    const found = await run(
      { log, readOnly: true },
      Effect.gen(function* () {
        const stored = yield* keepAll
        return [stored, (yield* (yield* Filesystem).status(root))?.kind]
      })
    )
    expect(found).toEqual([undefined, undefined])
    expect(log).toEqual([])
  })
})

describe("a medium that cannot be reached", () => {
  it("costs what was kept, is told once, and loses nothing", async () => {
    const log: Array<string> = []
    let down = false
    const failing = Layer.effect(
      Blobs,
      Effect.map(Blobs, (blobs) =>
        Blobs.of({
          ...blobs,
          at: (name) =>
            down && name.startsWith("archives/")
              ? Effect.fail(new MediumUnavailable({ detail: "503" }))
              : blobs.at(name)
        })
      )
    )
    const store = BlobStore.layer.pipe(
      Layer.provide(MemoryArchives.layerMemory),
      Layer.provideMerge(Layer.provideMerge(failing, DiskBlobs.layer)),
      Layer.provideMerge(MemoryCache.layerMemory()),
      Layer.provideMerge(layerMemory()),
      Layer.provide(Layer.merge(Report.layerMemory(log), Env.layerMemory({}))),
      Layer.orDie
    )
    const tried = Effect.gen(function* () {
      const stored = yield* keepAll
      if (stored === undefined) return "nothing is kept"
      const one = yield* trial
      down = true
      const damage = yield* Effect.flip(restored(one, [storedPiece(stored)]))
      if (!(damage instanceof ArchiveDamaged)) return damage.message
      yield* one.store.setAside(damage)
      const found = yield* one.store.distribution(keyFor("flask"))
      return [found, (yield* one.blobs.find(archiveName(stored.sha256)))?.isBlob]
    }).pipe(Effect.scoped)
    expect(await Effect.runPromise(Effect.provide(tried, store))).toEqual([undefined, true])
    expect(warnings(log)).toHaveLength(1)
    expect(log.join("")).toContain("cannot be reached: 503")
  })
})

describe("what is damaged", () => {
  /** Kept by one staging, damaged, and asked for by another. */
  const asked = <A, E>(world: World, damage: string, ask: Effect.Effect<A, E, WheelStore | Blobs | Filesystem>) =>
    Effect.runPromise(
      Effect.gen(function* () {
        const files = yield* Filesystem
        yield* Effect.provide(keepAll, storeOf({ log: [] }))
        const directory = join(kept.root, damage)
        const name = (yield* files.list(directory))[0] ?? ""
        yield* files.write(
          join(directory, name),
          `${yield* files.readText(join(directory, name))} `.replace("1.0", "1.1")
        )
        const result = yield* Effect.provide(ask, storeOf(world))
        return { result, path: join(directory, name), there: yield* files.status(join(directory, name)) }
      }).pipe(Effect.provide(layerMemory()))
    )
  const askAll = Effect.gen(function* () {
    const { at, store } = yield* trial
    return [
      yield* store.environment(keyFor("flask")),
      yield* store.distribution(keyFor("flask")),
      yield* store.wheel(keyFor("flask"), at)
    ].map((one) => one !== undefined)
  }).pipe(Effect.scoped)

  it.each([
    ["environments", [false, true, true]],
    ["distributions", [true, false, true]],
    ["wheels", [true, true, false]],
    ["files", [true, true, false]]
  ])("is named in a warning and moved away (%s)", async (kind, found) => {
    const log: Array<string> = []
    const { path, result, there } = await asked({ log }, kind, askAll)
    expect(result).toEqual(found)
    expect(there).toBe(undefined)
    expect(warnings(log)).toEqual([` !     Damaged in the cache, made anew: ${path}\n !     (cache/damaged-entry)\n`])
  })

  it.each([["cut", -3] as const, ["longer", 3] as const])(
    "is named also when it is not unpacked at all: an archive that is %s",
    async (_, by) => {
      const log: Array<string> = []
      const cut = Effect.gen(function* () {
        const files = yield* Filesystem
        yield* Effect.provide(keepAll, storeOf({ log: [] }))
        const path = join(kept.archives, (yield* files.list(kept.archives))[0] ?? "")
        const bytes = yield* files.read(path)
        yield* files.write(path, Uint8Array.from([...bytes, ...bytes]).slice(0, bytes.length + by))
        const found = yield* Effect.provide(
          Effect.flatMap(WheelStore, (store) => store.distribution(keyFor("flask"))),
          storeOf({ log })
        )
        return [found, yield* files.status(path), path]
      })
      const [found, there, path] = await Effect.runPromise(Effect.provide(cut, layerMemory()))
      expect([found, there]).toEqual([undefined, undefined])
      expect(warnings(log)).toEqual([` !     Damaged in the cache, made anew: ${path}\n !     (cache/damaged-entry)\n`])
    }
  )

  it("is no text that another user keeps to himself: one warning tells of all, and nothing is moved", async () => {
    const log: Array<string> = []
    let denied = false
    const refuse = (operation: string, path: string): Reason | undefined =>
      denied && operation === "read" && path.endsWith(".json") ? "PermissionDenied" : undefined
    const asked = Effect.gen(function* () {
      yield* keepAll
      const files = yield* Filesystem
      const before = yield* files.digests(root)
      denied = true
      const found = yield* askAll
      denied = false
      return [found, before, yield* files.digests(root)] as const
    })
    const [found, before, after] = await run({ log, refuse }, asked)
    expect(found).toEqual([false, false, false])
    expect(after).toEqual(before)
    expect(warnings(log)).toHaveLength(1)
    expect(log.join("")).toContain(`Not everything in the cache directory ${kept.root} can be read.`)
  })

  it("is what cannot be read, too", async () => {
    const log: Array<string> = []
    let denied = false
    const refuse = (operation: string, path: string): Reason | undefined =>
      denied && operation === "read" && path.startsWith(kept.archives) ? "PermissionDenied" : undefined
    const error = await run(
      { log, refuse },
      Effect.gen(function* () {
        const stored = yield* keepAll
        denied = true
        return stored === undefined
          ? undefined
          : yield* Effect.flip(Effect.flatMap(trial, (one) => restored(one, [storedPiece(stored)])))
      }).pipe(Effect.scoped)
    )
    expect(error).toBeInstanceOf(ArchiveDamaged)
    expect(error).toMatchObject({ paths: [expect.stringContaining(kept.archives)] })
  })

  it("is not used again by the same staging where nothing may be moved", async () => {
    const log: Array<string> = []
    const ask = Effect.gen(function* () {
      const one = yield* trial
      const [stored] = (yield* one.store.environment(keyFor("flask")))?.archives ?? []
      if (stored === undefined) return "nothing is kept"
      const damage = yield* Effect.flip(restored(one, [storedPiece(stored)]))
      if (!(damage instanceof ArchiveDamaged)) return damage.message
      yield* one.store.setAside(damage)
      return yield* one.store.distribution(keyFor("flask"))
    }).pipe(Effect.scoped)
    // Of the same length, which alone is looked at before it is unpacked.
    const spoilt = Effect.gen(function* () {
      const files = yield* Filesystem
      yield* Effect.provide(keepAll, storeOf({ log: [] }))
      const path = join(kept.archives, (yield* files.list(kept.archives))[0] ?? "")
      yield* files.write(
        path,
        (yield* files.read(path)).map((byte, at) => (at === 20 ? byte ^ 1 : byte))
      )
      const result = yield* Effect.provide(ask, storeOf({ log, readOnly: true }))
      return [result, (yield* files.status(path))?.kind]
    })
    expect(await Effect.runPromise(Effect.provide(spoilt, layerMemory()))).toEqual([undefined, "file"])
    expect(warnings(log)).toHaveLength(1)
  })
})

const name = Schema.Literals(["a", "b", "lib/a", "lib/b", "bin/c", "größe", "lib/deep/er/x y"])
const sample = Schema.Union([
  Schema.Struct({ path: name, content: Schema.String, mode: Schema.Literals([0o644, 0o755]) }),
  Schema.Struct({ path: name, link: Schema.Literals(["a", "../a", "nowhere"]) })
])
const trees = Arbitrary.schema(
  Schema.Array(Schema.Array(sample).check(Schema.isMaxLength(4))).check(Schema.isMaxLength(4))
)

describe("any trees", () => {
  it.effect.prop(
    "come back from the store as they are without it, in their order",
    [trees],
    ([all]) =>
      Effect.gen(function* () {
        const one = yield* trial
        const pieces = yield* Effect.forEach(all, (samples, at) =>
          Effect.gen(function* () {
            const once = samples.filter(
              ({ path }, index) => samples.findIndex((other) => other.path === path) === index
            )
            const made = yield* fresh(one, `d${at}`, once)
            const stored = yield* one.store.keepDistribution(keyFor(`d${at}`), made.tar, made.made)
            return [pieceOf(made), stored === undefined ? [] : [storedPiece(stored)]] as const
          })
        )
        const wanted = yield* restored(
          one,
          pieces.map(([made]) => made)
        )
        expect(
          yield* restored(
            one,
            pieces.flatMap(([, stored]) => stored)
          )
        ).toEqual(wanted)
      }).pipe(Effect.scoped, Effect.provide(inMemory)),
    { arbitrary: { runs: 60 } }
  )
})
