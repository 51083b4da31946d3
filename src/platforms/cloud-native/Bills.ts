/** Bills of materials beside the layers that they tell of; `sbom-formats` in buildpack.toml names the same formats. */
import * as Effect from "effect/Effect"
import type { BillOfMaterials } from "../../sbom/BillOfMaterials.ts"
import { cycloneDx } from "../../sbom/CycloneDx.ts"
import { spdx } from "../../sbom/Spdx.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"

const formats = { "cdx.json": cycloneDx, "spdx.json": spdx } as const

const pathOf = (layers: string, layer: string, ending: string): string => join(layers, `${layer}.sbom.${ending}`)

/** Written for a layer that is kept, too: what the lifecycle restores of it may be of a release that told less. */
export const writeBills = Effect.fn("Bills.write")(function* (layers: string, layer: string, bill: BillOfMaterials) {
  const files = yield* Filesystem
  for (const [ending, render] of Object.entries(formats))
    yield* files.write(pathOf(layers, layer, ending), render(bill))
})

export const removeBills = Effect.fn("Bills.remove")(function* (layers: string, layer: string) {
  const files = yield* Filesystem
  for (const ending of Object.keys(formats)) yield* files.remove(pathOf(layers, layer, ending))
})
