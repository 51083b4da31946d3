/** What a package's metadata says of its licence, and what of that is an identifier: nothing is guessed. */
import { describe, expect, it } from "vitest"
import { licenceOf } from "../../src/sbom/Licence.ts"

const osi = (...names: ReadonlyArray<string>) => names.map((name) => `License :: OSI Approved :: ${name}`)

describe("is an expression", () => {
  it.each([
    [{ licenseExpression: "MIT" }, "MIT"],
    [{ licenseExpression: "Apache-2.0 OR BSD-2-Clause" }, "Apache-2.0 OR BSD-2-Clause"],
    [{ licenseExpression: "LicenseRef-Own" }, "LicenseRef-Own"],
    [{ licenseExpression: "GPL-2.0-only WITH Classpath-exception-2.0" }, "GPL-2.0-only WITH Classpath-exception-2.0"],
    // Identifiers are compared without regard to case.
    [{ license: "mit" }, "MIT"],
    [{ license: "apache-2.0" }, "Apache-2.0"],
    [{ license: "MIT", licenseExpression: "ISC" }, "ISC"],
    [{ license: "BSD-3-Clause", licenseClassifiers: osi("BSD License") }, "BSD-3-Clause"],
    [{ licenseClassifiers: osi("MIT License") }, "MIT"],
    [{ license: "The MIT License", licenseClassifiers: osi("MIT License") }, "MIT"],
    [{ licenseClassifiers: ["License :: OSI Approved", ...osi("ISC License (ISCL)")] }, "ISC"]
  ])("where it is one, or one classifier means one licence: %j", (said, expression) => {
    expect(licenceOf(said)).toEqual({ expression, names: [] })
  })
})

describe("stays a name", () => {
  it.each([
    [{ license: "BSD" }, ["BSD"]],
    [{ license: "MIT License" }, ["MIT License"]],
    [{ licenseExpression: "MIT AND" }, ["MIT AND"]],
    [{ license: "Dual License", licenseClassifiers: osi("Apache Software License", "BSD License") }, ["Dual License"]],
    // For which of them several classifiers stand, nobody says (PEP 639).
    [{ licenseClassifiers: osi("MIT License", "ISC License (ISCL)") }, ["MIT License", "ISC License (ISCL)"]],
    [{ licenseClassifiers: osi("Apache Software License") }, ["Apache Software License"]],
    [{ license: "UNKNOWN", licenseClassifiers: osi("BSD License") }, ["BSD License"]],
    [{ licenseClassifiers: osi("constructor") }, ["constructor"]]
  ])("where it is none: %j", (said, names) => {
    expect(licenceOf(said)).toEqual({ names })
  })

  it("and is nothing where nothing is said", () => {
    expect([licenceOf({}), licenceOf({ license: " " }), licenceOf({ license: "None" })]).toEqual([
      { names: [] },
      { names: [] },
      { names: [] }
    ])
  })
})
