/** Package managers, pinned, as their own authors' programs: what the readers of their lock files are held against. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import { newestWithPip } from "./Pythons.ts"

const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "python-buildpack-development")

/** The folder with a tool of one file, installed once by pip; `undefined` where there is no index that has it. */
const installed = (requirement: string): string | undefined => {
  const place = join(cache, requirement.replace("==", "-"))
  if (existsSync(place)) return place
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(join(cache, ".new-"))
  const patience = ["--retries", "1", "--timeout", "10", "--disable-pip-version-check"]
  const what = ["--no-deps", "--only-binary", ":all:", "--target", aside, requirement]
  try {
    execFileSync(newestWithPip().path, ["-m", "pip", "install", "-q", ...patience, ...what], {
      stdio: "pipe",
      timeout: 120_000
    })
    if (!existsSync(place)) renameSync(aside, place)
    return place
  } catch {
    return undefined
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** The program of the uv that wrote the lock files of the tests. */
export const uvProgram = (): string | undefined => {
  const place = installed("uv==0.13.9")
  return place === undefined ? undefined : join(place, "bin/uv")
}
