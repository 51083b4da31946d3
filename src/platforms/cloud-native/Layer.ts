/** Layers as the lifecycle keeps them: a folder, and beside it a file that says what for and what of (Buildpack API 0.12). */
import * as Effect from "effect/Effect"
import { type FileAccessFailed, Filesystem, ifSeen, join } from "../../services/Filesystem.ts"

/** Who gets a layer: the image, later buildpacks of this build, the next build. */
export interface LayerTypes {
  readonly launch: boolean
  readonly build: boolean
  readonly cache: boolean
}

/** What we write down of a layer, to know it again. */
export interface LayerMetadata {
  /** All that its content is a function of, as one digest. */
  readonly identity: string
  /** The version of the Python in it, or that it is for. */
  readonly python: string
}

/** Written last into a layer. What was restored without it is not whole. */
export const markerFile = "identity"

/** A TOML string (TOML 1.0: the escapes of JSON are among its own). */
export const tomlString = (text: string): string => JSON.stringify(text).replaceAll("\u007f", "\\u007F")

export const layerToml = ({ build, cache, launch }: LayerTypes, metadata?: LayerMetadata): string =>
  [
    "[types]",
    `launch = ${launch}`,
    `build = ${build}`,
    `cache = ${cache}`,
    ...(metadata === undefined
      ? []
      : ["", "[metadata]", ...Object.entries(metadata).map(([name, text]) => `${name} = ${tomlString(text)}`)]),
    ""
  ].join("\n")

/** What is read are the two lines that we wrote; the lifecycle writes them again with blanks before them (0.21). */
const valueIn = (text: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name} = "([^"\\\\]*)"\\s*$`, "m").exec(text)?.[1]

/** What is known of the layer of the build before; `undefined` where there is none. */
export const metadataOf = Effect.fn("Layer.metadataOf")(function* (layers: string, name: string) {
  const files = yield* Filesystem
  const text = yield* ifSeen(files.readText(join(layers, `${name}.toml`)))
  const identity = valueIn(text ?? "", "identity")
  const python = valueIn(text ?? "", "python")
  const metadata: LayerMetadata | undefined =
    identity === undefined || python === undefined ? undefined : { identity, python }
  return metadata
})

/** Whether the folder is there, and whole: a cache entry that is broken leaves the metadata alone (lifecycle 0.21.17). */
const isWhole = Effect.fn("Layer.isWhole")(function* (layers: string, name: string, identity: string) {
  const files = yield* Filesystem
  return (yield* ifSeen(files.readText(join(layers, name, markerFile)))) === identity
})

/**
 * Whether the layer of the build before can be used. One for the image alone needs no folder: its metadata was restored
 * because the image has it, and is told to keep it.
 */
export const isReusable = Effect.fn("Layer.isReusable")(function* (
  layers: string,
  name: string,
  types: LayerTypes,
  identity: string
): Effect.fn.Return<boolean, FileAccessFailed, Filesystem> {
  const before = yield* metadataOf(layers, name)
  if (before?.identity !== identity) return false
  return types.build || types.cache ? yield* isWhole(layers, name, identity) : true
})
