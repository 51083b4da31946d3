/** OCI layouts as others write them, put together by hand: what a base of an image may look like. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync, zstdCompressSync } from "node:zlib"
import type { Files } from "../index/Distribution.ts"
import { plant, temporaryFolder } from "../machine/Folders.ts"

export const architecture: string = process.arch === "x64" ? "amd64" : process.arch
export const digestOf = (bytes: string | Uint8Array): string =>
  `sha256:${createHash("sha256").update(bytes).digest("hex")}`

export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

export interface LayoutImage {
  /** Each layer's files, or a tar. */
  readonly layers: ReadonlyArray<Files | Uint8Array>
  readonly config?: Readonly<Record<string, unknown>>
  readonly architecture?: string
  readonly compression?: "none" | "gzip" | "zstd"
  /** Names that Docker gives to the same documents. */
  readonly docker?: boolean
  readonly history?: ReadonlyArray<unknown>
}

export const tarOf = (files: Files, ...words: ReadonlyArray<string>): Buffer => {
  const folder = temporaryFolder("layer")
  plant(folder, files)
  return execFileSync("tar", ["-cf", "-", "--sort=name", ...words, "-C", folder, "."], { maxBuffer: 1 << 30 })
}

const compressed = {
  none: (bytes: Uint8Array) => bytes,
  gzip: (bytes: Uint8Array) => gzipSync(bytes, { level: 1 }),
  zstd: zstdCompressSync
} as const
const ending = { none: "", gzip: "+gzip", zstd: "+zstd" } as const

/** A folder that blobs are put into, and the documents that lead to them. */
export const layout = (folder: string) => {
  const blobs = join(folder, "blobs/sha256")
  mkdirSync(blobs, { recursive: true })
  const blob = (bytes: string | Uint8Array, mediaType: string): Descriptor => {
    writeFileSync(join(blobs, digestOf(bytes).slice("sha256:".length)), bytes)
    return { mediaType, digest: digestOf(bytes), size: Buffer.byteLength(bytes) }
  }
  const named = (oci: string, docker: string, isDocker: boolean): string =>
    isDocker ? `application/vnd.docker.${docker}` : `application/vnd.oci.image.${oci}`
  return {
    blob,
    image: ({
      compression = "gzip",
      config = {},
      docker = false,
      history,
      layers,
      ...more
    }: LayoutImage): Descriptor => {
      const tars = layers.map((one) => (one instanceof Uint8Array ? one : tarOf(one)))
      const type = named(`layer.v1.tar${ending[compression]}`, "image.rootfs.diff.tar.gzip", docker)
      const described = {
        architecture: more.architecture ?? architecture,
        os: "linux",
        config,
        rootfs: { type: "layers", diff_ids: tars.map(digestOf) },
        ...(history === undefined ? {} : { history })
      }
      const manifest = {
        schemaVersion: 2,
        config: blob(JSON.stringify(described), named("config.v1+json", "container.image.v1+json", docker)),
        layers: tars.map((tar) => blob(compressed[compression](tar), type))
      }
      const mediaType = named("manifest.v1+json", "distribution.manifest.v2+json", docker)
      return blob(JSON.stringify({ ...manifest, mediaType }), mediaType)
    },
    /** An index of these, to be named by another one. */
    index: (...manifests: ReadonlyArray<object>): Descriptor =>
      blob(JSON.stringify({ schemaVersion: 2, manifests }), "application/vnd.oci.image.index.v1+json"),
    done: (...manifests: ReadonlyArray<object>): string => {
      writeFileSync(join(folder, "index.json"), JSON.stringify({ schemaVersion: 2, manifests }))
      writeFileSync(join(folder, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }))
      return folder
    }
  }
}

/** A layout of one image, in a fresh folder. */
export const layoutOf = (image: LayoutImage): string => {
  const one = layout(temporaryFolder("base", "-"))
  return one.done(one.image(image))
}
