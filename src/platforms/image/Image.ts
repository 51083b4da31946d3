/** The whole of an image, from its places to its last rename: what `bin/stage --output oci:DIR` asks for. */
import * as Effect from "effect/Effect"
import type { StagingError } from "../../domain/StagingError.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { Host } from "../../services/Host.ts"
import { ImageBlobs } from "../../services/image/ImageBlobs.ts"
import { Report } from "../../services/Report.ts"
import type { StagePhase } from "../Platform.ts"
import { readBase } from "./Base.ts"
import { blobPath, type Documents } from "./ImageJson.ts"
import { checkBase, type Ground, imageStaging, makeImage, platformOf } from "./ImageStaging.ts"
import { type Location, rendered } from "./Location.ts"
import { begin, claim, complete, put } from "./Output.ts"

export interface ImagePlaces {
  readonly output: Location
  readonly base: Location | undefined
}

/** What can be known before anything is staged: that the place is free, and that the base will do. */
export const prepare = Effect.fn("Image.prepare")(function* ({ base, output }: ImagePlaces) {
  yield* claim(output)
  const platform = platformOf((yield* Host).platform)
  if (base === undefined) return { platform, base: undefined }
  const image = yield* readBase(base, platform)
  const name = rendered(base)
  yield* checkBase(name, image)
  return { platform, base: { name, image } }
})

const write = Effect.fn("Image.write")(function* (ground: Ground, output: Location, documents: Documents) {
  const files = yield* Filesystem
  const { base, folder } = ground
  for (const { descriptor } of base?.image.layers ?? []) {
    const name = blobPath(descriptor.digest)
    yield* files.copy(join(base?.image.folder ?? "", name), join(folder, name))
    yield* files.chmod(join(folder, name), 0o644)
  }
  yield* complete(folder, documents)
  // Somebody else may have put something there meanwhile.
  yield* claim(output)
  yield* put(folder, output)
  yield* (yield* Report).step(`The image ${documents.manifest.descriptor.digest} is in ${rendered(output)}`)
})

/** How an app is staged for an image; nothing is at its place before all of it is. */
export const imagePhase = (
  prepared: Omit<Ground, "folder">,
  output: Location
): Effect.Effect<Omit<StagePhase, "request">, StagingError, ImageBlobs> =>
  Effect.map(ImageBlobs, (blobs) =>
    imageStaging((root, staged) =>
      Effect.gen(function* () {
        const folder = yield* begin(output)
        const ground = { ...prepared, folder }
        yield* write(ground, output, yield* makeImage(ground, root, staged))
      }).pipe(Effect.scoped, Effect.provideService(ImageBlobs, blobs))
    )
  )
