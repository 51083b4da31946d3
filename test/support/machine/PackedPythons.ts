/** Archives of this machine's Pythons with an index, as `bin/runtime pack` makes them; each is packed once for all tests. */
import { execFileSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { dirname, join } from "node:path"
import { buildpack } from "../staging/StagedApp.ts"
import { madeByThisBundle } from "../staging/WarmTools.ts"
import { temporaryFolder } from "./Folders.ts"
import type { Python } from "./Pythons.ts"

/** What it prints. */
export const runtime = (env: Readonly<Record<string, string>>, ...args: ReadonlyArray<string>): string =>
  execFileSync(join(buildpack, "bin/runtime"), args, {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath, ...env }
  })

/** The folder of an index with that one alone, which nobody may change. */
const packedOnce = ({ root, version }: Python): string => {
  const place = join(madeByThisBundle("packed"), version)
  if (existsSync(place)) return place
  mkdirSync(dirname(place), { recursive: true })
  const aside = mkdtempSync(`${place}-`)
  runtime({}, "pack", root, aside)
  try {
    renameSync(aside, place)
  } catch (error) {
    // Another test file may have been first.
    if (!existsSync(place)) throw error
    rmSync(aside, { recursive: true })
  }
  return place
}

const listedIn = (folder: string): ReadonlyArray<unknown> =>
  JSON.parse(readFileSync(join(folder, "index.json"), "utf8")).pythons

/** The folder of an index with these, the caller's own. */
export const packedPythons = (...pythons: ReadonlyArray<Python>): string => {
  const folder = temporaryFolder("pythons")
  const each = pythons.map(packedOnce)
  for (const one of each)
    for (const name of readdirSync(one)) cpSync(join(one, name), join(folder, name), { preserveTimestamps: true })
  if (each.length > 1)
    writeFileSync(join(folder, "index.json"), `${JSON.stringify({ pythons: each.flatMap(listedIn) }, null, 2)}\n`)
  return folder
}
