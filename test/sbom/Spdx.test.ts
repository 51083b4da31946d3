/** Bills of materials in SPDX, read by the validator of its own project, which is installed from the package index. */
import { execFileSync, spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { componentOf, pythonComponent } from "../../src/sbom/Component.ts"
import { spdx } from "../../src/sbom/Spdx.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { newest } from "../support/machine/Pythons.ts"
import { billOf } from "../../src/report/Bills.ts"
import { unfinishedReports } from "../support/report/SampleReports.ts"
import { all } from "../support/sbom/Samples.ts"

afterAll(removeTemporaryFolders)

const bill = { name: "python-packages", components: all.map(componentOf) }

describe("a bill of materials in SPDX", () => {
  let tools = ""
  /** What the validator complains of; empty for a valid document. */
  const complaints = (text: string): string => {
    const path = join(tools, "document.spdx.json")
    writeFileSync(path, text)
    const program = ["-m", "spdx_tools.spdx.clitools.pyspdxtools", "-i", path]
    const done = spawnSync(newest().path, program, { encoding: "utf8", env: { PYTHONPATH: tools } })
    return done.status === 0 ? "" : `${done.stdout}${done.stderr}` || `ended with ${done.status}`
  }

  beforeAll(() => {
    tools = temporaryFolder("spdx-tools", "-")
    const what = [
      "--disable-pip-version-check",
      "--no-compile",
      "--only-binary",
      ":all:",
      "--target",
      tools,
      "spdx-tools==0.8.5"
    ]
    execFileSync(newest().path, ["-m", "pip", "install", "-q", ...what], { stdio: ["ignore", "pipe", "pipe"] })
  })

  it.each([
    ["packages of every kind", bill],
    ["a Python", { name: "python", components: [pythonComponent("3.12.1")] }]
  ])("of %s is valid SPDX 2.3", (_, given) => {
    expect(complaints(spdx(given))).toBe("")
  })

  // The validator takes a second for each: nothing, and a part.
  it.each(unfinishedReports.slice(0, 2))("of %s is valid, and says that it may not be all", (_, report) => {
    const text = billOf(report, "spdx")
    expect([complaints(text), JSON.parse(text).comment]).toEqual(["", expect.stringMatching(/^The staging /)])
  })

  it("that were wrong would be told so by the validator", () => {
    expect(complaints(spdx(bill).replace('"BSD-3-Clause"', '"BSD-Whatever"'))).toContain("BSD-Whatever")
    expect(
      complaints(
        spdx(bill)
          .replaceAll("LicenseRef-Own-terms", "LicenseRef-Other-terms")
          .replace("LicenseRef-Other-terms", "LicenseRef-Own-terms")
      )
    ).toContain("LicenseRef-Own-terms")
  })

  it("explains what is no expression where it is mentioned", () => {
    const { hasExtractedLicensingInfos: told, packages } = JSON.parse(spdx(bill))
    expect(packages.map(({ licenseDeclared }: { licenseDeclared: string }) => licenseDeclared)).toEqual([
      "BSD-3-Clause",
      "LicenseRef-Own-terms-see-the-site",
      "NOASSERTION",
      "(MIT OR Apache-2.0) AND LicenseRef-Extra",
      "NOASSERTION"
    ])
    expect(told.map(({ extractedText }: { extractedText: string }) => extractedText)).toEqual([
      "Own terms, see the site",
      expect.stringContaining("LicenseRef-Extra")
    ])
  })
})
