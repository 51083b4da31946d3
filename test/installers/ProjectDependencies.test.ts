/** When the dependencies of `[project]` are installed without building anything. */
import { inputsOf } from "../../src/domain/Plan.ts"
import { describe, expect, it } from "vitest"
import { projectDependencies } from "../../src/installers/ProjectDependencies.ts"
import { claimOf, said } from "../support/memory/ClaimedApp.ts"

const project = (lines: string) => ({ "pyproject.toml": `[project]\nname = "shop"\nversion = "1"\n${lines}\n` })
const listed = project('dependencies = ["flask>=3", "redis[hiredis] ; python_version > \'3\'"]')

describe("[project]", () => {
  it("alone has its dependencies installed, told by name", async () => {
    const claim = await claimOf(projectDependencies, listed)
    expect(claim?.installs.map((one) => inputsOf([one]))).toEqual([
      [{ _tag: "ProjectDependencies", path: "pyproject.toml", names: ["flask", "redis"] }]
    ])
  })

  it("tells no address of a dependency, which may hold a password", async () => {
    const claim = await claimOf(
      projectDependencies,
      project('dependencies = ["own @ https://me:hunter2@a.test/own.zip"]')
    )
    expect(JSON.stringify(claim?.installs)).not.toContain("hunter2")
  })

  it("without dependencies installs nothing", async () => {
    expect((await claimOf(projectDependencies, project("")))?.installs).toEqual([])
  })

  it("beside requirements.txt gives way, with a notice", async () => {
    const claim = await claimOf(projectDependencies, { ...listed, "requirements.txt": "flask\n" })
    expect([claim?.installs, said(claim)]).toEqual([[], ["notice pyproject/requirements-txt-goes-first"]])
  })

  it("with dynamic dependencies that nothing can tell is warned of", async () => {
    const claim = await claimOf(projectDependencies, project('dynamic = ["dependencies"]'))
    expect([claim?.installs, said(claim)]).toEqual([[], ["warning pyproject/dynamic-dependencies"]])
  })

  it.each<[string, Record<string, string>]>([
    ["[build-system]", { "pyproject.toml": `${listed["pyproject.toml"]}[build-system]\nrequires = []\n` }],
    ["setup.py", { ...listed, "setup.py": "" }]
  ])("with %s is left to the package's own build", async (_, files) => {
    expect(await claimOf(projectDependencies, files)).toBeUndefined()
  })
})
