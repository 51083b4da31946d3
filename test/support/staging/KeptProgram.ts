/** The program as Node.js has compiled it, of one staging, for the caches of all others: compiling it is a third of a restage. */
import { createHash } from "node:crypto"
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { toolsFolder } from "../index/Tools.ts"

const bundle = join(import.meta.dirname, "../../../bin/program.cjs")
let known: string | undefined
/** Of the bundle that is tested: what another one has made proves nothing about this one. */
export const bundleDigest = (): string =>
  (known ??= createHash("sha256").update(readFileSync(bundle)).digest("hex").slice(0, 16))

/** The name in a cache, of that which `bin/compile` uses. */
export const programName = "program-compile"

/** Where it waits, once a staging has made it. */
export const programPath = (): string => join(dirname(toolsFolder), "unpacked", bundleDigest(), programName)

/** Leaves it in a cache that is not there yet, as the staging of another app would. */
export const plantProgram = (cache: string): void => {
  const folder = join(cache, "python-buildpack")
  if (!existsSync(programPath()) || existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  copyFileSync(programPath(), join(folder, programName))
}
