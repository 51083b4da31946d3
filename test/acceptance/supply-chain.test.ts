/** Who changes what an app runs: code at each start of Python, releases that are too young, environments of earlier stagings. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { PackageDescription } from "../support/index/Distribution.ts"
import { newest } from "../support/machine/Pythons.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"

const python = newest()

/** A package that has code run at each start from its release 2 on. */
const hooked = (version: string, code?: string): PackageDescription => ({
  name: "hooked",
  version,
  wheel: { files: { "hooked.py": `version = "${version}"\n`, ...(code === undefined ? {} : { "hooked.pth": code }) } }
})

const { stage, stageWell } = setting({
  packages: [
    hooked("1"),
    hooked("2", "# a comment\nimport hooked; hooked.ran = True\n"),
    hooked("3", "import hooked; hooked.ran = True")
  ]
})

const write = ({ app }: Staged, text: string): void => writeFileSync(join(app, "requirements.txt"), text)
const cacheFor = (what: string): string => join(temporaryFolder(what), "cache")

describe("code that packages have run at each start of Python", () => {
  it("is told when it is new, and not again; by policy nothing is staged with it", async () => {
    const cache = cacheFor("hooks")
    const first = await stageWell({ python, cache, app: { "requirements.txt": "hooked==1\n" } })
    const again = (env: Readonly<Record<string, string>> = {}) => stage({ python, cache, again: first, env })
    write(first, "hooked==2\n")
    const refused = await again({ PYTHON_STARTUP_HOOKS: "error" })
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("(packages/startup-code-refused)")])
    expect(
      readFileSync(join(first.app, ".python/lib", `python${python.line}`, "site-packages/hooked.py"), "utf8")
    ).toBe('version = "1"\n')
    const told = await again()
    expect([told.code, told.stderr]).toEqual([
      0,
      expect.stringMatching(
        /hooked: hooked\.pth runs `import hooked; hooked\.ran = True`[^]*\(packages\/startup-code\)/
      )
    ])
    expect((await again()).stderr).toBe("")
    // The next release says the same in other words around it.
    write(first, "hooked==3\n")
    expect((await again()).stderr).toBe("")
    expect((await again({ PYTHON_STARTUP_HOOKS: "error hooked" })).code).toBe(0)
    expect((await again({ PYTHON_STARTUP_HOOKS: "error" })).code).toBe(1)
    expect((await again({ PYTHON_STARTUP_HOOKS: "eror" })).stderr).toContain("(packages/startup-policy)")
  })
})
