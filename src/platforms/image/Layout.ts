/** An OCI layout that somebody else has made, as a folder: its documents, read with all their mistakes. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { blobPath } from "./ImageJson.ts"

const PlatformJson = Schema.Struct({
  architecture: Schema.String,
  os: Schema.String,
  variant: Schema.optionalKey(Schema.String)
})

const DescriptorJson = Schema.Struct({
  mediaType: Schema.String,
  digest: Schema.String.check(Schema.isPattern(/^sha256:[0-9a-f]{64}$/)),
  size: Schema.Int,
  platform: Schema.optionalKey(PlatformJson),
  annotations: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
})
export type FoundDescriptor = typeof DescriptorJson.Type

export const IndexJson = Schema.Struct({
  manifests: Schema.Array(DescriptorJson),
  annotations: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
})

export const ManifestJson = Schema.Struct({ config: DescriptorJson, layers: Schema.Array(DescriptorJson) })

const Texts = Schema.Array(Schema.String)
const orNull = <S extends Schema.Top>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

export const ConfigJson = Schema.Struct({
  architecture: Schema.String,
  os: Schema.String,
  config: orNull(Schema.Record(Schema.String, Schema.Unknown)),
  rootfs: Schema.Struct({ diff_ids: Texts }),
  history: orNull(Schema.Array(Schema.Record(Schema.String, Schema.Unknown)))
})

/** What of it is read; the rest goes over as it is. */
export const StartJson = Schema.Struct({
  Env: Schema.optionalKey(Texts),
  User: Schema.optionalKey(Schema.String),
  Entrypoint: Schema.optionalKey(Texts),
  Labels: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
})

/** The base cannot be used as it is. */
export class BaseUnusable
  extends Data.TaggedError("BaseUnusable")<{ readonly base: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "image/base-unusable"
  readonly blame = "environment"
  readonly title = "The base of the image cannot be used"
  override get message(): string {
    return `${printable(this.base)} ${this.problem}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --base an OCI layout, as `crane pull --format=oci IMAGE DIR` and `skopeo copy docker://IMAGE oci:DIR` write one, or a tar of one."
  ]
}

/** Documents are small; a large one is none. */
const atMost = 8 << 20

/** The value of a document, in the shape that it must have. */
export const documentAt = <A, I>(base: string, folder: string, name: string, schema: Schema.Codec<A, I>) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const unusable = (problem: string) => new BaseUnusable({ base, problem })
    const text = yield* files
      .readText(join(folder, name), { atMost })
      .pipe(
        Effect.mapError((error: FileAccessFailed) =>
          error.reason === "NotFound" || error.reason === "NotAFile" || error.reason === "TooLarge"
            ? unusable(`has no document \`${name}\`: ${error.why}`)
            : error
        )
      )
    return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text).pipe(
      Effect.mapError(() => unusable(`has a \`${name}\` that is not what the OCI image format has there`))
    )
  })

export const blobAt = <A, I>(base: string, folder: string, digest: string, schema: Schema.Codec<A, I>) =>
  documentAt(base, folder, blobPath(digest), schema)
