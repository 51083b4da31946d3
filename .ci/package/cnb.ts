/** The Cloud Native package: a `.cnb`, an OCI layout of one image with the buildpack as its layer, and a `.tgz` of its files. */
import { parse } from "smol-toml"
import { buildpackFiles, type PackedFile } from "./BuildpackFiles.ts"
import { foldersOf } from "./Folders.ts"
import { type Packed, sha256 } from "./Statement.ts"
import { gzip, tar, type TarEntry } from "./Tar.ts"

/** A folder for each part of a path, and the files, in their order. */
const entriesBelow = (folder: string, files: ReadonlyArray<PackedFile>): ReadonlyArray<TarEntry> => {
  const paths = files.map(({ path }) => `${folder}${path}`)
  return [
    ...foldersOf(paths).map((path) => ({ path, mode: 0o755 })),
    ...files.map(({ content, path, program }) => ({ path: `${folder}${path}`, content, mode: program ? 0o755 : 0o644 }))
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

interface Description {
  readonly api: unknown
  readonly id: string
  readonly version: string
  readonly name: unknown
  readonly targets: unknown
}

const described = (files: ReadonlyArray<PackedFile>): Description => {
  const file = files.find(({ path }) => path === "buildpack.toml")
  const { api, buildpack, targets } = parse(Buffer.from(file?.content ?? []).toString("utf8"))
  if (typeof buildpack !== "object" || !("id" in buildpack)) throw new Error("buildpack.toml names no buildpack")
  const { id, name, version } = buildpack
  return { api, id: String(id), version: String(version), name, targets }
}

interface Blob {
  readonly bytes: Uint8Array
  readonly descriptor: { readonly mediaType: string; readonly digest: string; readonly size: number }
}
const blob = (kind: string, bytes: Uint8Array): Blob => ({
  bytes,
  descriptor: { mediaType: `application/vnd.oci.image.${kind}`, digest: `sha256:${sha256(bytes)}`, size: bytes.length }
})
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** The content is for every architecture, and so the one of the image says nothing; readers want one. */
const image = (files: ReadonlyArray<PackedFile>): ReadonlyArray<TarEntry> => {
  const { api, id, name, targets, version } = described(files)
  const content = tar(entriesBelow(`cnb/buildpacks/${id.replaceAll("/", "_")}/${version}/`, files))
  const layer = blob("layer.v1.tar+gzip", gzip(content))
  const layerDiffID = `sha256:${sha256(content)}`
  const labels = {
    "io.buildpacks.buildpackage.metadata": JSON.stringify({ id, version, name, stacks: [{ id: "*" }] }),
    "io.buildpacks.buildpack.layers": JSON.stringify({ [id]: { [version]: { api, targets, layerDiffID, name } } })
  }
  const config = blob(
    "config.v1+json",
    json({
      created: "1980-01-01T00:00:01Z",
      architecture: "amd64",
      os: "linux",
      config: { Labels: labels },
      rootfs: { type: "layers", diff_ids: [layerDiffID] },
      history: [{ created: "1980-01-01T00:00:01Z", created_by: "npm run package" }]
    })
  )
  const manifest = blob(
    "manifest.v1+json",
    json({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      config: config.descriptor,
      layers: [layer.descriptor]
    })
  )
  const index = json({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [{ ...manifest.descriptor, platform: { architecture: "amd64", os: "linux" } }]
  })
  return [
    { path: "blobs/", mode: 0o755 },
    { path: "blobs/sha256/", mode: 0o755 },
    ...[layer, config, manifest]
      .map((one) => ({ path: `blobs/sha256/${one.descriptor.digest.slice(7)}`, content: one.bytes, mode: 0o644 }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    { path: "index.json", content: index, mode: 0o644 },
    { path: "oci-layout", content: json({ imageLayoutVersion: "1.0.0" }), mode: 0o644 }
  ]
}

export const cnbPackages = (): ReadonlyArray<Packed> => {
  const files = buildpackFiles(["LICENSE", "buildpack.toml", "package.json"])
  const name = `python-buildpack-cnb-${described(files).version}`
  return [
    { name: `${name}.cnb`, bytes: tar(image(files)), files },
    { name: `${name}.tgz`, bytes: gzip(tar(entriesBelow("./", files))), files }
  ]
}
