/** The port on what outlives a staging: one private directory, entries published whole and verified before use. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { FileAccessFailed } from "./Filesystem.ts"

export interface Interface {
  /** Where entries live, for messages; `undefined` when nothing is kept. */
  readonly location: string | undefined
  /** A small text kept under a name; `undefined` when there is none, or when it is damaged. */
  readonly text: (name: string) => Effect.Effect<string | undefined>
  /** Keeps a text; best effort, since a staging never fails over its cache. */
  readonly keep: (name: string, text: string) => Effect.Effect<void>
  /**
   * The directory of a tree kept under a key, every file verified against its digest. On a miss `make` fills an empty
   * directory, which is then published in one rename. The directory may be private to this staging.
   */
  readonly tree: <E, R>(
    key: string,
    make: (directory: string) => Effect.Effect<void, E, R>
  ) => Effect.Effect<string, E | FileAccessFailed, R>
  /** A directory that another program manages as its own cache (pip's HTTP cache); `undefined` when nothing is kept. */
  readonly area: (name: string) => Effect.Effect<string | undefined>
}

export class Cache extends Context.Service<Cache, Interface>()("buildpack/Cache") {}
