/** `--help` and `--version` of every command: at once, without a Node.js, and with the usage that errors give. */
import { spawnSync } from "node:child_process"
import { readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { forPlatforms } from "../../.ci/terminal/Grammar.ts"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"
import { planUsage, stageUsage } from "../../src/commands/Arguments.ts"
import { cacheUsage } from "../../src/commands/cache/CacheArguments.ts"
import { explainUsage } from "../../src/commands/explain/ExplainArguments.ts"
import { reportUsage } from "../../src/commands/report/ReportArguments.ts"
import { runtimeUsage } from "../../src/commands/runtime/RuntimeArguments.ts"
import { buildpack } from "../support/staging/StagedApp.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

/** With nothing on PATH but what follows a link. */
const path = temporaryFolder("path", "-")
symlinkSync("/bin/ls", join(path, "ls"))
const run = (shell: ReadonlyArray<string>, ...args: ReadonlyArray<string>) => {
  const [program = "", ...options] = shell
  const { status, stdout, stderr } = spawnSync(program, [...options, ...args], {
    cwd: "/",
    env: { PATH: path },
    encoding: "utf8"
  })
  return { status, stdout, stderr }
}

const usages = {
  plan: planUsage,
  stage: stageUsage,
  cache: cacheUsage,
  runtime: runtimeUsage,
  report: reportUsage,
  explain: explainUsage,
  supply: "bin/supply BUILD_DIR CACHE_DIR DEPS_DIR INDEX",
  finalize: "bin/finalize BUILD_DIR CACHE_DIR DEPS_DIR INDEX [PROFILE_DIR]",
  build: "bin/build [LAYERS PLATFORM PLAN]",
  compile: "bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]",
  "test-compile": "bin/test-compile BUILD_DIR CACHE_DIR [ENV_DIR]",
  test: "bin/test BUILD_DIR [ENV_DIR]",
  detect: "bin/detect BUILD_DIR",
  release: "bin/release BUILD_DIR"
}

const shells = [["/bin/sh"], ["bash", "--posix"], ["busybox", "sh"]].map(([program = "", ...options]) => {
  const found = spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim()
  return { name: [program, ...options].join(" "), found, shell: [found, ...options] }
})

describe.each(shells)("under $name", ({ found, shell }) => {
  describe.skipIf(found === "").each(Object.entries(usages))("bin/%s", (name, usage) => {
    const script = join(buildpack, "bin", name)

    it("tells how it is used, and starts nothing for it", () => {
      for (const word of ["--help", "-h", "help"]) {
        const { status, stderr, stdout } = run(shell, script, word)
        expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
        expect(stdout).toMatch(/^[A-Z].*\.\n\n/)
        expect(stdout).toContain(`\nUsage: ${usage}\n`)
        expect(stdout).toContain("\nExit codes: 0 ")
        for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(120)
      }
    })

    it("tells its version, also through a link", () => {
      const link = join(temporaryFolder("link"), "link")
      symlinkSync(script, link)
      const told = { status: 0, stdout: `python-buildpack ${buildpackVersion}\n`, stderr: "" }
      expect([run(shell, script, "--version"), run(shell, link, "--version")]).toEqual([told, told])
    })
  })

  it.skipIf(found === "").each(["plan", "stage", "cache"])("bin/%s is asked for help by any of its words", (name) => {
    expect(run(shell, join(buildpack, "bin", name), "/an app", "--json", "-h").stdout).toContain("Usage: ")
  })
})

describe("an option that there is not", () => {
  it.each(forPlatforms)("is no folder to bin/%s", (name) => {
    const { status, stderr, stdout } = run(["/bin/sh"], join(buildpack, "bin", name), "--hepl")
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(/has no option --hepl: it has --help and --version\.\n.*\(command\/wrong-usage\)\n$/)
  })
})

describe("the version", () => {
  it("is that of the package", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(buildpack, "package.json"), "utf8"))
    expect(manifest).toMatchObject({ version: buildpackVersion })
  })
})
