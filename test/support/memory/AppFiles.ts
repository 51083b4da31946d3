/** An application's files in memory. */
import type * as Layer from "effect/Layer"
import type { Filesystem } from "../../../src/services/Filesystem.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"

/** Path, from the application's root or absolute, to content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export const root = "/app"

export const layer = (files: Files): Layer.Layer<Filesystem> =>
  layerMemory({
    [`${root}/`]: "",
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path.startsWith("/") ? path : `${root}/${path}`, content])
    )
  })
