/** Wheels, and what their file names say (PEP 427). */
import * as Effect from "effect/Effect"
import { normalise } from "../domain/PackageName.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"

export interface Wheel {
  readonly path: string
  /** Normalised as PEP 503 has it. */
  readonly name: string
  readonly version: string
}

/** `undefined` for what pip takes for no wheel: the ending counts in small letters alone. */
export const parse = (path: string): Wheel | undefined => {
  const file = basename(path)
  const [name, version] = file.split("-")
  return file.endsWith(".whl") && name !== undefined && version !== undefined
    ? { path, name: normalise(name), version }
    : undefined
}

export const wheelsIn = Effect.fn("Wheelhouse.list")(function* (directory: string) {
  const files = yield* Filesystem
  const names = yield* files.list(directory)
  return names.flatMap((name) => parse(join(directory, name)) ?? [])
})
