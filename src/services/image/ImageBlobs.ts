/** The port on the blobs of an image: trees of the disk as compressed tars under their digests, and what is in such a tar. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import { type StagingError, visible } from "../../domain/StagingError.ts"
import type { FileAccessFailed, Kind } from "../Filesystem.ts"

/** What stands below a directory. */
export interface FoundBelow {
  /** The path from the directory, without a slash at its beginning or end. */
  readonly path: string
  readonly kind: Kind
  readonly mode: number
  readonly size: number
  /** Where a link leads; else empty. */
  readonly target: string
}

interface Common {
  /** In the image, without a slash at its beginning or end. */
  readonly path: string
  readonly mode: number
  /** The number of the user, and of the group, that it belongs to. */
  readonly owner: number
}

/** What goes into a tar. */
export type Member =
  | (Common & { readonly kind: "directory" })
  | (Common & { readonly kind: "link"; readonly target: string })
  /** A file of the disk, by its path there. */
  | (Common & { readonly kind: "file"; readonly from: string; readonly size: number })
  | (Common & { readonly kind: "text"; readonly content: string })

/** Content by its address. */
export interface Blob {
  /** `sha256:` and the SHA-256 in hexadecimal. */
  readonly digest: string
  readonly size: number
}

export interface LayerBlob extends Blob {
  /** The digest of the tar in it. */
  readonly diffId: string
}

/** What is told of a member of a tar that is read; the path is as it stands there. */
export interface Listed {
  readonly path: string
  readonly kind: Kind
  /** Where a link leads; of a second name of a file, the first one. */
  readonly target: string
}

export type Compression = "none" | "gzip" | "zstd"

/** A tar that is none, or is cut off, or compressed in another way than it is said to be. */
export class TarUnreadable extends Data.TaggedError("TarUnreadable")<{
  readonly path: string
  readonly detail: string
}> {}

/** A file was written to while an image was made of it. */
export class FileChanged extends Data.TaggedError("FileChanged")<{ readonly path: string }> implements StagingError {
  readonly id = "image/file-changed"
  readonly blame = "environment"
  readonly transient = true
  readonly title = "A file changed while the image was made"
  override get message(): string {
    return `\`${visible(this.path)}\` is not as long any more as it was when the image was begun.`
  }
  readonly hints: ReadonlyArray<string> = ["Stage again while nothing writes to the app."]
}

export interface Interface {
  /** Everything below a directory, no link followed, sorted by path: a directory comes before what is in it. */
  readonly below: (directory: string) => Effect.Effect<ReadonlyArray<FoundBelow>, FileAccessFailed>
  /** Writes the members, in their order, as one compressed tar into a directory, under its digest in hexadecimal. */
  readonly pack: (
    members: ReadonlyArray<Member>,
    directory: string
  ) => Effect.Effect<LayerBlob, FileAccessFailed | FileChanged>
  /** Writes the members as a plain tar, aside, and renames it. */
  readonly archive: (members: ReadonlyArray<Member>, to: string) => Effect.Effect<void, FileAccessFailed | FileChanged>
  /** Reads a tar to its end and tells its members; the answer is what the bytes really are. */
  readonly list: (
    path: string,
    compression: Compression,
    hear: (member: Listed) => void
  ) => Effect.Effect<LayerBlob, FileAccessFailed | TarUnreadable>
  /** Writes those files of a plain tar into a directory whose paths are told a name in it, and no other; `undefined` tells none. */
  readonly extract: (
    path: string,
    directory: string,
    nameOf: (path: string) => string | undefined
  ) => Effect.Effect<void, FileAccessFailed | TarUnreadable>
}

export class ImageBlobs extends Context.Service<ImageBlobs, Interface>()("buildpack/ImageBlobs") {}
