/** A directory of wheels and what their file names say (PEP 427). */
import * as Effect from "effect/Effect"
import { normalise } from "../../domain/PackageName.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"

export interface Wheel {
  readonly path: string
  /** Normalised as PEP 503 has it. */
  readonly name: string
  readonly version: string
}

const parseName = (directory: string, file: string): ReadonlyArray<Wheel> => {
  const [name, version] = file.split("-")
  return file.endsWith(".whl") && name !== undefined && version !== undefined
    ? [{ path: join(directory, file), name: normalise(name), version }]
    : []
}

const isArchive = (name: string): boolean => /\.(?:tar\.gz|tgz|zip|tar\.bz2|tbz|tar\.xz|txz|tar)$/.test(name)

/** Names of the source archives in a directory. */
export const archives = Effect.fn("Wheelhouse.archives")(function* (directory: string) {
  const files = yield* Filesystem
  return (yield* files.list(directory)).filter(isArchive)
})

export const list = Effect.fn("Wheelhouse.list")(function* (directory: string) {
  const files = yield* Filesystem
  const names = yield* files.list(directory)
  return names.flatMap((name) => parseName(directory, name))
})
