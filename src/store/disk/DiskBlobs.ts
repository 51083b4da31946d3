/** The medium of the wheel store that is a directory of the cache; without one, nothing is there and nothing is kept. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { printable } from "../../domain/StagingError.ts"
import { Cache } from "../../services/Cache.ts"
import { Env } from "../../services/Env.ts"
import { dirname, Filesystem, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import * as SetAside from "../../services/SetAside.ts"
import { makeShared } from "../../services/SharedDirectory.ts"
import { Blobs, type Interface } from "../Blobs.ts"
import { type InvalidCacheSetting, maxSize } from "../Limits.ts"
import { area, foldersOf, layout } from "./Layout.ts"
import { type Bounds, prune } from "./Pruning.ts"

const make = (keeper: SetAside.Keeper, root: string, bounds: Bounds): Interface => {
  const { files } = keeper
  const placeOf = (name: string): string => join(root, name)
  return {
    location: `the cache directory ${printable(root)}`,
    writable: keeper.writable,
    at: (name) => Effect.succeed(placeOf(name)),
    find: (name) =>
      Effect.map(files.status(placeOf(name)), (found) =>
        found === undefined ? undefined : { isBlob: found.kind === "file", size: found.size }
      ),
    list: (folder) => Effect.map(files.list(placeOf(folder)), (names) => names.map((name) => join(folder, name))),
    put: (make) =>
      Effect.gen(function* () {
        yield* makeShared(files, root)
        const made = yield* make(yield* files.temporary(root))
        const place = placeOf(made.name)
        yield* files.chmod(made.path, 0o644)
        yield* makeShared(files, dirname(place))
        // What stands there and is no file cannot be written over.
        const found = yield* files.status(place)
        if (found !== undefined && found.kind !== "file") yield* SetAside.setAside(keeper, place)
        yield* files.rename(made.path, place)
        return made
      }).pipe(Effect.scoped),
    setAside: (name, why) =>
      why === "damaged" ? SetAside.setAside(keeper, placeOf(name)) : SetAside.setOutdatedAside(keeper, placeOf(name)),
    trim: Effect.flatMap(Clock.currentTimeMillis, (now) => Effect.ignore(prune(files, bounds, now)))
  }
}

/** In the cache's own directory, as far as that may be read and written. */
export const layer: Layer.Layer<Blobs, InvalidCacheSetting, Filesystem | Cache | Report | Env> = Layer.effect(
  Blobs,
  Effect.gen(function* () {
    const files = yield* Filesystem
    const report = yield* Report
    const cache = yield* Cache
    const root = cache.place(area)
    const bytes = yield* maxSize
    const bounds: Bounds = {
      root: cache.location ?? "",
      ...(cache.ofOneApp ? { _tag: "LastTwo" } : { _tag: "Size", bytes })
    }
    const keeper = { files, report, root: cache.location ?? "/nowhere", writable: root !== undefined && cache.writable }
    const clear = root === undefined || (yield* SetAside.clearFolders(keeper, foldersOf(layout(root))))
    return Blobs.of(make(keeper, root !== undefined && clear ? root : "/nowhere/store", bounds))
  })
)
