/** When requirements.txt is pip's, and what pip is given. */
import { describe, expect, it } from "vitest"
import { requirementsTxt } from "../../src/installers/RequirementsTxt.ts"
import { claimOf, said } from "../support/memory/ClaimedApp.ts"

describe("requirements.txt", () => {
  it("is given to pip as it is, with every file that it names", async () => {
    const claim = await claimOf(requirementsTxt, {
      "requirements.txt": "-r base.txt\n-c limits.txt\n",
      "base.txt": "flask\n",
      "limits.txt": "flask<3\n"
    })
    expect(claim?.installs).toEqual([
      {
        _tag: "Shared",
        installer: "pip",
        files: ["requirements.txt", "base.txt", "limits.txt"],
        title: "requirements.txt with pip",
        inputs: [{ _tag: "RequirementFile", path: "requirements.txt" }]
      }
    ])
  })

  it.each<[string, Record<string, string>]>([
    ["nothing", { "requirements.txt": "" }],
    ["comments", { "requirements.txt": "# later\n" }],
    ["an index alone", { "requirements.txt": "--index-url https://packages.example.test/simple\n" }],
    ["constraints alone", { "requirements.txt": "-c limits.txt\n", "limits.txt": "flask<3\n" }],
    ["an empty file by name", { "requirements.txt": "-r base.txt\n", "base.txt": "\n" }]
  ])("with %s installs nothing, and says so", async (_, files) => {
    const claim = await claimOf(requirementsTxt, files)
    expect([claim?.installs, said(claim)]).toEqual([[], ["notice requirements/empty"]])
  })

  it("that names a file behind a URL may ask for something", async () => {
    const claim = await claimOf(requirementsTxt, {
      "requirements.txt": "-r https://files.example.test/requirements.txt\n"
    })
    expect(claim?.installs).toHaveLength(1)
  })

  it("that is not there is nobody's", async () => {
    expect(await claimOf(requirementsTxt, { "app.py": "" })).toBeUndefined()
  })
})
