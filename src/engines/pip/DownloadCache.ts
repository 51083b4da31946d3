/** The directory that pip takes for its cache: what it has fetched outlives the staging, what it has built does not. */
import * as Effect from "effect/Effect"
import { Cache } from "../../services/Cache.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"

/** `http-v2` is where pip keeps answers from 23.3 on. */
const fetched = ["http", "http-v2"]

/**
 * pip keeps a wheel that it has built under the address of its source and the Python alone (20.0 to 26.2.1): neither
 * compiler flags nor the system count, so what was built may never be found again there.
 */
export const downloadsOf = Effect.fn("DownloadCache.of")(function* (work: string, mayReuse = true, who?: string) {
  const cache = yield* Cache
  const files = yield* Filesystem
  const directory = join(work, "pip-cache")
  yield* files.makeDirectory(directory)
  const area = mayReuse ? yield* cache.area("pip") : undefined
  if (area === undefined) return directory
  // pip finds an answer by its address, whoever has asked.
  const kept = who === undefined ? area : join(area, who.slice(0, 16))
  const linked = Effect.forEach(
    fetched,
    (name) =>
      Effect.andThen(files.makeDirectory(join(kept, name)), files.link(join(kept, name), join(directory, name))),
    { discard: true }
  )
  yield* Effect.ignore(linked)
  return directory
})
