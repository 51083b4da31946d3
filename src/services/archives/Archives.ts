/** The port on archives: one file compressed into one zstd frame, and many archives unpacked as one stream. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import { type StagingError, printable } from "../../domain/StagingError.ts"
import type { FileAccessFailed } from "../Filesystem.ts"

/** A tar without end-of-archive blocks, compressed or not. */
export interface Archive {
  readonly path: string
  /** SHA-256 of the file, in hexadecimal; `undefined` for what this staging has made itself. */
  readonly sha256: string | undefined
  /** One zstd frame (RFC 8878), or a plain tar. */
  readonly compressed: boolean
  /** Files and links in it. */
  readonly members: number
  /** The size of the tar in bytes, not compressed. */
  readonly size: number
  /** Some of its members are links, which tar makes last of all: nothing may follow it in one stream. */
  readonly links?: boolean
}

/** Archives that are gone, or do not hold what they must: nothing that was unpacked may be used. */
export class ArchiveDamaged
  extends Data.TaggedError("ArchiveDamaged")<{ readonly paths: ReadonlyArray<string>; readonly detail: string }>
  implements StagingError
{
  readonly id = "archive/damaged"
  readonly blame = "environment"
  readonly title = "Archives are damaged"
  override get message(): string {
    return `${this.paths.map(printable).join(", ")}: ${this.detail}.`
  }
  readonly hints: ReadonlyArray<string> = []
}

export interface Interface {
  /** Compresses a file; the digest and size (in bytes) of the result, which is there in full or not at all. */
  readonly compress: (
    from: string,
    to: string
  ) => Effect.Effect<{ readonly sha256: string; readonly size: number }, FileAccessFailed>
  /**
   * Unpacks archives in their order into a directory that is there, the later over the earlier, while their digests are
   * taken. Succeeds only when every digest, size and number of members is right.
   */
  readonly unpack: (
    archives: ReadonlyArray<Archive>,
    into: string
  ) => Effect.Effect<void, ArchiveDamaged | FileAccessFailed>
}

export class Archives extends Context.Service<Archives, Interface>()("buildpack/Archives") {}
