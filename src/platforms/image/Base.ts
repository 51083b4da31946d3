/** The image that the operator has another one made on top of: the right one of a layout, checked, with what is in it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Compression, ImageBlobs, type Listed } from "../../services/image/ImageBlobs.ts"
import { Report } from "../../services/Report.ts"
import type { BaseConfig } from "./Configuration.ts"
import { blobPath, type ImageLayer, mediaTypes, type ImagePlatform } from "./ImageJson.ts"
import { type LayeredNames, layeredNames } from "./LayeredNames.ts"
import {
  BaseUnusable,
  blobAt,
  ConfigJson,
  documentAt,
  type FoundDescriptor,
  IndexJson,
  ManifestJson,
  StartJson
} from "./Layout.ts"
import { type Location, rendered } from "./Location.ts"

/** None of a layout's images is for this machine, or several are. */
export class BaseAmbiguous
  extends Data.TaggedError("BaseAmbiguous")<{
    readonly base: string
    readonly wanted: string
    readonly fitting: number
    readonly found: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "image/base-ambiguous"
  readonly blame = "environment"
  readonly title = "It cannot be told which image is the base"
  override get message(): string {
    const { base, fitting, found, wanted } = this
    return [
      `${printable(base)} has ${fitting === 0 ? "no image" : `${fitting} images`} for ${wanted}. It has:`,
      ...(found.length === 0 ? ["  nothing"] : found.map((line) => `  ${printable(line)}`))
    ].join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --base a layout with one image for this system, as `crane pull --format=oci --platform linux/amd64 IMAGE DIR` writes one."
  ]
}

export interface Base {
  /** The digest of its manifest. */
  readonly digest: string
  /** The layout's folder. */
  readonly folder: string
  readonly config: BaseConfig
  readonly layers: ReadonlyArray<ImageLayer>
  readonly names: LayeredNames
}

const indexes = new Set<string>([mediaTypes.index, "application/vnd.docker.distribution.manifest.list.v2+json"])
const manifests = new Set<string>([mediaTypes.manifest, "application/vnd.docker.distribution.manifest.v2+json"])

/** How a layer is compressed, by its media type; Docker's own names stand for the same bytes. */
const compressions: Readonly<Record<string, Compression>> = {
  "application/vnd.oci.image.layer.v1.tar": "none",
  [mediaTypes.layer]: "gzip",
  "application/vnd.oci.image.layer.v1.tar+zstd": "zstd",
  "application/vnd.docker.image.rootfs.diff.tar": "none",
  "application/vnd.docker.image.rootfs.diff.tar.gzip": "gzip"
}
const mediaTypeOf: Readonly<Record<Compression, string>> = {
  none: "application/vnd.oci.image.layer.v1.tar",
  gzip: mediaTypes.layer,
  zstd: "application/vnd.oci.image.layer.v1.tar+zstd"
}

const nameOf = ({ annotations = {}, digest, platform }: FoundDescriptor): string =>
  [
    digest,
    ...(platform === undefined
      ? []
      : [`${platform.os}/${platform.architecture}${platform.variant === undefined ? "" : `/${platform.variant}`}`]),
    annotations["org.opencontainers.image.ref.name"] ?? ""
  ]
    .join(" ")
    .trim()

/** Every manifest that an index leads to, through indexes in it. */
const manifestsIn = (
  base: string,
  folder: string,
  found: ReadonlyArray<FoundDescriptor>,
  depth: number
): Effect.Effect<ReadonlyArray<FoundDescriptor>, StagingError, Filesystem> =>
  Effect.map(
    Effect.forEach(found, (one) =>
      Effect.gen(function* () {
        if (manifests.has(one.mediaType)) return [one]
        // Deeper ones are nobody's, and a circle cannot be written.
        if (!indexes.has(one.mediaType) || depth > 3) return []
        const inner = yield* blobAt(base, folder, one.digest, IndexJson)
        return yield* manifestsIn(base, folder, inner.manifests, depth + 1)
      })
    ),
    (all) => all.flat()
  )

/** Builders write attestations beside images, for a system that is none. */
const isUnknown = ({ platform }: FoundDescriptor): boolean => platform?.os === "unknown"

const chosen = Effect.fn("Base.chosen")(function* (base: string, folder: string, wanted: ImagePlatform) {
  const index = yield* documentAt(base, folder, "index.json", IndexJson)
  const all = (yield* manifestsIn(base, folder, index.manifests, 0)).filter((one) => !isUnknown(one))
  const read = yield* Effect.forEach(all, (descriptor) =>
    Effect.gen(function* () {
      const manifest = yield* blobAt(base, folder, descriptor.digest, ManifestJson)
      // What the image itself says counts, and not what an index says of it, which may be left out.
      const config = yield* blobAt(base, folder, manifest.config.digest, ConfigJson)
      const platform = { os: config.os, architecture: config.architecture }
      return { descriptor: { ...descriptor, platform }, manifest, config }
    })
  )
  // One image may have two names.
  const unique = [...new Map(read.map((one) => [one.descriptor.digest, one])).values()]
  const fitting = unique.filter(({ config }) => config.os === wanted.os && config.architecture === wanted.architecture)
  const [one] = fitting
  if (one === undefined || fitting.length > 1)
    return yield* new BaseAmbiguous({
      base,
      wanted: `${wanted.os}/${wanted.architecture}`,
      fitting: fitting.length,
      found: read.map(({ descriptor }) => nameOf(descriptor))
    })
  return one
})

/** The history of a base for each of its layers: entries that made none go with the next that did. */
const historiesOf = (
  history: ReadonlyArray<Readonly<Record<string, unknown>>>,
  count: number
): ReadonlyArray<ImageLayer["history"]> => {
  const groups: Array<Array<Readonly<Record<string, unknown>>>> = [[]]
  for (const entry of history) {
    groups.at(-1)?.push(entry)
    if (entry["empty_layer"] !== true) groups.push([])
  }
  const rest = groups.pop() ?? []
  // One that does not count all layers says nothing of any.
  if (groups.length !== count) return Array.from({ length: count }, () => [{ created_by: "base" }])
  groups.at(-1)?.push(...rest)
  return groups
}

/** Not `null`, which writers have for what is not there. */
const filled = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))

/** An archive is unpacked first, of it what a layout has. */
const folderOf = Effect.fn("Base.folderOf")(function* ({ form, path }: Location) {
  if (form === "folder") return path
  const files = yield* Filesystem
  const blobs = yield* ImageBlobs
  const folder = yield* files.temporary()
  yield* files.makeDirectory(join(folder, "blobs/sha256"))
  yield* blobs
    .extract(path, folder, (name) => /^(?:\.\/)?(oci-layout|index\.json|blobs\/sha256\/[0-9a-f]{64})$/.exec(name)?.[1])
    .pipe(
      Effect.catchTag("TarUnreadable", ({ detail }) =>
        Effect.fail(new BaseUnusable({ base: rendered({ form, path }), problem: `is no tar of a layout: ${detail}` }))
      )
    )
  return folder
})

/** Reads all of it, so that nothing is built on what is damaged. */
export const readBase = Effect.fn("Base.read")(function* (location: Location, wanted: ImagePlatform) {
  const base = rendered(location)
  const blobs = yield* ImageBlobs
  const unusable = (problem: string) => new BaseUnusable({ base, problem })
  const folder = yield* folderOf(location)
  yield* documentAt(base, folder, "oci-layout", Schema.Struct({ imageLayoutVersion: Schema.String }))
  const { config, descriptor, manifest } = yield* chosen(base, folder, wanted)
  if (config.rootfs.diff_ids.length !== manifest.layers.length)
    return yield* unusable("is an image whose configuration counts other layers than its manifest")
  const histories = historiesOf(config.history ?? [], manifest.layers.length)
  const listed: Array<ReadonlyArray<Listed>> = []
  const layers = yield* Effect.forEach(manifest.layers, (one, at) =>
    Effect.gen(function* () {
      const compression = compressions[one.mediaType]
      if (compression === undefined) return yield* unusable(`has a layer of a kind that is not read: ${one.mediaType}`)
      const members: Array<Listed> = []
      const real = yield* blobs
        .list(join(folder, blobPath(one.digest)), compression, (member) => members.push(member))
        .pipe(
          Effect.mapError((error) =>
            error._tag === "FileAccessFailed" && error.reason !== "NotFound"
              ? error
              : unusable(
                  `lacks the layer ${one.digest}, or has it damaged: ${error._tag === "FileAccessFailed" ? error.why : error.detail}`
                )
          )
        )
      // Node's zstd stops behind the first frame, and says nothing (24.21).
      if (compression === "zstd" && real.digest === one.digest && real.diffId !== config.rootfs.diff_ids[at])
        return yield* unusable(
          `has a layer that is compressed by zstd in several frames, of which one is read: ${one.digest}`
        )
      if (real.digest !== one.digest || real.diffId !== config.rootfs.diff_ids[at])
        return yield* unusable(`has a layer ${one.digest} whose content is another than its digest says`)
      listed.push(members)
      const layer: ImageLayer = {
        descriptor: { mediaType: mediaTypeOf[compression], digest: one.digest, size: real.size },
        diffId: real.diffId,
        history: histories[at] ?? []
      }
      return layer
    })
  )
  const start = filled(config.config ?? {})
  const known = yield* Schema.decodeUnknownEffect(StartJson)(start).pipe(
    Effect.mapError(() => unusable("has a configuration that is not what the OCI image format has there"))
  )
  const result: Base = {
    digest: descriptor.digest,
    folder,
    config: { ...start, ...known },
    layers,
    names: layeredNames(listed)
  }
  yield* (yield* Report).detail(
    `On top of ${printable(base)}, ${result.digest}, with ${layers.length === 1 ? "1 layer" : `${layers.length} layers`}.`
  )
  return result
})
