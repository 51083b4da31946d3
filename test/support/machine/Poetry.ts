/** Poetry itself, of a release, in a virtual environment of its own; or none, where the package index cannot be reached. */
import { execFile } from "node:child_process"
import { existsSync, mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { temporaryFolder } from "./Folders.ts"
import type { Python } from "./Pythons.ts"

export interface Poetry {
  /** Runs a command in a project, with a virtual environment for what it installs. */
  readonly run: (words: ReadonlyArray<string>, project: string, environment?: string) => Promise<void>
}

const start = promisify(execFile)
const bound = { timeout: 300_000 }

export const poetryOf = async (release: string, python: Python): Promise<Poetry | undefined> => {
  const home = temporaryFolder("poetry", "-")
  const bin = join(home, "tool/bin")
  try {
    await start(python.path, ["-m", "venv", join(home, "tool")], bound)
    await start(join(bin, "pip"), ["install", "--quiet", `poetry==${release}`], bound)
  } catch {
    return undefined
  }
  const run: Poetry["run"] = async (words, project, environment) => {
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: home,
      // What is kept of an index is kept by its name, and each test has another one of the same.
      POETRY_CACHE_DIR: join(project, ".cache"),
      POETRY_VIRTUALENVS_CREATE: "false",
      PYTHON_KEYRING_BACKEND: "keyring.backends.null.Keyring",
      ...(environment === undefined ? {} : { VIRTUAL_ENV: environment })
    }
    await start(join(bin, "poetry"), [...words, "--no-interaction"], { ...bound, cwd: project, env })
  }
  return { run }
}

/** An empty virtual environment of that Python. */
export const environmentOf = async (python: Python): Promise<string> => {
  const place = join(temporaryFolder("environment", "-"), "venv")
  mkdirSync(place)
  await start(python.path, ["-m", "venv", "--without-pip", place], bound)
  return place
}

/** `alpha==1.0`, in order. */
export const installedIn = (environment: string, { line }: Python): ReadonlyArray<string> => {
  const site = join(environment, `lib/python${line}/site-packages`)
  return (existsSync(site) ? readdirSync(site) : [])
    .flatMap((name) => {
      const [, project, version] = /^(.+)-([^-]+)\.dist-info$/.exec(name) ?? []
      return project === undefined ? [] : [`${project.replaceAll("_", "-")}==${version}`]
    })
    .toSorted()
}
