/** When an app is a package of its own. */
import { inputsOf } from "../../src/domain/Plan.ts"
import { describe, expect, it } from "vitest"
import { applicationPackage } from "../../src/installers/ApplicationPackage.ts"
import { claimOf, said } from "../support/memory/ClaimedApp.ts"

const buildSystem = { "pyproject.toml": '[build-system]\nrequires = ["setuptools"]\n' }
const setup = { "setup.py": "from setuptools import setup\nsetup()\n" }

describe("an app", () => {
  it.each<[string, Record<string, string>, ReadonlyArray<string>]>([
    ["setup.py", setup, ["setup.py"]],
    ["[build-system]", buildSystem, ["pyproject.toml"]],
    ["both", { ...setup, ...buildSystem }, ["setup.py", "pyproject.toml"]],
    ["setup.py and settings in pyproject.toml", { ...setup, "pyproject.toml": "[tool.black]\n" }, ["setup.py"]]
  ])("with %s is built as a package", async (_, files, by) => {
    const claim = await claimOf(applicationPackage, files)
    expect(claim?.installs.map((one) => [one.files, inputsOf([one])])).toEqual([[by, [{ _tag: "Folder", path: "." }]]])
  })

  it.each<[string, Record<string, string>]>([
    ["requirements.txt alone", { "requirements.txt": "flask\n" }],
    ["settings in pyproject.toml", { "pyproject.toml": "[tool.black]\n" }],
    ["[project] alone", { "pyproject.toml": '[project]\nname = "x"\n' }],
    ["setup.cfg alone", { "setup.cfg": "[metadata]\nname = x\n" }],
    ["a folder named setup.py", { "setup.py/x": "" }]
  ])("with %s is none", async (_, files) => {
    expect(await claimOf(applicationPackage, files)).toBeUndefined()
  })

  it("with [build-system] alone beside requirements.txt is none, and told so; with more than that it is one", async () => {
    const requirements = { "requirements.txt": "flask\n" }
    const claim = await claimOf(applicationPackage, { ...requirements, ...buildSystem })
    expect([claim?.installs, said(claim)]).toEqual([[], ["notice application/build-system-alone"]])
    const described: ReadonlyArray<Record<string, string>> = [
      { "pyproject.toml": `${buildSystem["pyproject.toml"]}[project]\nname = "shop"\n` },
      { "pyproject.toml": `${buildSystem["pyproject.toml"]}[tool.poetry]\nname = "shop"\n` },
      { ...buildSystem, "setup.cfg": "[metadata]\nname = shop\n" },
      { ...buildSystem, ...setup }
    ]
    for (const files of described)
      expect((await claimOf(applicationPackage, { ...requirements, ...files }))?.installs.length).toBe(1)
  })

  it.each([
    ".",
    "-e .",
    "--editable .",
    "-e .[web]",
    "./",
    ".[web]",
    "shop @ file:.",
    "file:///app",
    "file://localhost/app#egg=shop",
    "-e file:."
  ])("that requirements.txt asks for as %j is installed once", async (line) => {
    const claim = await claimOf(applicationPackage, { ...setup, "requirements.txt": `flask\n${line}\n` })
    expect([claim?.installs, said(claim)]).toEqual([[], ["notice application/package-by-requirement"]])
    expect(claim?.notices[0]?.text).toContain("requirements.txt line 2")
  })
})
