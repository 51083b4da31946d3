/** Bases as others write them: which of their images counts, what is refused, and what of them is known. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { zstdCompressSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { type Base, readBase } from "../../../src/platforms/image/Base.ts"
import { hasFile } from "../../../src/platforms/image/LayeredNames.ts"
import type { Location } from "../../../src/platforms/image/Location.ts"
import type { StagingError } from "../../../src/domain/StagingError.ts"
import * as FilesystemNode from "../../../src/services/FilesystemNode.ts"
import * as ImageBlobsNode from "../../../src/services/image/ImageBlobsNode.ts"
import * as Report from "../../../src/services/Report.ts"
import { removeTemporaryFolders, temporaryFolder } from "../../support/machine/Folders.ts"
import { architecture, layout, layoutOf, type LayoutImage, tarOf } from "../../support/staging/ImageLayout.ts"

afterAll(removeTemporaryFolders)

const services = Layer.mergeAll(FilesystemNode.layer, ImageBlobsNode.layer, Report.layerMemory([]))
const wanted = { os: "linux", architecture }
const reading = (path: string, form: Location["form"] = "folder") =>
  readBase({ form, path }, wanted).pipe(Effect.scoped, Effect.provide(services))
const read = (path: string, form?: Location["form"]): Promise<Base> => Effect.runPromise(reading(path, form))
const refused = (path: string, form?: Location["form"]): Promise<StagingError> =>
  Effect.runPromise(Effect.flip(reading(path, form)))

const small: LayoutImage = { layers: [{ "bin/sh": "x" }, { "etc/passwd": "x", "bin/.wh.none": "" }] }

describe("a base", () => {
  it.each([
    ["gzip", {}],
    ["zstd", { compression: "zstd" }],
    ["plain", { compression: "none" }],
    ["with Docker's own names", { docker: true }]
  ] as const)("is read: %s", async (_, more) => {
    const { config, layers, names } = await read(
      layoutOf({ ...small, config: { User: "x", Healthcheck: null }, ...more })
    )
    expect(hasFile(names, "/bin/sh")).toBe(true)
    expect(config).toEqual({ User: "x" })
    expect(
      layers
        .map(({ descriptor }) => descriptor.mediaType)
        .every((type) => type.startsWith("application/vnd.oci.image.layer.v1.tar"))
    ).toBe(true)
    expect(layers.length).toBe(2)
  })

  it("is read from a tar of it, however the tar was made", async () => {
    const folder = layoutOf(small)
    const first = await read(folder)
    for (const words of [["."], readdirSync(folder)]) {
      const archive = join(temporaryFolder("archive"), "base.tar")
      execFileSync("tar", ["-cf", archive, "-C", folder, ...words])
      const { digest, folder: place, layers } = await read(archive, "archive")
      expect([digest, layers]).toEqual([first.digest, first.layers])
      // What is unpacked is gone with the staging.
      expect(() => readdirSync(place)).toThrow(/ENOENT/)
    }
  })

  it("keeps its history with the layer that each line belongs to, and has one where it tells none that fits", async () => {
    const history = [
      { created_by: "ADD" },
      { created_by: "ENV", empty_layer: true },
      { created_by: "RUN" },
      { created_by: "CMD", empty_layer: true }
    ]
    const { layers } = await read(layoutOf({ ...small, history }))
    expect(layers.map((one) => one.history.length)).toEqual([1, 3])
    expect(layers.flatMap((one) => one.history)).toEqual(history)
    const { layers: others } = await read(layoutOf({ ...small, history: history.slice(0, 1) }))
    expect(others.map((one) => one.history)).toEqual([[{ created_by: "base" }], [{ created_by: "base" }]])
  })
})

describe("of several images", () => {
  it("the one for this machine is taken, through an index in the index, and attestations are none", async () => {
    const one = layout(temporaryFolder("multi", "-"))
    const [own, other] = [one.image(small), one.image({ ...small, architecture: "s390x" })]
    const unknown = {
      ...one.blob("{}", "application/vnd.oci.image.manifest.v1+json"),
      platform: { os: "unknown", architecture: "unknown" }
    }
    const inner = one.index({ ...other, platform: { os: "linux", architecture: "s390x" } }, own, unknown)
    expect((await read(one.done(inner, own))).digest).toBe(own.digest)
  })

  it("none for this machine is told with those that there are", async () => {
    const one = layout(temporaryFolder("multi", "-"))
    const other = one.image({ ...small, architecture: "s390x" })
    const error = await refused(one.done({ ...other, annotations: { "org.opencontainers.image.ref.name": "stable" } }))
    expect(error.id).toBe("image/base-ambiguous")
    expect(error.message).toContain(
      `has no image for linux/${architecture}. It has:\n  ${other.digest} linux/s390x stable`
    )
  })

  it("two for this machine are told, too", async () => {
    const one = layout(temporaryFolder("multi", "-"))
    const error = await refused(one.done(one.image(small), one.image({ ...small, config: { User: "x" } })))
    expect([error.id, error.message]).toEqual(["image/base-ambiguous", expect.stringContaining("has 2 images for")])
    expect((await refused(layout(temporaryFolder("none", "-")).done())).message).toContain("  nothing")
  })
})

describe("a base that is not whole", () => {
  const blobs = (folder: string, size: (bytes: Buffer) => boolean): string => {
    const place = join(folder, "blobs/sha256")
    return join(place, readdirSync(place).find((name) => size(readFileSync(join(place, name)))) ?? "")
  }
  const isLayer = (bytes: Buffer): boolean => bytes.readUInt16BE(0) === 0x1f8b

  it.each([
    [
      "a folder of something else",
      (folder: string) => rmSync(join(folder, "oci-layout")),
      "has no document `oci-layout`"
    ],
    [
      "an index that is no JSON",
      (folder: string) => writeFileSync(join(folder, "index.json"), "{"),
      "has a `index.json` that is not"
    ],
    [
      "a digest that leads elsewhere",
      (folder: string) =>
        writeFileSync(
          join(folder, "index.json"),
          JSON.stringify({
            manifests: [{ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: "sha256:../../x", size: 1 }]
          })
        ),
      "has a `index.json` that is not"
    ],
    ["a layer that is gone", (folder: string) => rmSync(blobs(folder, isLayer)), "lacks the layer sha256:"],
    ["a layer that is cut", (folder: string) => truncateSync(blobs(folder, isLayer), 50), "or has it damaged"],
    [
      "a layer of other content",
      (folder: string) =>
        writeFileSync(blobs(folder, isLayer), readFileSync(blobs(layoutOf({ layers: [{ y: "y" }] }), isLayer))),
      "whose content is another"
    ],
    [
      "no config",
      (folder: string) => rmSync(blobs(folder, (bytes) => bytes.includes("diff_ids"))),
      "has no document `blobs/sha256/"
    ]
  ] as const)("is refused: %s", async (_, harm, words) => {
    const folder = layoutOf(small)
    harm(folder)
    const error = await refused(folder)
    expect([error.id, error.message]).toEqual(["image/base-unusable", expect.stringContaining(words)])
    expect(error.message).toContain(`oci:${folder}`)
  })

  it("is refused: layers of a kind that nobody knows, and a configuration of other layers", async () => {
    const one = layout(temporaryFolder("odd", "-"))
    const config = one.blob(JSON.stringify({ architecture, os: "linux", rootfs: { diff_ids: ["sha256:x"] } }), "x")
    const layers = [one.blob("x", "application/vnd.oci.image.layer.v1.tar+brotli")]
    const manifest = (more: object) =>
      one.blob(JSON.stringify({ config, layers, ...more }), "application/vnd.oci.image.manifest.v1+json")
    expect((await refused(one.done(manifest({})))).message).toContain("a kind that is not read: application/vnd")
    expect((await refused(one.done(manifest({ layers: [] })))).message).toContain("counts other layers")
    const start = one.image({ ...small, config: { Env: "x" } })
    expect((await refused(one.done(start))).message).toContain("has a configuration that is not")
  })

  it("is refused: a layer in several frames of zstd, of which nothing behind the first is read", async () => {
    const one = layout(temporaryFolder("frames", "-"))
    const tar = tarOf({ x: "x" })
    const frames = Buffer.concat([zstdCompressSync(tar.subarray(0, 512)), zstdCompressSync(tar.subarray(512))])
    const good = one.image({ layers: [tar], compression: "zstd" })
    const described: { config: object } = JSON.parse(
      readFileSync(join(one.done(good), "blobs/sha256", good.digest.slice("sha256:".length)), "utf8")
    )
    const layers = [one.blob(frames, "application/vnd.oci.image.layer.v1.tar+zstd")]
    const manifest = one.blob(JSON.stringify({ ...described, layers }), "application/vnd.oci.image.manifest.v1+json")
    expect((await refused(one.done(manifest))).message).toContain("by zstd in several frames")
  })

  it("is refused: an archive that is none, and nothing at all", async () => {
    const file = join(temporaryFolder("archive"), "base.tar")
    writeFileSync(file, "x".repeat(3000))
    expect((await refused(file, "archive")).message).toContain("is no tar of a layout")
    expect((await refused(`${file}.not`, "archive")).id).toBe("filesystem/access-failed")
    expect((await refused(`${file}.not`)).id).toBe("image/base-unusable")
  })
})
