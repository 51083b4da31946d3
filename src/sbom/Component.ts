/** What a bill of materials tells of one thing that is installed, whatever the format. */
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import { type Licence, licenceOf } from "./Licence.ts"
import { addressOf, packageUrl } from "./PackageUrl.ts"

export interface Component {
  /** An `application` is started by itself. */
  readonly type: "application" | "library"
  readonly name: string
  readonly version: string
  readonly licence: Licence
  /** SHA-256 of the file that it was installed from; `undefined` where there was none. */
  readonly sha256?: string | undefined
  /** A package URL; none of what nobody but the app has. */
  readonly purl?: string | undefined
  /** A name in the lists of known vulnerabilities (CPE 2.3). */
  readonly cpe?: string | undefined
  /** Where it comes from: `git+https://…@commit`, or an address of a file; none of what an index has. */
  readonly address?: string | undefined
}

export const componentOf = (installed: InstalledPackage): Component => {
  const { elsewhere, name, version, wheel } = installed
  const address = elsewhere?.directUrl === undefined ? undefined : addressOf(elsewhere.directUrl)
  const isOwn = elsewhere !== undefined && address === undefined
  return {
    type: "library",
    name,
    version,
    licence: licenceOf(installed),
    sha256: wheel,
    // A folder of the app may be called as a package of an index is that it has nothing to do with.
    purl: isOwn ? undefined : packageUrl("pypi", name, version, address),
    address: address?.text
  }
}

/** A CPython, by its version: `3.12.1`. */
export const pythonComponent = (version: string): Component => ({
  type: "application",
  name: "cpython",
  version,
  // As CPython names its own in the bill of materials that it publishes (`Misc/sbom.spdx.json` of 3.13).
  licence: { expression: "PSF-2.0", names: [] },
  purl: packageUrl("generic", "cpython", version),
  cpe: `cpe:2.3:a:python:python:${version}:*:*:*:*:*:*:*`
})
