/** What stagings that were killed have left where temporary directories are made. */
import * as Effect from "effect/Effect"
import type { Interface as Files } from "./Filesystem.ts"
import { join } from "./Filesystem.ts"

/** No staging takes as long; one that is at work may not have touched the directory itself for hours. */
const day = 86_400_000

/** Removes those of our own user that are old; whatever refuses, stays. */
export const sweepLeftOver = Effect.fn("LeftOver.sweep")(function* (files: Files, directory: string, now: number) {
  const { user } = files
  if (user === undefined) return
  const entries = yield* files.entries(directory).pipe(Effect.orElseSucceed(() => []))
  const ours = entries.filter(({ kind, name }) => kind === "directory" && name.startsWith(".python-buildpack-"))
  const sweep = Effect.fnUntraced(function* (path: string) {
    const status = yield* files.status(path)
    // A time to come is of a clock that was set back.
    if (status?.uid === user && Math.abs(now - status.mtime) > day) yield* files.remove(path)
  })
  yield* Effect.forEach(ours, ({ name }) => Effect.ignore(sweep(join(directory, name))), { discard: true })
})
