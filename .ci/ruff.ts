/**
 * Lints the programs in Python, by the pinned ruff of the package index. It is installed once, into the user's cache; where there
 * is no Python with pip, or no index, a line says that nothing was linted, and that is no failure.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const version = "0.17.6"
const sources = fileURLToPath(new URL("../src/python", import.meta.url))
const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "python-buildpack-development")
const place = join(cache, `ruff-${version}`)
const ruff = join(place, "bin/ruff")

/** The commands on `PATH`, then pyenv's. */
const candidates = (): ReadonlyArray<string> => {
  const versions = join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions")
  const pyenv = existsSync(versions) ? readdirSync(versions) : []
  return [
    "python3",
    "python",
    ...pyenv.filter((name) => /^3\.\d+\.\d+$/.test(name)).map((name) => join(versions, name, "bin/python"))
  ]
}

const hasPip = (python: string): boolean =>
  spawnSync(python, ["-c", "import sys, pip; sys.exit(sys.version_info < (3, 8))"], { stdio: "ignore" }).status === 0

/** Why it could not be installed; `undefined` where it is. Several checks at once may do so: the first one's stays. */
const install = (): string | undefined => {
  const python = candidates().find(hasPip)
  if (python === undefined) return "no Python from 3.8 on with pip is here"
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(join(cache, ".new-"))
  const patience = ["--retries", "1", "--timeout", "10", "--disable-pip-version-check"]
  const what = ["--no-deps", "--only-binary", ":all:", "--target", aside, `ruff==${version}`]
  try {
    execFileSync(python, ["-m", "pip", "install", "-q", ...patience, ...what], { stdio: "pipe", timeout: 120_000 })
    if (!existsSync(join(aside, "bin/ruff"))) return "pip installed no program"
    if (!existsSync(place)) renameSync(aside, place)
    return undefined
  } catch (error) {
    const lines = error instanceof Error ? error.message.trim().split("\n") : []
    return lines.findLast((line) => line.startsWith("ERROR")) ?? "pip could not install it"
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

const missing = existsSync(ruff) ? undefined : install()
if (missing === undefined) {
  // The same whatever a user has set for code of their own.
  const args = ["check", "--no-cache", "-q", "--config", join(sources, "ruff.toml"), sources]
  process.exitCode = spawnSync(ruff, args, { stdio: "inherit" }).status ?? 1
} else console.log(`src/python was not linted, since ruff ${version} is not to be had: ${missing}`)
