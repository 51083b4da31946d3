/** Bills of materials in CycloneDX, read by its own library; and what both formats have in common. */
import { Spec, Validation } from "@cyclonedx/cyclonedx-library"
import { PackageURL } from "packageurl-js"
import { describe, expect, it } from "vitest"
import { componentOf, pythonComponent } from "../../src/sbom/Component.ts"
import { cycloneDx } from "../../src/sbom/CycloneDx.ts"
import { billOf } from "../../src/report/Bills.ts"
import { succeededReport, unfinishedReports } from "../support/report/SampleReports.ts"
import { all, fromAddress, fromIndex, fromRepository, ofTheApp, withoutWord } from "../support/sbom/Samples.ts"

const bill = { name: "python-packages", components: all.map(componentOf) }
const strict = new Validation.JsonStrictValidator(Spec.Version.v1dot7)

const purlOf = (installed: (typeof all)[number]) => {
  const { purl } = componentOf(installed)
  return purl === undefined ? undefined : PackageURL.fromString(purl)
}

describe("a bill of materials", () => {
  it.each([
    ["packages of every kind", bill],
    ["a Python", { name: "python", components: [pythonComponent("3.12.1")] }],
    ["nothing", { name: "python-packages", components: [] }]
  ])("of %s is valid CycloneDX 1.7", async (_, given) => {
    expect(await strict.validate(cycloneDx(given))).toBeNull()
  })

  it("that were wrong would be told so by the validator", async () => {
    const wrong = cycloneDx(bill).replace('"SHA-256"', '"SHA-257"')
    expect(await strict.validate(wrong)).not.toBeNull()
  })

  it("is the same text each time, with a serial number of its content", () => {
    const serial = (text: string) => /urn:uuid:[0-9a-f-]+/.exec(text)?.[0]
    const [first, second] = [cycloneDx(bill), cycloneDx({ ...bill, components: all.map(componentOf) })]
    expect(second).toBe(first)
    const other = cycloneDx({ ...bill, components: bill.components.slice(1) })
    expect(serial(other)).not.toBe(serial(first))
    expect(serial(first)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it("tells licences as one identifier, as an expression, as a name, or not at all", () => {
    const declared = { acknowledgement: "declared" }
    expect(JSON.parse(cycloneDx(bill)).components.map(({ licenses }: { licenses?: unknown }) => licenses)).toEqual([
      [{ license: { id: "BSD-3-Clause", ...declared } }],
      [{ license: { name: "Own terms, see the site", ...declared } }],
      undefined,
      [{ expression: "(MIT OR Apache-2.0) AND LicenseRef-Extra", ...declared }],
      undefined
    ])
  })
})

describe("the bill of a staging that did not succeed", () => {
  it.each(unfinishedReports)("is valid CycloneDX 1.7, and says that it may not be all: %s", async (_, report) => {
    const text = billOf(report, "cyclonedx")
    expect(await strict.validate(text)).toBeNull()
    expect(JSON.parse(text).compositions).toEqual([{ aggregate: "incomplete", assemblies: ["this"] }])
    expect(JSON.parse(text).components).toHaveLength(report.packages.length + (report.python === undefined ? 0 : 1))
  })

  it("of one that did says nothing of the kind", async () => {
    const text = billOf(succeededReport, "cyclonedx")
    expect([await strict.validate(text), JSON.parse(text).compositions]).toEqual([null, undefined])
  })
})

describe("a package URL", () => {
  it("names a package of an index", () => {
    expect(purlOf(fromIndex)).toMatchObject({ type: "pypi", name: "flask", version: "3.0.3", qualifiers: undefined })
    expect(componentOf(fromIndex).purl).toBe("pkg:pypi/flask@3.0.3")
    expect(purlOf(withoutWord)).toMatchObject({ type: "pypi", name: "old-thing" })
  })

  it("tells of a repository at its commit, and of an address", () => {
    expect(purlOf(fromRepository)).toMatchObject({
      version: "1.0+local.1",
      qualifiers: { vcs_url: `git+https://git.example.test/lib.git@${"3f2a1bc4".repeat(5)}` }
    })
    expect(purlOf(fromAddress)).toMatchObject({
      version: "2!1.0",
      qualifiers: { download_url: "https://files.example.test/tool%201.zip" }
    })
  })

  it("is none of what the app alone has, which an index may have another of", () => {
    expect(purlOf(ofTheApp)).toBeUndefined()
  })
})
