/** Zips that `npm run package -- cf` writes, and what comes out of them as a platform unpacks them. */
import { execFile, execFileSync, spawnSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { temporaryFolder } from "../machine/Folders.ts"
import { buildpack } from "./StagedApp.ts"

const execute = promisify(execFile)

export interface PackedZip {
  readonly path: string
  readonly name: string
}

/** Started from elsewhere, as a person may. */
export const packCf = async (...flags: ReadonlyArray<string>): Promise<PackedZip> => {
  const folder = temporaryFolder("zips")
  const words = [join(buildpack, ".ci/package.ts"), "cf", ...flags, folder]
  const { stdout } = await execute(process.execPath, words, { cwd: "/" })
  const name = /^\S+\.zip/m.exec(stdout)?.[0] ?? "missing"
  return { path: join(folder, name), name }
}

export const canUnzip = spawnSync("unzip", ["-v"]).status === 0

/** By a program that heeds modes, under a mask that takes all but the owner's from what the zip does not say. */
export const unzipped = ({ path }: PackedZip): string => {
  const folder = join(temporaryFolder("buildpacks"), basename(path, ".zip"))
  mkdirSync(folder)
  execFileSync("/bin/sh", ["-c", 'umask 077; exec unzip -q "$0" -d "$1"', path, folder])
  return folder
}
