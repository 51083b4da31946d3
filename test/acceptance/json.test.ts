/** What every command for people prints for programs, its errors included: as the schemas of the package say. */
import { spawn } from "node:child_process"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { actionsOf, forPeople, grammar, optionsOf } from "../../.ci/terminal/Grammar.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { packedPythons } from "../support/machine/PackedPythons.ts"
import { newest, pyenvVersions } from "../support/machine/Pythons.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { faults } from "../support/staging/Schemas.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

const { index } = setting()
const python = newest()
const home = temporaryFolder("home")
const app = join(home, "app")
/** An app whose own file asks for a Python. */
const unnamed = join(home, "unnamed")
let cache = ""
let archives = ""

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Beside this process, in which the index answers. */
const run = (...words: ReadonlyArray<string>): Promise<Ended> => {
  const [name = "", ...args] = words
  const child = spawn(join(buildpack, "bin", name), args, {
    cwd: home,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: home,
      PIP_INDEX_URL: index().url,
      BUILDPACK_PYTHON_PATH: pyenvVersions(),
      BUILDPACK_NODE: process.execPath,
      ...(words.includes(unnamed) ? {} : { PYTHON_VERSION: python.version })
    }
  })
  let [stdout, stderr] = ["", ""]
  child.stdout.on("data", (part: Buffer) => {
    stdout += part.toString()
  })
  child.stderr.on("data", (part: Buffer) => {
    stderr += part.toString()
  })
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })))
}

beforeAll(async () => {
  cache = await cacheWithTools(python)
  archives = packedPythons(python)
  // Two environments, so that there is something to compare.
  for (const line of ["alpha==1.0\n", "alpha\n"]) {
    plant(app, { "requirements.txt": line })
    await run("stage", app, "--cache", cache, "--output", join(home, "staged"))
  }
})

/** Each answer that there is, in an order in which each has something to tell; those that change what is kept come last. */
const answers = (): ReadonlyArray<readonly [schema: string, ...words: ReadonlyArray<string>]> => [
  ["plan", "plan", app, "--cache", cache, "--json"],
  ["stage", "stage", app, "--cache", cache, "--output", join(home, "again"), "--json"],
  ["report", "report", app, cache, "--json"],
  ["facts", "report", app, cache],
  ["cache", "cache", cache, "list", "--json"],
  ["changes", "cache", cache, "changes", "--json"],
  ["cache-lock", "cache", cache, "lock", "--json"],
  ["cache-verify", "cache", cache, "verify", "--json"],
  ["cache-prefetch", "cache", cache, "prefetch", app, "--json"],
  ["cache-prune", "cache", cache, "prune", "--keep-last", "--json"],
  ["cache-clear", "cache", cache, "clear", "--json"],
  ["runtime-list", "runtime", "list", archives, "--json"],
  ["runtime-verify", "runtime", "verify", archives, "--json"],
  ["explain", "explain", "--json"],
  ["explain", "explain", "pip/conflict", "runtime", "--json"]
]

describe("--json", () => {
  it("is an option of every command for people, and of each thing that it does", () => {
    for (const command of grammar(forPeople))
      for (const action of [undefined, ...actionsOf(command)]) {
        const isAsked = action !== undefined || actionsOf(command).length === 0
        const words = optionsOf(command, action?.word).map(({ word }) => word)
        if (isAsked) expect([command.name, action?.word, ...words]).toContain("--json")
      }
  })

  it("every schema is of an answer that is tried here, but those that other tests hold", () => {
    const elsewhere = ["error", "runtime-pack"]
    const named = readdirSync(join(buildpack, "schemas")).map((name) => name.replace(/\.json$/, ""))
    expect(named.toSorted()).toEqual([...new Set([...answers().map(([schema]) => schema), ...elsewhere])].toSorted())
  })

  it("is one object, as its schema says, and nothing else", async () => {
    for (const [schema, ...words] of answers()) {
      const { status, stderr, stdout } = await run(...words)
      expect({ words, status, stderr: status === 0 ? "" : stderr + stdout }).toEqual({ words, status: 0, stderr: "" })
      expect({ words, faults: faults(schema, JSON.parse(stdout)) }).toEqual({ words, faults: [] })
    }
  })

  const missing = join(home, "missing")
  it.each<[exitCode: number, id: string, ...words: ReadonlyArray<string>]>([
    [1, "application/not-found", "plan", missing],
    [2, "command/wrong-usage", "plan", missing, "--jsn"],
    [2, "command/wrong-usage", "stage"],
    [1, "report/missing", "report", missing, missing],
    [1, "cache/unusable-directory", "cache", missing, "list"],
    [2, "command/wrong-usage", "cache", missing, "prun"],
    [1, "runtime/not-obtained", "runtime", "list", missing],
    [2, "command/wrong-usage", "runtime", "lst"],
    [2, "command/wrong-usage", "explain", "pip/conflcit"]
  ])("an error is one as well: %i, %s, bin/%s", async (exitCode, id, ...words) => {
    const { status, stdout } = await run(...words, "--json")
    const answer: unknown = JSON.parse(stdout)
    expect(faults("error", answer)).toEqual([])
    expect([status, answer]).toEqual([
      exitCode,
      expect.objectContaining({ error: expect.objectContaining({ id, exitCode }) })
    ])
  })

  it("an error names the file and the line for programs, too", async () => {
    plant(unnamed, { "requirements.txt": "", "runtime.txt": "\nPython-latest\n" })
    const { stdout } = await run("plan", unnamed, "--json")
    expect(JSON.parse(stdout)).toMatchObject({ error: { places: [{ file: "runtime.txt", line: 2 }] } })
  })
})
