/** Random projects, locked by uv itself: what is asked for on a Python is what `uv sync` installs there. */
import { execFile } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, describe, expect, it } from "vitest"
import { uv } from "../../../src/installers/uv/Uv.ts"
import { normalised, type PackageDescription } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../../support/machine/Folders.ts"
import { uvProgram } from "../../support/machine/Managers.ts"
import { newest, type Python, pythonOf } from "../../support/machine/Pythons.ts"
import { claimOf, linesOf } from "../../support/memory/ClaimedApp.ts"
import { heldOn } from "../../support/pip/Conditions.ts"
import { compileWell } from "../../support/staging/StagedApp.ts"

const sets = Number(process.env["LIKE_UV_SETS"] ?? 3)
const seed = Number(process.env["LIKE_UV_SEED"] ?? 1)
const program = uvProgram()

/** The same numbers for a seed, wherever it runs. */
const randomFrom = (from: number) => {
  let state = from * 2_654_435_761
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}
type Random = ReturnType<typeof randomFrom>

const names = Array.from({ length: 9 }, (_, at) => `uni-${"abcdefghi"[at] ?? ""}`)
const markers = [
  "python_version < '3.10'",
  "python_version >= '3.10'",
  "python_full_version >= '3.12.1'",
  "sys_platform == 'linux'",
  "sys_platform == 'win32'",
  "platform_machine != 'x86_64' or python_version < '3.12'",
  "implementation_name == 'cpython' and python_version > '3.8'"
]

const pick = <A>(random: Random, all: ReadonlyArray<A>, instead: A): A => all[random(all.length)] ?? instead
const condition = (random: Random): string => (random(2) === 0 ? "" : ` ; ${pick(random, markers, "")}`)

/** Each depends on later ones, so that a resolution is found; each has two releases and an extra. */
const universe = (random: Random): ReadonlyArray<PackageDescription> =>
  names.flatMap((name, at) =>
    ["1.0", "2.0"].map((version) => {
      const later = names.slice(at + 1)
      const some = later
        .filter(() => random(3) === 0)
        .map((other) => `${other}${random(4) === 0 ? "[more]" : ""}${condition(random)}`)
      const more = later.filter(() => random(4) === 0).map((other) => `${other} ; extra == 'more'`)
      return {
        name,
        version,
        extras: ["more"],
        wheel: { files: { [`${name.replace("-", "_")}.py`]: "" }, requires: [...some, ...more] }
      }
    })
  )

const asked = (random: Random): string =>
  JSON.stringify(
    names
      .filter(() => random(3) === 0)
      .map((name) => `${name}${random(3) === 0 ? "[more]" : ""}${random(3) === 0 ? "<2" : ""}${condition(random)}`)
  )

const projectOf = (random: Random): string =>
  [
    "[project]",
    'name = "shop"',
    'version = "1.0"',
    'requires-python = ">=3.8"',
    `dependencies = ${asked(random)}`,
    "[project.optional-dependencies]",
    `web = ${asked(random)}`,
    "[dependency-groups]",
    `test = ${asked(random)}`,
    // Of two that exclude each other, what each asks for is locked apart.
    ...(random(2) === 0 ? [] : ["[tool.uv]", 'conflicts = [[{ extra = "web" }, { group = "test" }]]']),
    ""
  ].join("\n")

const choices = [{}, { PYTHON_EXTRAS: "web" }, { PYTHON_GROUPS: "test" }] as const

const wordsFor = (choice: Readonly<Record<string, string>>): ReadonlyArray<string> => [
  ...(choice["PYTHON_EXTRAS"] === undefined ? [] : ["--extra", choice["PYTHON_EXTRAS"]]),
  ...(choice["PYTHON_GROUPS"] === undefined ? [] : ["--group", choice["PYTHON_GROUPS"]])
]

const pythonsTried = [pythonOf("3.9"), newest()].filter((one): one is Python => one !== undefined)

describe.skipIf(program === undefined)("as uv itself does (needs uv)", () => {
  const servers: Array<RunningIndex> = []
  const cache = temporaryFolder("uv")
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()))
    removeTemporaryFolders()
  })

  /** The index answers in this process, so nothing waits for the end of a child. */
  const run = async (folder: string, words: ReadonlyArray<string>): Promise<string> => {
    const { stdout } = await promisify(execFile)(program ?? "", words, {
      cwd: folder,
      env: { PATH: "/usr/bin:/bin", HOME: cache, UV_CACHE_DIR: cache, UV_PYTHON_DOWNLOADS: "never", UV_NO_CONFIG: "1" }
    })
    return stdout
  }

  /** Locked by uv, from an index of its own. */
  const locked = async (number: number): Promise<string> => {
    const random = randomFrom(number)
    const server = await startIndex({ tools: false, packages: universe(random) })
    servers.push(server)
    const folder = join(temporaryFolder("like uv"), "app")
    mkdirSync(folder)
    plant(folder, { "pyproject.toml": projectOf(random) })
    await run(folder, ["lock", "-q", "-p", newest().path, "--default-index", server.url])
    return folder
  }

  const ours = async (folder: string, python: Python, choice: Readonly<Record<string, string>>) => {
    const files = {
      "pyproject.toml": readFileSync(join(folder, "pyproject.toml")),
      "uv.lock": readFileSync(join(folder, "uv.lock"))
    }
    const claim = await claimOf(uv, files, choice)
    expect(claim?.problems).toEqual([])
    const lines = linesOf(claim).filter((line) => !line.startsWith("--"))
    return heldOn(python, lines).map((line) => line.replace(/ .*/, ""))
  }

  const theirs = async (folder: string, python: Python, choice: Readonly<Record<string, string>>) => {
    await run(folder, ["sync", "-q", "--frozen", "--no-default-groups", "-p", python.path, ...wordsFor(choice)])
    const list: unknown = JSON.parse(await run(folder, ["pip", "list", "-q", "--format", "json"]))
    const installed = Array.isArray(list) ? list : []
    return installed
      .map(
        ({ name, version }: { readonly name: string; readonly version: string }) => `${normalised(name)}==${version}`
      )
      .toSorted()
  }

  it.each(Array.from({ length: sets }, (_, at) => seed + at))("set %i", async (number) => {
    const folder = await locked(number)
    for (const python of pythonsTried)
      for (const choice of choices)
        expect([python.version, choice, await ours(folder, python, choice)]).toEqual([
          python.version,
          choice,
          await theirs(folder, python, choice)
        ])
  })

  it("also when it is staged", async () => {
    const folder = await locked(seed)
    const app = Object.fromEntries(
      ["pyproject.toml", "uv.lock"].map((name) => [name, readFileSync(join(folder, name))])
    )
    const python = newest()
    const staged = await compileWell({ app: { ...app, "app.py": "" }, python, env: { PYTHON_EXTRAS: "web" } })
    const [, told = ""] = /^-----> Staged on .*\n((?: {7}\S.*\n)*)/m.exec(staged.output) ?? []
    const found = [...told.matchAll(/(uni-\w) ([\d.]+)/g)].map(([, name, version]) => `${name}==${version}`)
    expect(found.length).toBeGreaterThan(2)
    expect(found.toSorted()).toEqual(await theirs(folder, python, { PYTHON_EXTRAS: "web" }))
  })
})
