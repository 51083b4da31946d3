/** Where an image is written: what is refused, and that a reader finds the image before or the new one, never half of one. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { StagingError } from "../../../src/domain/StagingError.ts"
import { documentsOf, layerOf } from "../../../src/platforms/image/ImageJson.ts"
import { type Location, locationOf, rendered } from "../../../src/platforms/image/Location.ts"
import { begin, claim, complete, put } from "../../../src/platforms/image/Output.ts"
import * as FilesystemNode from "../../../src/services/FilesystemNode.ts"
import { ImageBlobs } from "../../../src/services/image/ImageBlobs.ts"
import * as ImageBlobsNode from "../../../src/services/image/ImageBlobsNode.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "../../support/machine/Folders.ts"
import { digestOf, layoutOf } from "../../support/staging/ImageLayout.ts"

afterAll(removeTemporaryFolders)

type Services = Layer.Success<typeof services>
const services = Layer.mergeAll(FilesystemNode.layer, ImageBlobsNode.layer)
const well = <A>(effect: Effect.Effect<A, StagingError, Services>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, services))
const refused = (location: Location): Promise<StagingError> =>
  Effect.runPromise(Effect.flip(claim(location)).pipe(Effect.provide(services)))

const forms = ["folder", "archive"] as const

/** Writes an image with one layer of one file. */
const write = (location: Location, content: string) =>
  well(
    Effect.gen(function* () {
      const folder = yield* begin(location)
      const blob = yield* (yield* ImageBlobs).pack(
        [{ kind: "text", path: "x", mode: 0o644, owner: 0, content }],
        join(folder, "blobs/sha256")
      )
      const platform = { os: "linux", architecture: "amd64" }
      const documents = documentsOf(
        { platform, config: {}, layers: [layerOf(blob, "test")], annotations: {} },
        "latest"
      )
      yield* complete(folder, documents)
      yield* put(folder, location)
      return documents.manifest.descriptor.digest
    }).pipe(Effect.scoped)
  )
const unpacked = ({ form, path }: Location): string => {
  if (form === "folder") return path
  const folder = temporaryFolder("unpacked")
  execFileSync("tar", ["-xf", path, "-C", folder])
  return folder
}

describe.each(forms)("an image as %s", (form) => {
  const place = (): Location => ({ form, path: join(temporaryFolder("output", "-"), "deep/image") })

  it("is written whole, with every blob under its digest and nothing beside it", async () => {
    const location = place()
    expect(await well(claim(location))).toBe(false)
    const digest = await write(location, "one")
    const folder = unpacked(location)
    expect(readFileSync(join(folder, "index.json"), "utf8")).toContain(digest)
    const blobs = readdirSync(join(folder, "blobs/sha256"))
    expect(blobs.length).toBe(3)
    for (const name of blobs) expect(digestOf(readFileSync(join(folder, "blobs/sha256", name)))).toBe(`sha256:${name}`)
    expect(readdirSync(folder).toSorted()).toEqual(["blobs", "index.json", "oci-layout"])
    expect(readdirSync(join(location.path, ".."))).toEqual(["image"])
  })

  it("replaces an earlier one, and leaves nothing of it", async () => {
    const location = place()
    const first = await write(location, "one")
    expect(await well(claim(location))).toBe(true)
    const second = await write(location, "two")
    expect(second).not.toBe(first)
    const folder = unpacked(location)
    expect(readFileSync(join(folder, "index.json"), "utf8")).toContain(second)
    expect(readdirSync(join(folder, "blobs/sha256")).length).toBe(3)
    const again = snapshot(folder)
    expect(await write(location, "two")).toBe(second)
    expect(snapshot(unpacked(location))).toEqual(again)
  })

  it("is the same to the last byte wherever it is written", async () => {
    const [one, other] = [place(), place()]
    expect(await write(one, "same")).toBe(await write(other, "same"))
    expect(snapshot(unpacked(one))).toEqual(snapshot(unpacked(other)))
    if (form === "archive") expect(readFileSync(one.path).equals(readFileSync(other.path))).toBe(true)
  })

  it("does not take the place of what it has not written", async () => {
    const location = place()
    mkdirSync(join(location.path, ".."), { recursive: true })
    if (form === "archive") writeFileSync(location.path, "a letter")
    else plant(location.path, { letter: "x" })
    expect(await refused(location)).toMatchObject({
      id: "image/output-taken",
      message: expect.stringContaining(rendered(location))
    })
    const other = layoutOf({ layers: [{ x: "x" }] })
    if (form === "archive")
      execFileSync("tar", ["-cf", `${other}.tar`, "-C", other, "blobs", "index.json", "oci-layout"])
    const theirs: Location = { form, path: form === "archive" ? `${other}.tar` : other }
    expect((await refused(theirs)).id).toBe("image/output-taken")
  })

  it("is neither a folder where a file is asked for, nor the other way round", async () => {
    const location = place()
    mkdirSync(join(location.path, ".."), { recursive: true })
    if (form === "archive") mkdirSync(location.path)
    else writeFileSync(location.path, "")
    expect((await refused(location)).message).toContain(form === "archive" ? "is no file" : "is no folder")
  })
})

describe("a layout", () => {
  it("to which somebody has added an image is not written over", async () => {
    const path = join(temporaryFolder("added", "-"), "image")
    await write({ form: "folder", path }, "one")
    const index: { manifests: Array<unknown> } = JSON.parse(readFileSync(join(path, "index.json"), "utf8"))
    writeFileSync(
      join(path, "index.json"),
      JSON.stringify({ ...index, manifests: [...index.manifests, ...index.manifests] })
    )
    expect((await refused({ form: "folder", path })).id).toBe("image/output-taken")
  })

  it("may be an empty folder before, or be led to by a link", async () => {
    const folder = temporaryFolder("linked", "-")
    mkdirSync(join(folder, "image"))
    const location: Location = { form: "folder", path: join(folder, "image") }
    await write(location, "one")
    symlinkSync("image", join(folder, "link"))
    const second = await write({ form: "folder", path: join(folder, "link") }, "two")
    expect(readFileSync(join(folder, "image/index.json"), "utf8")).toContain(second)
    expect(readdirSync(folder)).toEqual(["image", "link"])
  })
})

describe("the name of a place", () => {
  it.each([
    ["oci:out", { form: "folder", path: "/at/out" }],
    ["oci-archive:a:b.tar", { form: "archive", path: "/at/a:b.tar" }],
    ["oci:", undefined],
    ["out", undefined],
    ["docker:out", undefined]
  ])("%s is %j", (text, location) => {
    expect(locationOf(text, (path) => `/at/${path}`)).toEqual(location)
  })
})
