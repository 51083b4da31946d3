/** Packages of every kind that a bill of materials tells of. */
import type { InstalledPackage } from "../../../src/domain/InstalledPackage.ts"

const wheel = "0123456789abcdef".repeat(4)
const commit = "3f2a1bc4".repeat(5)
const direct = (value: unknown) => ({ directUrl: JSON.stringify(value) })

export const fromIndex: InstalledPackage = { name: "flask", version: "3.0.3", licenseExpression: "BSD-3-Clause", wheel }
export const fromRepository: InstalledPackage = {
  name: "lib",
  version: "1.0+local.1",
  license: "Own terms, see the site",
  wheel,
  elsewhere: direct({ url: "https://git.example.test/lib.git", vcs_info: { vcs: "git", commit_id: commit } })
}
export const fromAddress: InstalledPackage = {
  name: "tool",
  version: "2!1.0",
  licenseExpression: "(MIT OR Apache-2.0) AND LicenseRef-Extra",
  elsewhere: direct({ url: "https://files.example.test/tool%201.zip", archive_info: {} })
}
export const ofTheApp: InstalledPackage = { name: "shop", version: "0", elsewhere: { directUrl: undefined } }
export const withoutWord: InstalledPackage = { name: "old-thing", version: "1", license: "UNKNOWN" }

export const all: ReadonlyArray<InstalledPackage> = [fromIndex, fromRepository, ofTheApp, fromAddress, withoutWord]
