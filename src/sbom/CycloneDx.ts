/** A bill of materials as CycloneDX 1.7 has it, in JSON. */
import { author, type BillOfMaterials, referenceOf, uuidOf } from "./BillOfMaterials.ts"
import type { Component } from "./Component.ts"
import type { Licence } from "./Licence.ts"

export const mediaType = "application/vnd.cyclonedx+json"

const declared = { acknowledgement: "declared" } as const

/** A single identifier is told as one, since fewer readers understand expressions. */
const licensesOf = ({ expression, names }: Licence) => {
  if (expression === undefined) return names.map((name) => ({ license: { name, ...declared } }))
  return /\s|^LicenseRef-|^DocumentRef-|\+$/.test(expression)
    ? [{ expression, ...declared }]
    : [{ license: { id: expression, ...declared } }]
}

const componentOf = (component: Component) => {
  const { address, cpe, licence, name, purl, sha256, type, version } = component
  const licenses = licensesOf(licence)
  return {
    type,
    "bom-ref": referenceOf(component),
    name,
    version,
    ...(sha256 === undefined ? {} : { hashes: [{ alg: "SHA-256", content: sha256 }] }),
    ...(licenses.length === 0 ? {} : { licenses }),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { purl }),
    ...(address === undefined
      ? {}
      : { externalReferences: [{ type: /^\w+\+/.test(address) ? "vcs" : "distribution", url: address }] })
  }
}

/** The format asks for a time; it is the one that images give their files, so that the text depends on no clock. */
const annotationOf = (text: string) => ({
  subjects: ["this"],
  annotator: { component: { type: "application", ...author } },
  timestamp: "1980-01-01T00:00:01Z",
  text
})

export const cycloneDx = (bill: BillOfMaterials): string =>
  `${JSON.stringify({
    $schema: "http://cyclonedx.org/schema/bom-1.7.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.7",
    serialNumber: `urn:uuid:${uuidOf(bill)}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      tools: { components: [{ type: "application", ...author }] },
      component: { type: "application", "bom-ref": "this", name: bill.name }
    },
    components: bill.components.map(componentOf),
    ...(bill.incomplete === undefined
      ? {}
      : {
          compositions: [{ aggregate: "incomplete", assemblies: ["this"] }],
          annotations: [annotationOf(bill.incomplete)]
        })
  })}\n`
