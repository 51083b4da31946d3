/** The unpacked packaging tools of each Python, what its interpreters say of themselves, and the compiled program: made once, by a staging, and copied into the caches of tests about something else. */
import { execFile } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { toolsFolder } from "../index/Tools.ts"
import { startIndex } from "../index/PackageIndex.ts"
import type { Python } from "../machine/Pythons.ts"
import { bundleDigest, programName, programPath } from "./KeptProgram.ts"
import { compileWell } from "./StagedApp.ts"
import { temporaryFolder } from "../machine/Folders.ts"

/** What is made once by the bundle, and copied. */
type Kind = "unpacked" | "packed"
const allOf = (kind: Kind): string => join(dirname(toolsFolder), kind)

/** Where it is kept: what another bundle has made proves nothing about this one. */
export const madeByThisBundle = (kind: Kind): string => join(allOf(kind), bundleDigest())

export const forgetOtherBundles = (): void => {
  for (const kind of ["unpacked", "packed"] as const) {
    const [all, own] = [allOf(kind), madeByThisBundle(kind)]
    for (const name of existsSync(all) ? readdirSync(all) : [])
      if (join(all, name) !== own) rmSync(join(all, name), { recursive: true, force: true })
  }
}

/** What the staging that unpacked the tools for a Python has learnt of interpreters. */
const interpretersBeside = (place: string): string => `${place}-interpreters`

const make = async (python: Python, place: string): Promise<void> => {
  const index = await startIndex()
  const cache = join(temporaryFolder("tools"), "cache")
  try {
    await compileWell({ python, index, cache, app: { "requirements.txt": "miniweb==1.0\n" } })
  } finally {
    await index.close()
  }
  mkdirSync(dirname(place), { recursive: true })
  const aside = join(mkdtempSync(`${place}-`), "trees")
  cpSync(join(cache, "python-buildpack/trees"), aside, { recursive: true, preserveTimestamps: true })
  const kept = join(cache, "python-buildpack")
  mkdirSync(interpretersBeside(place), { recursive: true })
  for (const name of readdirSync(kept).filter((one) => one.startsWith("interpreter-")))
    cpSync(join(kept, name), join(interpretersBeside(place), name), { preserveTimestamps: true })
  // Whoever is last is as good as whoever is first: it is that of this bundle.
  const program = join(dirname(aside), programName)
  cpSync(join(cache, "python-buildpack", programName), program, { preserveTimestamps: true })
  renameSync(program, programPath())
  try {
    renameSync(aside, place)
  } catch (error) {
    // Another test file may have been first.
    if (!existsSync(place)) throw error
  } finally {
    rmSync(dirname(aside), { recursive: true, force: true })
  }
}

const making = new Map<string, Promise<void>>()
const planted = new Map<string, Promise<unknown>>()

/** Puts the tools for that Python, or for a twin of it, into a cache, once, as an earlier staging would have left them there. */
export const plantTools = async (cache: string, python: Python): Promise<void> => {
  const place = join(madeByThisBundle("unpacked"), python.version)
  if (!existsSync(place) || !existsSync(interpretersBeside(place))) {
    const made = making.get(place) ?? make(python, place)
    making.set(place, made)
    await made
  }
  const key = `${cache} ${place}`
  const trees = join(cache, "python-buildpack/trees")
  const copy = async (): Promise<void> => {
    mkdirSync(trees, { recursive: true })
    await promisify(execFile)("cp", ["-Rp", `${place}/.`, trees])
    await promisify(execFile)("cp", ["-Rp", `${interpretersBeside(place)}/.`, dirname(trees)])
    await promisify(execFile)("cp", ["-p", programPath(), dirname(trees)])
  }
  const done = planted.get(key) ?? copy()
  planted.set(key, done)
  await done
}
