/** Directories that every user of a shared cache can read, whatever the umask of whoever makes them. */
import * as Effect from "effect/Effect"
import { dirname, type FileAccessFailed, type Interface as Files, join } from "./Filesystem.ts"

const directoryMode = 0o755
/** The mode of a directory that is shared, or of a file that belongs in one; what may be executed stays so. */
const openMode = (mode: number): number => 0o644 | ((mode & 0o100) === 0 ? 0 : 0o111)

/** The path and those above it that are not there. */
const missing = (files: Files, path: string): Effect.Effect<ReadonlyArray<string>, FileAccessFailed> =>
  Effect.flatMap(files.target(path), (found) =>
    found !== undefined || dirname(path) === path
      ? Effect.succeed([])
      : Effect.map(missing(files, dirname(path)), (above) => [...above, path])
  )

/** Another user may have made one of them meanwhile, and some mounts have no modes: neither stands in the way. */
const open = (files: Files, path: string, mode: number) => Effect.ignore(files.chmod(path, mode))

/** Makes the directory and those above it: what is there already stays as it is. */
export const makeShared = Effect.fn("OpenDirectory.make")(function* (files: Files, path: string) {
  const made = yield* missing(files, path)
  if (made.length === 0) return
  yield* files.makeDirectory(path)
  yield* Effect.forEach(made, (one) => open(files, one, directoryMode), { discard: true })
})

/** Opens a tree that is there: links stay as they are. */
export const openTree = (files: Files, path: string): Effect.Effect<void, FileAccessFailed> =>
  Effect.gen(function* () {
    const found = yield* files.status(path)
    if (found?.kind === "file" && (found.mode & 0o777) !== openMode(found.mode))
      yield* open(files, path, openMode(found.mode))
    if (found?.kind !== "directory") return
    yield* open(files, path, directoryMode)
    const names = yield* files.list(path)
    yield* Effect.forEach(names, (name) => openTree(files, join(path, name)), { concurrency: 8, discard: true })
  })
