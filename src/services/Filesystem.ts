/**
 * The port on the disk: the few operations that staging needs, with paths as plain strings and typed failures. A name that
 * is no UTF-8 is text too: each byte of it that is none is a lone surrogate, U+DC80 to U+DCFF, and stays that byte on the disk.
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { type Blame, type StagingError, printable } from "../domain/StagingError.ts"

export type Kind = "file" | "directory" | "link" | "other"

/** What `lstat` says; `mtime` in milliseconds since 1970. */
export interface Status {
  readonly kind: Kind
  readonly size: number
  readonly mode: number
  readonly mtime: number
  readonly uid: number
}

/** What stands in a directory; a link is a link. */
export interface Entry {
  readonly name: string
  readonly kind: Kind
}

export interface Reading {
  /**
   * The most that is read, in bytes; 64 MiB by default, so that no file fills the memory. What is larger fails, and is
   * not read.
   */
  readonly atMost?: number
  /** Through a link at the end of the path; so it is by default. */
  readonly follow?: boolean
}
export const mostRead = 64 << 20

export type Reason =
  | "NotFound"
  | "PermissionDenied"
  | "AlreadyExists"
  | "NoSpace"
  | "ReadOnly"
  | "NotAFile"
  | "TooLarge"
  | "Other"

const meanings: Record<Reason, readonly [Blame, string, ReadonlyArray<string>]> = {
  NotFound: ["environment", "it does not exist", []],
  PermissionDenied: [
    "environment",
    "permission is denied to the user that stages",
    ["Give the staging user access to that path."]
  ],
  AlreadyExists: ["environment", "it exists already", []],
  NoSpace: [
    "environment",
    "the disk is full",
    ["Free space, or give the staging container more disk, then deploy again."]
  ],
  ReadOnly: ["environment", "the file system is read-only", ["Stage in a directory that can be written."]],
  NotAFile: ["environment", "it is no regular file", []],
  TooLarge: ["environment", "it is too large to be read", []],
  Other: ["environment", "the operation failed", []]
}
/** Where the reason alone leaves a question open. */
const told: ReadonlySet<Reason> = new Set(["Other", "NotAFile", "TooLarge"])

/** The operation of making a directory where the variable, or the system, says. */
export const makeInTmpdir = "make a temporary directory in $TMPDIR, which is"

/** A disk operation failed; `operation` is a verb phrase such as `read`. */
export class FileAccessFailed
  extends Data.TaggedError("FileAccessFailed")<{
    readonly operation: string
    readonly path: string
    readonly reason: Reason
    readonly detail: string
  }>
  implements StagingError
{
  readonly id = "filesystem/access-failed"
  get blame(): Blame {
    return meanings[this.reason][0]
  }
  get transient(): boolean {
    return this.reason === "NoSpace"
  }
  readonly title = "A file could not be used"
  override get message(): string {
    return `Cannot ${this.operation} ${printable(this.path)}: ${this.why}.`
  }
  /** A clause: `permission is denied to the user that stages`. */
  get why(): string {
    const detail = told.has(this.reason) ? `: ${printable(this.detail)}` : ""
    return `${meanings[this.reason][1]}${detail}`
  }
  get hints(): ReadonlyArray<string> {
    const ofPlace =
      this.operation === makeInTmpdir
        ? [
            "Set $TMPDIR to a folder that is there and that the staging user may write to, with room; without it, /tmp is used."
          ]
        : []
    return [...ofPlace, ...meanings[this.reason][2]]
  }
}

export interface Interface {
  /** The status of the path itself (a link is a link); `undefined` where nothing is. */
  readonly status: (path: string) => Effect.Effect<Status | undefined, FileAccessFailed>
  /** The status of what the path leads to; `undefined` where nothing is, also at a broken link or one in a circle. */
  readonly target: (path: string) => Effect.Effect<Status | undefined, FileAccessFailed>
  /**
   * The content of a regular file. Anything else fails as `NotAFile` and is never opened: a named pipe would wait for ever.
   * So do `readText` and `digest`.
   */
  readonly read: (path: string, how?: Reading) => Effect.Effect<Uint8Array, FileAccessFailed>
  readonly readText: (path: string, how?: Reading) => Effect.Effect<string, FileAccessFailed>
  /** Writes aside and renames, so that a reader sees the old bytes or the new ones. */
  readonly write: (path: string, content: string | Uint8Array, mode?: number) => Effect.Effect<void, FileAccessFailed>
  /** Names in a directory, sorted; empty where there is no directory. */
  readonly list: (path: string) => Effect.Effect<ReadonlyArray<string>, FileAccessFailed>
  /** What stands in a directory, sorted by name; empty where there is no directory. */
  readonly entries: (path: string) => Effect.Effect<ReadonlyArray<Entry>, FileAccessFailed>
  readonly makeDirectory: (path: string) => Effect.Effect<void, FileAccessFailed>
  /** Makes one directory; `false` where something is there already. Of several who try at the same time, one succeeds. */
  readonly claim: (path: string) => Effect.Effect<boolean, FileAccessFailed>
  /** Removes whatever is there, a tree included, following no link. */
  readonly remove: (path: string) => Effect.Effect<void, FileAccessFailed>
  readonly rename: (from: string, to: string) => Effect.Effect<void, FileAccessFailed>
  /**
   * Copies a tree with modes and times, links as links; `skip` gets paths relative to `from`. What is neither file, directory
   * nor link, and what below `from` may not be read, is left out; the answer are those paths, relative to `from`.
   */
  readonly copy: (
    from: string,
    to: string,
    skip?: (path: string) => boolean
  ) => Effect.Effect<ReadonlyArray<string>, FileAccessFailed>
  readonly link: (target: string, path: string) => Effect.Effect<void, FileAccessFailed>
  readonly realPath: (path: string) => Effect.Effect<string, FileAccessFailed>
  readonly chmod: (path: string, mode: number) => Effect.Effect<void, FileAccessFailed>
  /** The SHA-256 of every file below, by its path from there; of what is neither file nor directory, an empty text. */
  readonly digests: (path: string) => Effect.Effect<Readonly<Record<string, string>>, FileAccessFailed>
  /** The SHA-256 of a file, read in pieces, however large it is. */
  readonly digest: (path: string, how?: Pick<Reading, "follow">) => Effect.Effect<string, FileAccessFailed>
  /**
   * One SHA-256 for a file or a tree: of every path, whether it may be executed, its content or where it links to. Times
   * and owners do not count; `skip` gets paths relative to `path`. What below may not be read counts as being there.
   */
  readonly treeDigest: (path: string, skip?: (path: string) => boolean) => Effect.Effect<string, FileAccessFailed>
  /** The number of the user that stages; `undefined` where users have none. */
  readonly user: number | undefined
  /** A private directory (mode 0700) that is gone when the scope closes. */
  readonly temporary: (parent?: string) => Effect.Effect<string, FileAccessFailed, Scope.Scope>
}

export class Filesystem extends Context.Service<Filesystem, Interface>()("buildpack/Filesystem") {}

/** Looks where something is merely looked for: what may not be looked at is as good as not there. */
export const ifSeen = <A, R>(look: Effect.Effect<A, FileAccessFailed, R>): Effect.Effect<A | undefined, never, R> =>
  Effect.orElseSucceed(look, () => undefined)

/** Path arithmetic on POSIX paths; pure, so that any room may use it. */
export const join = (...parts: ReadonlyArray<string>): string => {
  const joined = parts
    .filter((part) => part !== "")
    .join("/")
    .replaceAll(/\/{2,}/g, "/")
  return joined.length > 1 && joined.endsWith("/") ? joined.slice(0, -1) : joined
}
/** The path as seen from the directory `root`; what is not below it stays as it is. */
export const within = (path: string, root: string): string =>
  path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
export const basename = (path: string): string => path.slice(path.lastIndexOf("/") + 1)
export const dirname = (path: string): string => {
  const cut = path.lastIndexOf("/")
  return cut < 0 ? "." : cut === 0 ? "/" : path.slice(0, cut)
}
