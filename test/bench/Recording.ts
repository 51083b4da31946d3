/** Fetches what the stagings of a set ask an index for, once, with this machine's own settings of pip. */
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { parse } from "smol-toml"
import { bandOf } from "../../src/tools/ToolBands.ts"
import { newest, newestWithPip, type Python } from "../support/machine/Pythons.ts"
import type { AppSet } from "./Sets.ts"

const execute = promisify(execFile)

/** Kept between runs. */
export const recordings = process.env["BENCH_DIR"] ?? join(tmpdir(), "python-buildpack-bench")

/** pip first: the tools that the buildpack uses for the line. */
export const toolsOf = (line: string) => {
  const [major = 0, minor = 0] = line.split(".").map(Number)
  const band = bandOf({ major, minor })
  if (band === undefined) throw new Error(`no packaging tools are known for Python ${line}`)
  return band.tools
}

const download = async (python: Python, into: string, args: ReadonlyArray<string>): Promise<void> => {
  await execute(python.path, ["-m", "pip", "download", "-q", "-d", into, ...args], { maxBuffer: 1e9 })
}

const strings = (value: unknown): Array<string> =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : []

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/** What `[build-system] requires` of a source distribution asks for (PEP 518). */
const buildRequirements = async (archive: string): Promise<Array<string>> => {
  const { stdout: listing } = await execute("tar", ["-tf", archive], { maxBuffer: 1e8 })
  const member = listing.split("\n").find((path) => /^[^/]+\/pyproject\.toml$/.test(path))
  if (member === undefined) return []
  const { stdout } = await execute("tar", ["-xOf", archive, member], { maxBuffer: 1e8 })
  return strings(field(field(parse(stdout), "build-system"), "requires"))
}

/** Real indexes offer a wheel's metadata as a file of its own (PEP 658), and both pip and uv make use of it. */
const extractMetadata = String.raw`
import glob, os, re, sys, zipfile
for path in glob.glob(os.path.join(sys.argv[1], "*.whl")):
    with zipfile.ZipFile(path) as wheel:
        name = next(name for name in wheel.namelist() if re.match(r"[^/]+\.dist-info/METADATA$", name))
        with open(path + ".metadata", "wb") as target:
            target.write(wheel.read(name))
`

const record = async (set: AppSet, python: Python, into: string): Promise<void> => {
  const fromSource = set.sdistOnly.length === 0 ? [] : ["--no-binary", set.sdistOnly.join(",")]
  await download(python, into, [...fromSource, "-r", join(set.folder, "requirements.txt")])
  const archives = readdirSync(into).filter((name) => name.endsWith(".tar.gz"))
  const required = await Promise.all(archives.map((name) => buildRequirements(join(into, name))))
  await download(python, into, [...new Set(["pip", "setuptools", "wheel", ...required.flat()])])
  if (set.changed !== undefined) await download(python, into, ["--no-deps", set.changed])
  for (const { name, version } of toolsOf(set.line)) {
    await download(python, into, ["--no-deps", "--only-binary", ":all:", `${name}==${version}`])
  }
  await execute(newest().path, ["-I", "-c", extractMetadata, into])
}

/** The folder with every file that the set's index offers. */
export const recorded = async (set: AppSet, python: Python): Promise<string> => {
  const pins = ["requirements.txt", "sdist-only.txt", "changed.txt"]
    .map((name) => join(set.folder, name))
    .filter(existsSync)
  const wanted = [...pins.map((path) => readFileSync(path, "utf8")), JSON.stringify(toolsOf(set.line))].join("\n")
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12)
  const folder = join(recordings, `${set.name}-${set.line}-${key}`)
  const done = join(folder, "complete")
  if (!existsSync(done)) {
    process.stderr.write(`${set.name}: fetching its files, once, into ${folder}\n`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await record(set, python, folder)
    writeFileSync(done, "")
  }
  return folder
}

const installed = async (python: Python, name: string, version: string): Promise<string | undefined> => {
  const folder = join(recordings, `${name}-${version}`)
  const program = join(folder, "bin", name)
  try {
    if (!existsSync(program)) {
      mkdirSync(recordings, { recursive: true })
      await execute(python.path, ["-m", "venv", "--clear", folder])
      await execute(join(folder, "bin/python"), ["-m", "pip", "install", "-q", `${name}==${version}`])
    }
    await execute(program, ["--version"])
    return program
  } catch (error) {
    const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : String(error)
    process.stderr.write(`${name} ${version} is skipped: ${said}\n`)
    return undefined
  }
}

/** The uv to compare with, in a virtual environment of its own; undefined, with a word why, where none is to be had. */
export const uv = (): Promise<string | undefined> => installed(newestWithPip(), "uv", "0.13.9")

/** The Poetry to compare with, likewise; it makes virtual environments of the Python that it runs on. */
export const poetry = (python: Python): Promise<string | undefined> => installed(python, "poetry", "2.5.1")
