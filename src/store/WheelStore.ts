/**
 * The contract of the wheel store: what was built or compiled once is there at once. Its unit is the compiled
 * distribution, by content; an environment is an ordered manifest of them. Nothing of it ever fails a staging.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { Environment, ArchiveFacts, StoredArchive } from "../domain/Distribution.ts"
import type { ArchiveDamaged } from "../services/archives/Archives.ts"
import type { FileAccessFailed } from "../services/Filesystem.ts"

/** Something to unpack: an archive of the store, or a tar that was made just now. */
export type Unpackable =
  | { readonly _tag: "Stored"; readonly stored: StoredArchive }
  | { readonly _tag: "Fresh"; readonly tar: string; readonly made: ArchiveFacts }

export interface Interface {
  /** The environment kept under a fingerprint. */
  readonly environment: (key: string) => Effect.Effect<Environment | undefined>
  /** All of them, to explain a miss with. */
  readonly environments: Effect.Effect<ReadonlyArray<Environment>>
  readonly keepEnvironment: (key: string, environment: Environment) => Effect.Effect<void>
  readonly distribution: (
    key: string
  ) => Effect.Effect<{ readonly stored: StoredArchive; readonly made: ArchiveFacts } | undefined>
  /** Keeps a tar under the key that its content is a function of; `undefined` where it could not be kept. */
  readonly keepDistribution: (key: string, tar: string, made: ArchiveFacts) => Effect.Effect<StoredArchive | undefined>
  /** Puts the wheel that was built from a source, verified, into the directory; its path. */
  readonly wheel: (key: string, directory: string) => Effect.Effect<string | undefined>
  readonly keepWheel: (key: string, path: string) => Effect.Effect<void>
  /** Unpacks in the given order, verified: on a failure nothing that was unpacked may be used. */
  readonly restore: (
    pieces: ReadonlyArray<Unpackable>,
    into: string
  ) => Effect.Effect<void, ArchiveDamaged | FileAccessFailed>
  /** Sets damaged archives aside, and says which, so that they are made anew. */
  readonly setAside: (damage: ArchiveDamaged) => Effect.Effect<void>
  /** Brings what is kept within its bounds. */
  readonly trim: Effect.Effect<void>
}

export class WheelStore extends Context.Service<WheelStore, Interface>()("buildpack/WheelStore") {}
