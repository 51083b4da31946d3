/** The wheel store for tests: the one on disk, over whichever Filesystem and Cache are there, without programs. */
import * as Layer from "effect/Layer"
import type { WheelStore } from "../store/WheelStore.ts"
import * as WheelStoreDisk from "../store/disk/WheelStoreDisk.ts"
import type { Cache } from "../services/Cache.ts"
import * as Env from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import * as Report from "../services/Report.ts"
import * as MemoryArchives from "./MemoryArchives.ts"

/** Warnings are added to `log`. */
export const layerMemory = (log: Array<string> = []): Layer.Layer<WheelStore, never, Filesystem | Cache> =>
  WheelStoreDisk.layer.pipe(
    Layer.provide(Layer.mergeAll(MemoryArchives.layerMemory, Report.layerMemory(log), Env.layerMemory({}))),
    Layer.orDie
  )
