/** The wheel store for tests: the one on disk, with its medium, over whichever Filesystem and Cache are there, without programs. */
import * as Layer from "effect/Layer"
import type { Blobs } from "../store/Blobs.ts"
import * as BlobStore from "../store/BlobStore.ts"
import * as DiskBlobs from "../store/disk/DiskBlobs.ts"
import type { WheelStore } from "../store/WheelStore.ts"
import type { Cache } from "../services/Cache.ts"
import * as Env from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import * as Report from "../services/Report.ts"
import * as MemoryArchives from "./MemoryArchives.ts"

/** Warnings are added to `log`. */
export const layerMemory = (log: Array<string> = []): Layer.Layer<WheelStore | Blobs, never, Filesystem | Cache> =>
  BlobStore.layer.pipe(
    Layer.provideMerge(DiskBlobs.layer),
    Layer.provide(Layer.mergeAll(MemoryArchives.layerMemory, Report.layerMemory(log), Env.layerMemory({}))),
    Layer.orDie
  )
