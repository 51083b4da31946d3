/** Each package with where it is from, what it weighs, who asks for it and what became of it, pure. */
import type { PackageSource } from "../domain/PackageSource.ts"
import { type Component, componentOf } from "../sbom/Component.ts"
import type { ReportedOrigin, ReportedPackage } from "./BuildReport.ts"
import type { MadePackages } from "./Findings.ts"

const isAddress = (at: string): boolean => /^[a-z][a-z+.-]*:/i.test(at)

const originOf = (source: PackageSource, vendored: boolean): ReportedOrigin => {
  switch (source._tag) {
    case "Wheel":
    case "Sdist":
      return { kind: vendored ? "vendor" : isAddress(source.at) ? "index" : "local", at: source.at, file: source.file }
    case "Archive":
      return { kind: isAddress(source.at) ? "archive" : "local", at: source.at, file: source.file }
    case "Repository":
      return { kind: "repository", at: source.url, commit: source.commit }
    case "Folder":
      return { kind: "local", at: source.path }
  }
}

const originIn = (
  source: PackageSource | undefined,
  vendored: boolean,
  address: string | undefined
): Pick<ReportedPackage, "origin"> =>
  source === undefined
    ? {}
    : { origin: { ...originOf(source, vendored), ...(address === undefined ? {} : { address }) } }

/** A name like `constructor` is one that every object has. */
const own = <A>(values: Readonly<Record<string, A>> | undefined, name: string): A | undefined =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined

export const reportedPackages = (made: MadePackages): ReadonlyArray<ReportedPackage> =>
  made.distributions.map((installed) => {
    const { name, version, wheel } = installed
    const { address, licence, purl } = componentOf(installed)
    const source = own(made.sources, name)
    const state = own(made.snapshot.packages, name)
    return {
      name,
      version,
      ...(wheel === undefined ? {} : { sha256: wheel }),
      ...(licence.expression === undefined ? {} : { licence: licence.expression }),
      ...(licence.names.length === 0 ? {} : { licenceNames: licence.names }),
      ...(purl === undefined ? {} : { purl }),
      ...(state?.size === undefined ? {} : { size: state.size }),
      ...originIn(source, made.vendored?.has(name) === true, address),
      ...(state?.askedBy === undefined ? {} : { askedBy: state.askedBy }),
      how: made.inPlace ? "inPlace" : (made.how?.get(name) ?? "restored")
    }
  })

/** A package as a component of a bill of materials. */
export const componentOfReported = ({
  licence,
  licenceNames = [],
  name,
  origin,
  purl,
  sha256,
  version
}: ReportedPackage): Component => ({
  type: "library",
  name,
  version,
  licence: { ...(licence === undefined ? {} : { expression: licence }), names: licenceNames },
  sha256,
  purl,
  address: origin?.address
})
