/** What is installed in one place, as a bill of materials of each format: the same bytes for the same content. */
import { buildpackVersion } from "../domain/BuildpackVersion.ts"
import { sha256 } from "../services/Digest.ts"
import type { Component } from "./Component.ts"

export interface BillOfMaterials {
  /** What the components are the content of: `python-packages`. */
  readonly name: string
  readonly components: ReadonlyArray<Component>
  /** Why there may be more than that, as a sentence; not said, that is all. */
  readonly incomplete?: string
}

/** Who wrote it. */
export const author = { name: "python-buildpack", version: buildpackVersion } as const

/** A UUID that the content alone decides (RFC 9562, version 8): two that differ tell of different things. */
export const uuidOf = (bill: BillOfMaterials): string => {
  const digits = sha256(JSON.stringify([author, bill]))
  const variant = "89ab"[Number.parseInt(digits[16] ?? "0", 16) % 4] ?? "8"
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`
  ]
  return [...parts, digits.slice(20, 32)].join("-")
}

/** A name of a component that no other has, in characters that both formats allow in a reference. */
export const referenceOf = ({ name, version }: Component): string => `${name}-${version}`.replaceAll(/[^\w.-]/g, "-")
