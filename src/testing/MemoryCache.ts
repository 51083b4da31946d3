/** The Cache for tests: the one on disk, over whichever Filesystem is there, so that a fake has nothing to drift from. */
import * as Layer from "effect/Layer"
import type { Cache } from "../services/Cache.ts"
import * as CacheDisk from "../services/CacheDisk.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import * as Report from "../services/Report.ts"

/**
 * The cache over the Filesystem in memory, which it lives and ends with; trees are verified and published as on a disk.
 */
export const layerMemory = (root = "/cache"): Layer.Layer<Cache, never, Filesystem> =>
  CacheDisk.layer({ root, lack: "", vouched: true, readOnly: false, ofOneApp: true }).pipe(
    Layer.provide(Report.layerMemory([]))
  )
