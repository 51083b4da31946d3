/** Reads a file that the app has for us; where that cannot be done, the app is told which one and why. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { decode } from "../formats/TextFile.ts"
import { type FileAccessFailed, Filesystem, ifSeen, join, type Reason } from "../services/Filesystem.ts"
import { leadsOut } from "./OutsideFile.ts"

/** It is there, it is asked about, and it cannot be read. */
export class UnreadableFile
  extends Data.TaggedError("UnreadableFile")<{
    /** The path, from the app's root where it lies in it. */
    readonly path: string
    readonly reason: Reason
    /** A clause. */
    readonly why: string
  }>
  implements StagingError
{
  readonly id = "application/unreadable-file"
  readonly blame = "app"
  readonly title = "A file of the app cannot be read"
  override get message(): string {
    return `${this.path} is there, but cannot be read: ${this.why}.`
  }
  get hints(): ReadonlyArray<string> {
    return this.reason === "PermissionDenied"
      ? [`Let everybody read it: \`chmod a+r ${this.path}\`, and \`a+rx\` for the folders above it.`]
      : [`Put a regular file at ${this.path}, or take away what names it.`]
  }
}

/** What is read of a file, where the app has it. */
export type Optional = <A>(
  name: string,
  use: (bytes: Uint8Array) => A
) => Effect.Effect<A | undefined, UnreadableFile, Filesystem>

const refused = (path: string) => (error: FileAccessFailed) =>
  new UnreadableFile({ path, reason: error.reason, why: error.why })

/** What people write for us by hand is small. */
const atMost = 16 << 20

/** The text of what may be there; `undefined` where no file is, or one that leads out of the app. */
export const ownText = Effect.fn("AppFile.ownText")(function* (root: string, path: string) {
  const files = yield* Filesystem
  const status = yield* ifSeen(files.target(join(root, path)))
  return status?.kind === "file" && !(yield* leadsOut(root, path))
    ? decode(yield* readFile(root, path)).text
    : undefined
})

/** `path` counts from the app's root, or is absolute. */
export const readFile = Effect.fn("AppFile.readFile")(function* (root: string, path: string) {
  const files = yield* Filesystem
  const absolute = path.startsWith("/") ? path : join(root, path)
  return yield* Effect.mapError(files.read(absolute, { atMost }), refused(path))
})
