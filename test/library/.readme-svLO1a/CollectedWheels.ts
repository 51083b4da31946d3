import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { basename, Filesystem, join, WheelStore } from "../../../src/index.ts"

export const collectedWheels = (folder: string) =>
  Layer.effect(
    WheelStore,
    Effect.gen(function* () {
      const files = yield* Filesystem
      const store = yield* WheelStore
      const collect = (path: string) =>
        Effect.andThen(files.makeDirectory(folder), files.copy(path, join(folder, basename(path))))
      return WheelStore.of({
        ...store,
        // No staging fails over what is kept.
        keepWheel: (key, path) => Effect.andThen(store.keepWheel(key, path), Effect.ignore(collect(path)))
      })
    })
  )
