/**
 * The contract of a medium of the wheel store: blobs under names of two parts (`archives/<sha256>.tar.zst`), written whole or
 * not at all. It need not verify anything: the store takes nothing from it without its digest. A second medium is a layer of
 * this service.
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import type { FileAccessFailed } from "../services/Filesystem.ts"

/** The medium itself could not be used; it costs what was kept, and never the staging. */
export class MediumUnavailable
  extends Data.TaggedError("MediumUnavailable")<{ readonly detail: string }>
  implements StagingError
{
  readonly id = "cache/medium-unavailable"
  readonly blame = "environment"
  readonly transient = true
  readonly title = "What is kept cannot be reached"
  override get message(): string {
    return `It cannot be reached: ${this.detail}.`
  }
  readonly hints: ReadonlyArray<string> = []
}

export type MediumFailed = FileAccessFailed | MediumUnavailable

/** What is there under a name. What stands there and is no blob (a folder, a link) is none that could be used. */
export interface Found {
  readonly isBlob: boolean
  /** The size in bytes. */
  readonly size: number
}

/** A file that is to become a blob. */
export interface Made {
  readonly path: string
  readonly name: string
}

export interface Interface {
  /** The place, in the middle of a sentence: `the bucket https://…`, without what is secret in an address. */
  readonly location: string
  /** Whether anything may be put or set aside. */
  readonly writable: boolean
  /**
   * A path at which the blob is to be read; with none under the name, nothing is there. A medium that is no file system puts a
   * copy there, which need not outlive the staging.
   */
  readonly at: (name: string) => Effect.Effect<string, MediumFailed>
  /** Looks without reading; `undefined` for nothing. */
  readonly find: (name: string) => Effect.Effect<Found | undefined, MediumFailed>
  /** The names that begin with `folder` and `/`, in any order. */
  readonly list: (folder: string) => Effect.Effect<ReadonlyArray<string>, MediumFailed>
  /**
   * Keeps the file that `make` writes in the given directory, over one of that name that may be there. It is found whole or not
   * at all, also when several put it at once, and when the staging is killed.
   */
  readonly put: <A extends Made>(
    make: (directory: string) => Effect.Effect<A, FileAccessFailed>
  ) => Effect.Effect<A, MediumFailed>
  /** Where nobody finds it by its name any more. The log names what is damaged, and says once that something is outdated. */
  readonly setAside: (name: string, why: "damaged" | "outdated") => Effect.Effect<void>
  /** Brings what is kept within the medium's bounds. */
  readonly trim: Effect.Effect<void>
}

export class Blobs extends Context.Service<Blobs, Interface>()("buildpack/Blobs") {}
