/** Archives of this machine's Pythons with an index, as `bin/runtime pack` makes them; made once for all that ask for the same. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { buildpack } from "../staging/StagedApp.ts"
import { temporaryFolder } from "./Folders.ts"
import type { Python } from "./Pythons.ts"

/** What it prints. */
export const runtime = (env: Readonly<Record<string, string>>, ...args: ReadonlyArray<string>): string =>
  execFileSync(join(buildpack, "bin/runtime"), args, {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath, ...env }
  })

/** The folder of an index with these. */
export const packedPythons = (...pythons: ReadonlyArray<Python>): string => {
  const folder = temporaryFolder("pythons")
  for (const { root } of pythons) runtime({}, "pack", root, folder)
  return folder
}
