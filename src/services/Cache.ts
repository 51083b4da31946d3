/** The port on what outlives a staging: one private directory, entries published whole and verified before use. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { FileAccessFailed } from "./Filesystem.ts"

export interface Interface {
  /** Where entries live, for messages; `undefined` when nothing is kept. */
  readonly location: string | undefined
  /** Whether anything may be added to what is there. */
  readonly writable: boolean
  /** Why nothing is kept, as a clause for the log; `undefined` when all is. */
  readonly lack: string | undefined
  /** The cache is one app's own, so what it remembers is that app's; false where several may share it. */
  readonly ofOneApp: boolean
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
  /** A directory that somebody else manages (pip's HTTP cache), ready to be written; `undefined` where nothing may be. */
  readonly area: (name: string) => Effect.Effect<string | undefined>
  /** The path of such a directory, to be read, be it there or not; `undefined` when nothing is kept. */
  readonly place: (name: string) => string | undefined
}

export class Cache extends Context.Service<Cache, Interface>()("buildpack/Cache") {}
