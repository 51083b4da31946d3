/** A bill of materials as SPDX 2.3 has it, in JSON. */
import { author, type BillOfMaterials, referenceOf, uuidOf } from "./BillOfMaterials.ts"
import type { Component } from "./Component.ts"
import type { Licence } from "./Licence.ts"

export const mediaType = "application/spdx+json"

/** The format asks for a time. It is the one that images give their files, so that the text depends on no clock. */
const created = "1980-01-01T00:00:01Z"
const none = "NOASSERTION"

interface Extracted {
  readonly licenseId: string
  readonly name: string
  readonly extractedText: string
}

/** What is no expression has to be explained in the document that mentions it. */
const extractedOf = ({ expression, names }: Licence): ReadonlyArray<Extracted> => {
  if (expression !== undefined)
    return [...expression.matchAll(/(?<![\w:.-])LicenseRef-[\w.-]+/g)].map(([licenseId]) => ({
      licenseId,
      name: licenseId,
      extractedText: `The metadata names it, and not what it stands for: ${licenseId}`
    }))
  const name = names.join("; ")
  const licenseId = `LicenseRef-${name.replaceAll(/[^A-Za-z0-9.]+/g, "-").replaceAll(/^-|-$/g, "") || "unnamed"}`
  return names.length === 0 ? [] : [{ licenseId, name, extractedText: name }]
}

const declaredIn = (licence: Licence): string => licence.expression ?? extractedOf(licence)[0]?.licenseId ?? none

const idOf = (component: Component): string => `SPDXRef-${referenceOf(component).replaceAll("_", "-")}`

const packageOf = (component: Component) => {
  const { address, cpe, licence, name, purl, sha256, type, version } = component
  const references = [
    ...(purl === undefined ? [] : [["PACKAGE-MANAGER", "purl", purl] as const]),
    ...(cpe === undefined ? [] : [["SECURITY", "cpe23Type", cpe] as const])
  ]
  return {
    SPDXID: idOf(component),
    name,
    versionInfo: version,
    primaryPackagePurpose: type === "library" ? "LIBRARY" : "APPLICATION",
    supplier: none,
    downloadLocation: address ?? none,
    filesAnalyzed: false,
    ...(sha256 === undefined ? {} : { checksums: [{ algorithm: "SHA256", checksumValue: sha256 }] }),
    licenseConcluded: none,
    licenseDeclared: declaredIn(licence),
    copyrightText: none,
    ...(references.length === 0
      ? {}
      : {
          externalRefs: references.map(([referenceCategory, referenceType, referenceLocator]) => ({
            referenceCategory,
            referenceType,
            referenceLocator
          }))
        })
  }
}

export const spdx = (bill: BillOfMaterials): string => {
  const { components, name } = bill
  const extracted = new Map(
    components.flatMap(({ licence }) => extractedOf(licence)).map((one) => [one.licenseId, one] as const)
  )
  return `${JSON.stringify({
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name,
    documentNamespace: `urn:uuid:${uuidOf(bill)}`,
    ...(bill.incomplete === undefined ? {} : { comment: bill.incomplete }),
    creationInfo: { created, creators: [`Tool: ${author.name}-${author.version}`] },
    packages: components.map(packageOf),
    // A document has to describe something: it may be that there is nothing.
    relationships: (components.length === 0 ? ["NONE"] : components.map(idOf)).map((id) => ({
      spdxElementId: "SPDXRef-DOCUMENT",
      relationshipType: "DESCRIBES",
      relatedSpdxElement: id
    })),
    ...(extracted.size === 0 ? {} : { hasExtractedLicensingInfos: [...extracted.values()] })
  })}\n`
}
