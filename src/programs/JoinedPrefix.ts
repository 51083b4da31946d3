/** Two directories of packages as one, where a platform wants the app's own package apart: links to both, for as long as a staging takes. */
import * as Effect from "effect/Effect"
import { type FileAccessFailed, Filesystem, join } from "../services/Filesystem.ts"

/** Makes as few links as there can be: a folder that only one of them has is one. Where both have a file of a name, the first one's counts. */
export const joinPrefixes = Effect.fn("JoinedPrefix.join")(function* (first: string, second: string, to: string) {
  const files = yield* Filesystem
  const link = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      yield* files.makeDirectory(join(to, path))
      const own = yield* files.entries(join(first, path))
      const others = yield* files.entries(join(second, path))
      const kinds = new Map(own.map(({ kind, name }) => [name, kind]))
      for (const { name } of own) {
        const both = others.some((other) => other.name === name && other.kind === "directory")
        if (kinds.get(name) === "directory" && both) yield* link(join(path, name))
        else yield* files.link(join(first, path, name), join(to, path, name))
      }
      for (const { name } of others)
        if (!kinds.has(name)) yield* files.link(join(second, path, name), join(to, path, name))
    })
  yield* link("")
})
