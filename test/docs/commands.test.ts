/** The commands of the pages do what they say, typed as they stand there. */
import { execFile } from "node:child_process"
import { symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { newestWithPip } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { blocksOf, pageOf, root } from "../support/pages/Pages.ts"

const { index } = setting()
const execute = promisify(execFile)

/** The lines of the first block of a page that begin with a prompt, without it. */
const typed = (page: string): ReadonlyArray<string> => {
  const block = blocksOf(pageOf(page)).find(({ language }) => language === "console")
  return (block?.body ?? "").split("\n").flatMap((line) => (line.startsWith("$ ") ? [line.slice(2)] : []))
}

const uses = "import unittest, alpha\nclass Uses(unittest.TestCase):\n  def test_it(self): self.assertTrue(alpha)\n"

describe("a job on CI", () => {
  it("stages the app, and tests it with what was staged alone", async () => {
    const [clone = "", ...commands] = typed("docs/platforms/ci.md")
    expect(clone).toMatch(/^git clone .* buildpack$/)
    expect(commands.length).toBe(2)
    const place = temporaryFolder("ci")
    symlinkSync(root, join(place, "buildpack"))
    plant(join(place, "app"), { "requirements.txt": "alpha\n", "test_app.py": uses })
    const { stderr, stdout } = await execute("/bin/sh", ["-ec", commands.join("\n")], {
      cwd: place,
      env: {
        PATH: `${dirname(newestWithPip().path)}:${dirname(process.execPath)}:/usr/bin:/bin`,
        HOME: place,
        PIP_INDEX_URL: index().url
      },
      encoding: "utf8"
    })
    expect(stdout).toContain("-----> The staged app is in")
    expect(stderr).toMatch(/Ran 1 test in [\d.]+s\n\nOK/)
  })
})
