/** Stagings for tests, and the tests, as Heroku CI starts them; and the chain of buildpacks that an app.json names. */
import { execFile } from "node:child_process"
import { cpSync, existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { newestWithPip } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack, compile } from "../support/staging/StagedApp.ts"

const { index, shared, stage, stageWell } = setting()
const chosen = newestWithPip()

const passing =
  "import os, unittest, alpha, beta\nclass One(unittest.TestCase):\n    def test_one(self):\n        self.assertEqual(os.environ.get('WORD'), 'blue')\n"

describe("bin/test-compile", () => {
  it.each<[string, Files, string]>([
    ["requirements-test.txt", { "requirements-test.txt": "beta==1.0\n" }, "requirements-test.txt, and the groups"],
    ["requirements-dev.txt", { "requirements-dev.txt": "beta==1.0\n" }, "requirements-dev.txt, and the groups"],
    [
      "a group of pyproject.toml",
      { "pyproject.toml": '[dependency-groups]\ntest = ["beta==1.0"]\n' },
      "the groups test"
    ]
  ])("installs what tests need by %s, and bin/test starts them", async (_title, files, words) => {
    const app = { "requirements.txt": "alpha==1.0\n", "tests/test_one.py": passing, ...files }
    const envDir = { WORD: "blue" }
    const staged = await stageWell({ app, python: chosen, command: "test-compile", envDir })
    expect(staged.output).toContain(words)
    expect(staged.output).toContain("2 packages")
    const tested = await compile({ again: staged, command: "test", envDir })
    expect({ code: tested.code, output: tested.output }).toMatchObject({ code: 0 })
    expect(tested.stdout).toMatch(/^-----> Testing: python -m unittest discover -s tests \(/)
    expect(tested.stdout).toMatch(/^Ran 1 test/m)
  })

  it("leaves what the user has chosen, and bin/test ends as the tests do", async () => {
    const app = {
      "requirements.txt": "alpha==1.0\n",
      "pyproject.toml": '[dependency-groups]\ntest = ["none-such"]\nown = ["beta==1.0"]\n',
      "app.json": JSON.stringify({
        environments: {
          test: {
            env: { WORD: "red", MODE: "tests" },
            scripts: { test: 'echo "$WORD in $MODE"; python -c "import alpha, beta"; exit 7' }
          }
        }
      })
    }
    const staged = await stageWell({ app, python: chosen, command: "test-compile", envDir: { PYTHON_GROUPS: "own" } })
    const tested = await compile({ again: staged, command: "test", env: { WORD: "green" } })
    expect(tested.code).toBe(7)
    expect(tested.stdout).toMatch(/\ngreen in tests\n$/)
  })

  it("is needed by bin/test, which says what it looked for", async () => {
    const before = await compile({ app: { "requirements.txt": "" }, command: "test" })
    expect(before).toMatchObject({ code: 1 })
    expect(before.output).toContain("(ci/nothing-staged)")
    const staged = await stage({ app: { "requirements.txt": "" }, python: chosen, command: "test-compile", envDir: {} })
    const none = await compile({ again: staged, command: "test" })
    expect(none.code).toBe(1)
    expect(none.output).toContain("(ci/no-test-command)")
  })
})

describe("a chain of buildpacks", () => {
  it("sees what an earlier one has exported, and exports python and the packages to the next one", async () => {
    const root = temporaryFolder("chain")
    const at = (name: string) => join(root, name)
    // Only where our folder may be written to is there an `export`.
    for (const name of ["bin", "package.json"])
      cpSync(join(buildpack, name), join(at("ours"), name), { recursive: true })
    mkdirSync(at("cache"))
    plant(at("app"), {
      "requirements.txt": "alpha==1.0\n",
      "bin/post_compile": 'echo "hook sees $TOOL_HOME and $(tool)"\n'
    })
    plant(at("first"), {
      export: `export TOOL_HOME=/opt/tool PATH='${at("first")}/bin':$PATH\n`,
      "bin/tool": { content: "#!/bin/sh\necho a tool\n", mode: 0o755 }
    })
    const chain = [
      `. '${at("first")}/export'`,
      `'${at("ours")}/bin/compile' '${at("app")}' '${shared({}).cache ?? ""}' || exit`,
      `. '${at("ours")}/export'`,
      `cd / && python -c 'import alpha; print("next sees", alpha.version)' && echo "$TOOL_HOME"`
    ]
    const env = {
      PATH: `${process.execPath.replace(/\/[^/]+$/, "")}:/usr/bin:/bin`,
      HOME: root,
      PYTHON_VERSION: chosen.version,
      BUILDPACK_PYTHON_PATH: chosen.root,
      PYTHON_RUNTIMES: "host",
      PIP_INDEX_URL: index().url
    }
    const done = await promisify(execFile)("bash", ["-c", chain.join("\n")], { env })
    expect(done.stdout).toContain("hook sees /opt/tool and a tool")
    expect(done.stdout).toMatch(/next sees 1\.0\n\/opt\/tool\n$/)
    expect(existsSync(join(at("ours"), "export"))).toBe(true)
  })
})
