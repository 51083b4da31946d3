/** The wheel store in a directory of the cache; without one, in a place that goes with the staging. */
import * as Layer from "effect/Layer"
import * as BlobStore from "../BlobStore.ts"
import * as DiskBlobs from "./DiskBlobs.ts"

export const layer = Layer.provide(BlobStore.layer, DiskBlobs.layer)
