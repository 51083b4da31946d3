/** The documents of an OCI image (image-spec 1.1) as values: its configuration, its manifest, and the index that leads to it. */
import { sha256 } from "../../services/Digest.ts"
import type { Blob, LayerBlob } from "../../services/image/ImageBlobs.ts"

export interface Descriptor extends Blob {
  readonly mediaType: string
  readonly platform?: ImagePlatform
  readonly annotations?: Readonly<Record<string, string>>
}

export interface ImagePlatform {
  readonly architecture: string
  readonly os: string
}

export const mediaTypes = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar+gzip"
} as const

/** That of every file and every document, so that none of them says when it was made. */
export const created = "1980-01-01T00:00:01Z"

/** A layer as the image's documents have it. */
export interface ImageLayer {
  readonly descriptor: Descriptor
  readonly diffId: string
  /** Who made it, as its line in the image's history; what a base says of its own is kept as it is. */
  readonly history: ReadonlyArray<Readonly<Record<string, unknown>>>
}

export const layerOf = ({ diffId, digest, size }: LayerBlob, createdBy: string): ImageLayer => ({
  descriptor: { mediaType: mediaTypes.layer, digest, size },
  diffId,
  history: [{ created, created_by: createdBy }]
})

export interface Image {
  readonly platform: ImagePlatform
  /** What the image is started with: the object `config` of its configuration. */
  readonly config: Readonly<Record<string, unknown>>
  /** The lowest first. */
  readonly layers: ReadonlyArray<ImageLayer>
  readonly annotations: Readonly<Record<string, string>>
}

/** A document, and the name that its bytes have. */
export interface ImageDocument {
  readonly content: string
  readonly descriptor: Descriptor
}

const documentOf = (mediaType: string, value: unknown): ImageDocument => {
  const content = JSON.stringify(value)
  const size = new TextEncoder().encode(content).length
  return { content, descriptor: { mediaType, digest: `sha256:${sha256(content)}`, size } }
}

/** The mark of a folder or an archive that was written here, and may be written again. */
export const ownAnnotation = "python-buildpack.image"

export interface Documents {
  readonly config: ImageDocument
  readonly manifest: ImageDocument
  /** The content of `index.json`. */
  readonly index: string
}

/** `tag` is what tools that copy layouts call the image by. */
export const documentsOf = ({ annotations, config, layers, platform }: Image, tag: string): Documents => {
  const configuration = documentOf(mediaTypes.config, {
    created,
    ...platform,
    config,
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.flatMap(({ history }) => history)
  })
  const manifest = documentOf(mediaTypes.manifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: configuration.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations })
  })
  const index = {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [{ ...manifest.descriptor, platform, annotations: { "org.opencontainers.image.ref.name": tag } }],
    annotations: { [ownAnnotation]: "1" }
  }
  return { config: configuration, manifest, index: JSON.stringify(index) }
}

/** The content of the file `oci-layout`. */
export const layoutFile = JSON.stringify({ imageLayoutVersion: "1.0.0" })

/** The name of a blob's file in a layout, from its root. */
export const blobPath = (digest: string): string => `blobs/${digest.replace(":", "/")}`
