/** The program as Node.js has compiled it: kept in the cache, and taken from there where it is whole and ours. */
import { execFile } from "node:child_process"
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { beforeAll, describe, expect, it } from "vitest"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { newest } from "../support/machine/Pythons.ts"
import { copyOf, flip } from "../support/staging/CacheFiles.ts"
import { buildpack, compileWell, type CompileOptions, type Staged } from "../support/staging/StagedApp.ts"

const python = newest()
const app = { "runtime.txt": `python-${python.version}\n`, "app.py": "print('here')\n" }
const folderIn = (cache: string): string => join(cache, "python-buildpack")
const programIn = (cache: string): string => join(folderIn(cache), "program-compile")
const namesIn = (cache: string): ReadonlyArray<string> =>
  existsSync(folderIn(cache)) ? readdirSync(folderIn(cache)).filter((name) => name.includes("program")) : []
/** A file that was written anew is another one, whatever its content. */
const identity = (path: string): number => statSync(path).ino

let first: Staged
/** The log of a later staging. */
let usual = ""
beforeAll(async () => {
  first = await compileWell({ python, app, cache: join(temporaryFolder("cache"), "cache") })
  usual = `${first.stdout}       The packages are those of the last staging.\n`
})

const stagedIn = (cache: string, options: CompileOptions = {}): Promise<Staged> =>
  compileWell({ python, app, cache, ...options })

describe("the compiled program", () => {
  it("is kept by the first staging, and by no later one", async () => {
    const path = programIn(first.cache)
    const { mode, size } = statSync(path)
    expect(mode & 0o777).toBe(0o644)
    expect(size).toBeGreaterThan(100_000)
    const before = identity(path)
    const second = await compileWell({ again: first, python })
    expect(second.stdout).toBe(usual)
    expect(identity(path)).toBe(before)
    expect(namesIn(first.cache)).toEqual(["program-compile"])
  })

  it.each<readonly [string, (path: string) => void]>([
    ["with a changed byte in it", flip],
    [
      "with a changed digest",
      (path) => writeFileSync(path, Buffer.concat([Buffer.alloc(32), readFileSync(path).subarray(32)]))
    ],
    ["cut short", (path) => truncateSync(path, 5000)],
    ["shorter than a digest", (path) => truncateSync(path, 5)],
    ["that is empty", (path) => truncateSync(path, 0)],
    ["longer than it was", (path) => appendFileSync(path, "more")],
    ["that anyone may write", (path) => chmodSync(path, 0o666)],
    [
      "that is a link to one",
      (path) => {
        renameSync(path, `${path}.elsewhere`)
        symlinkSync(`${path}.elsewhere`, path)
      }
    ]
  ])("is not taken from a file %s, but made anew", async (_, damage) => {
    const cache = copyOf(first.cache)
    const path = programIn(cache)
    damage(path)
    const staged = await stagedIn(cache)
    expect(staged.stdout).toBe(usual)
    expect(statSync(path).size).toBeGreaterThan(100_000)
    const before = identity(path)
    await stagedIn(cache)
    expect(identity(path)).toBe(before)
  })

  it("is done without where a folder is in its place", async () => {
    const cache = copyOf(first.cache)
    rmSync(programIn(cache))
    plant(programIn(cache), { file: "" })
    const staged = await stagedIn(cache)
    expect(staged.stdout).toBe(usual)
    expect(namesIn(cache)).toEqual(["program-compile"])
  })

  it.runIf(process.getuid?.() === 0)("is not taken from another user's file", async () => {
    const cache = copyOf(first.cache)
    lchownSync(programIn(cache), 65_534, 65_534)
    await stagedIn(cache)
    expect(statSync(programIn(cache)).uid).toBe(0)
  })

  it("is made anew for another text of the program", async () => {
    const copy = join(temporaryFolder("buildpack"), "copy")
    mkdirSync(copy)
    cpSync(join(buildpack, "bin"), join(copy, "bin"), { recursive: true })
    appendFileSync(join(copy, "bin/program.cjs"), "\n")
    const cache = copyOf(first.cache)
    const before = identity(programIn(cache))
    const target = join(temporaryFolder("app"), "app")
    plant(target, app)
    const env = {
      PATH: "/usr/bin:/bin",
      HOME: first.home,
      BUILDPACK_NODE: process.execPath,
      BUILDPACK_PYTHON_PATH: python.root
    }
    const { stdout } = await promisify(execFile)(join(copy, "bin/compile"), [target, cache], { env })
    expect(stdout).toContain("Staged on Python")
    expect(identity(programIn(cache))).not.toBe(before)
  })

  it.each<readonly [string, CompileOptions]>([
    ["nothing is to be kept", { env: { PYTHON_CACHE: "off" } }],
    ["nothing is to be added", { env: { PYTHON_CACHE_MODE: "read-only" } }],
    [
      "the app's variables name another directory",
      { envDir: { PYTHON_CACHE_DIR: join(temporaryFolder("elsewhere"), "cache") } }
    ]
  ])("is not kept where %s", async (_, options) => {
    const cache = copyOf(first.cache)
    rmSync(programIn(cache))
    await stagedIn(cache, options)
    expect(namesIn(cache)).toEqual([])
  })

  it("is kept in the directory that a variable of the process names", async () => {
    const cache = join(temporaryFolder("named"), "cache")
    await stagedIn(join(temporaryFolder("given"), "cache"), { env: { PYTHON_CACHE_DIR: cache } })
    expect(namesIn(cache)).toEqual(["program-compile"])
  })
})
