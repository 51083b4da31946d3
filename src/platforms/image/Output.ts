/** Where an image is written: a place that is free or holds an earlier one, which stays whole until the new one is. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { dirname, type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { ImageBlobs, type Member } from "../../services/image/ImageBlobs.ts"
import { sweepLeftOver } from "../../services/LeftOver.ts"
import { blobPath, type Documents, layoutFile, ownAnnotation } from "./ImageJson.ts"
import { IndexJson } from "./Layout.ts"
import { type Location, rendered } from "./Location.ts"

/** Something else is there, or an image of somebody else's. */
export class ImagePlaceTaken
  extends Data.TaggedError("ImagePlaceTaken")<{ readonly output: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "image/output-taken"
  readonly blame = "app"
  readonly title = "The image cannot be written there"
  override get message(): string {
    return `${printable(this.output)} ${this.problem}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --output a place where nothing is, or that holds an image that this command has written before."
  ]
}

const decodeIndex = Schema.decodeUnknownEffect(Schema.fromJsonString(IndexJson))

/** Only what has our own mark, and one image: another one that somebody has added to it would be gone. */
const isOwnIndex = (text: string): Effect.Effect<boolean> =>
  decodeIndex(text).pipe(
    Effect.map(({ annotations = {}, manifests }) => annotations[ownAnnotation] !== undefined && manifests.length === 1),
    Effect.orElseSucceed(() => false)
  )

const indexIn = (folder: string) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const found = yield* files.status(join(folder, "index.json"))
    return found?.kind === "file" ? yield* files.readText(join(folder, "index.json")) : ""
  })

const indexInArchive = Effect.fn("Output.indexInArchive")(function* (path: string) {
  const files = yield* Filesystem
  const blobs = yield* ImageBlobs
  const folder = yield* files.temporary()
  yield* blobs
    .extract(path, folder, (name) => (name === "index.json" ? name : undefined))
    .pipe(Effect.catchTag("TarUnreadable", () => Effect.void))
  return yield* indexIn(folder)
}, Effect.scoped)

/** Fails where something stands that was not written here; `true` where something stands at all. */
export const claim = Effect.fn("Output.claim")(function* (location: Location) {
  const files = yield* Filesystem
  const { form, path } = location
  const taken = (problem: string) => new ImagePlaceTaken({ output: rendered(location), problem })
  const found = yield* files.target(path)
  if (found === undefined) return false
  if (form === "archive") {
    if (found.kind !== "file") return yield* taken("is no file")
    if (!(yield* isOwnIndex(yield* indexInArchive(path))))
      return yield* taken("is a file that this command has not written")
    return true
  }
  if (found.kind !== "directory") return yield* taken("is no folder")
  if ((yield* files.list(path)).length === 0) return false
  if (!(yield* isOwnIndex(yield* indexIn(path))))
    return yield* taken("is not empty, and holds no layout with one image that this command has written")
  return true
})

/** A layout that is being made: its folder, on the file system of its place, gone with the scope. */
export const begin = Effect.fn("Output.begin")(function* ({ path }: Location) {
  const files = yield* Filesystem
  yield* files.makeDirectory(dirname(path))
  yield* sweepLeftOver(files, dirname(path), yield* Clock.currentTimeMillis)
  const folder = join(yield* files.temporary(dirname(path)), "layout")
  yield* files.makeDirectory(join(folder, "blobs/sha256"))
  return folder
})

/** The documents of a layout whose layers are there. */
export const complete = Effect.fn("Output.complete")(function* (
  folder: string,
  { config, index, manifest }: Documents
) {
  const files = yield* Filesystem
  for (const { content, descriptor } of [config, manifest])
    yield* files.write(join(folder, blobPath(descriptor.digest)), content)
  yield* files.write(join(folder, "oci-layout"), layoutFile)
  yield* files.write(join(folder, "index.json"), index)
})

const blobsIn = "blobs/sha256"

/** Blobs first and the index last, each by a rename: whoever reads finds the image before or this one, and both whole. */
const replace = Effect.fn("Output.replace")(function* (folder: string, path: string) {
  const files = yield* Filesystem
  const made = yield* files.list(join(folder, blobsIn))
  yield* files.makeDirectory(join(path, blobsIn))
  for (const name of made) yield* files.rename(join(folder, blobsIn, name), join(path, blobsIn, name))
  for (const name of ["oci-layout", "index.json"]) yield* files.rename(join(folder, name), join(path, name))
  const kept = new Set(made)
  const before = (yield* files.list(join(path, blobsIn))).filter((name) => !kept.has(name))
  yield* Effect.forEach(before, (name) => files.remove(join(path, blobsIn, name)), { discard: true })
})

const membersOf = (folder: string): Effect.Effect<ReadonlyArray<Member>, FileAccessFailed, ImageBlobs> =>
  Effect.map(
    Effect.flatMap(ImageBlobs, (blobs) => blobs.below(folder)),
    (found) =>
      found.map(({ kind, path, size }): Member =>
        kind === "directory"
          ? { kind, path, mode: 0o755, owner: 0 }
          : { kind: "file", path, mode: 0o644, owner: 0, from: join(folder, path), size }
      )
  )

/** Puts a layout that is complete in its place. */
export const put = Effect.fn("Output.put")(function* (folder: string, { form, path }: Location) {
  const files = yield* Filesystem
  if (form === "archive") return yield* (yield* ImageBlobs).archive(yield* membersOf(folder), path)
  // An empty folder is replaced by a rename, any other is not.
  if ((yield* files.list(path)).length === 0) return yield* files.rename(folder, path)
  return yield* replace(folder, path)
})
