/** The laws of Cache over the one on disk, on a real disk and on one in memory, and over the one that keeps nothing. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import { Filesystem, join } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Report from "../../src/services/Report.ts"
import { layerMemory as cacheMemory } from "../../src/testing/MemoryCache.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { cacheLaws } from "../../src/testing/laws/CacheLaws.ts"
import { suite } from "../support/memory/LawSuite.ts"

const place = { lack: "", vouched: false, readOnly: false, ofOneApp: true }
const onDisk = Layer.unwrap(
  Effect.gen(function* () {
    const files = yield* Filesystem
    return CacheDisk.layer({ ...place, root: join(yield* files.temporary(), "cache") })
  })
)
const over = <A>(layer: Layer.Layer<A, unknown, Filesystem | Report.Report>, files: Layer.Layer<Filesystem>) =>
  layer.pipe(Layer.provideMerge(files), Layer.provide(Report.layerMemory([])), Layer.orDie)

suite("CacheDisk.layer", cacheLaws, over(onDisk, FilesystemNode.layer))
suite("CacheDisk.layerNone", cacheLaws, over(CacheDisk.layerNone, FilesystemNode.layer), "keeping")
suite("MemoryCache.layerMemory", cacheLaws, over(cacheMemory(), layerMemory()))
