/** What reads the images of the tests refuses what is not whole, also where it has seen its layers before and does not unpack them again. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { layout, layoutOf } from "../support/staging/ImageLayout.ts"
import { hasGo } from "../support/staging/Lifecycle.ts"
import { readImage } from "../support/staging/StagedImage.ts"

afterAll(removeTemporaryFolders)

describe.skipIf(!hasGo)("the reader of images (needs Go)", () => {
  const small = (): string => layoutOf({ layers: [{ x: "x" }, { y: "y" }] })
  const harmed = (place: string, name: string): string => {
    const blob = join(place, "blobs/sha256", name)
    writeFileSync(blob, Buffer.concat([readFileSync(blob).subarray(0, -1), Buffer.of(0xff)]))
    return place
  }

  it("takes what is whole", () => {
    expect(readImage(small()).layers.length).toBe(2)
  })

  it("refuses every blob with another byte, also where it has seen the right ones before", () => {
    readImage(small())
    for (const name of readdirSync(join(small(), "blobs/sha256")))
      expect(() => readImage(harmed(small(), name))).toThrow()
  })

  it("refuses layers that the configuration has in another order, also where it has seen them before", () => {
    const place = small()
    readImage(place)
    const [{ digest: manifest }] = JSON.parse(readFileSync(join(place, "index.json"), "utf8")).manifests
    const blob = (digest: string) => JSON.parse(readFileSync(join(place, "blobs", ...digest.split(":")), "utf8"))
    const { config: described, ...others } = blob(manifest)
    const config = blob(described.digest)
    config.rootfs.diff_ids.reverse()
    const other = layout(place)
    const document = other.blob(JSON.stringify(config), described.mediaType)
    other.done(other.blob(JSON.stringify({ ...others, config: document }), others.mediaType))
    expect(() => readImage(place)).toThrow(/in the configuration/)
  })
})
