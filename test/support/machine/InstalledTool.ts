/** A package manager in a virtual environment of its own, and what it has put into another one. */
import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { temporaryFolder } from "./Folders.ts"
import type { Python } from "./Pythons.ts"

export interface InstalledTool {
  /** Runs a command in a project, with a virtual environment for what it installs. */
  readonly run: (words: ReadonlyArray<string>, project: string, environment: string) => Promise<void>
}

const start = promisify(execFile)
const bound = { timeout: 300_000 }

/** `undefined` where the package index cannot be reached. */
export const toolOf = async (
  program: string,
  requirements: ReadonlyArray<string>,
  python: Python,
  variables: Readonly<Record<string, string>>
): Promise<InstalledTool | undefined> => {
  const home = temporaryFolder(program, "-")
  const bin = join(home, "tool/bin")
  try {
    await start(python.path, ["-m", "venv", join(home, "tool")], bound)
    await start(join(bin, "pip"), ["install", "--quiet", ...requirements], bound)
  } catch {
    return undefined
  }
  const run: InstalledTool["run"] = async (words, project, environment) => {
    const env = {
      PATH: `${environment}/bin:${process.env["PATH"] ?? ""}`,
      HOME: home,
      // What is kept of an index is kept by its name, and each test has another one of the same.
      XDG_CACHE_HOME: join(project, ".cache"),
      VIRTUAL_ENV: environment,
      ...variables
    }
    await start(join(bin, program), [...words], { ...bound, cwd: project, env })
  }
  return { run }
}
