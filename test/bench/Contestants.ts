/** The ways of getting a set's packages into a user base (PEP 370) that are compared, each as commands to be timed. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Python } from "../acceptance/harness/Pythons.ts"
import { pack } from "../acceptance/index/Distribution.ts"
import { toolsOf } from "./Recording.ts"
import type { AppSet } from "./Sets.ts"
import type { Command } from "./Stopwatch.ts"

/** What all contestants of a set have in common. */
export interface Course {
  readonly set: AppSet
  readonly python: Python
  readonly index: string
  /** The buildpack's pip for this Python and what goes with it, unpacked and compiled. */
  readonly tools: string
  readonly uv: string | undefined
  /** A cache directory of the buildpack with its tools in it and no package of the set. */
  readonly toolsCache: string
}

export interface Attempt {
  readonly commands: ReadonlyArray<Command>
  /** The user base that is there afterwards. */
  readonly result: string
}

export interface Contestant {
  readonly id: "empty" | "tools" | "pip" | "uv" | "predecessor"
  readonly title: string
  /** Makes ready in a new folder, outside of the time. */
  readonly prepare: (course: Course, folder: string) => Attempt
}

const buildpack = join(import.meta.dirname, "../..")

const made = (...parts: ReadonlyArray<string>): string => {
  const folder = join(...parts)
  mkdirSync(folder, { recursive: true })
  return folder
}

const environment = (course: Course, folder: string): Record<string, string> => ({
  PATH: "/usr/bin:/bin",
  LANG: "C.UTF-8",
  HOME: made(folder, "home"),
  TMPDIR: made(folder, "tmp"),
  PIP_INDEX_URL: course.index,
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_PROGRESS_BAR: "off",
  PIP_CONFIG_FILE: "/dev/null"
})

/** Both streams of an attempt. */
export const logOf = (folder: string): string => join(folder, "log")

/** A copy of the app that asks for the interpreter that is here, be it another patch release than the set's own. */
const plantApp = (course: Course, folder: string): string => {
  const app = join(folder, "app")
  cpSync(course.set.folder, app, { recursive: true })
  writeFileSync(join(app, "runtime.txt"), `python-${course.python.version}\n`)
  return app
}

const staging = (course: Course, folder: string, app: string, cache: string): Attempt => ({
  commands: [
    {
      argv: [join(buildpack, "bin/compile"), app, cache],
      env: { ...environment(course, folder), BUILDPACK_PYTHON_PATH: course.python.root },
      cwd: "/",
      log: logOf(folder)
    }
  ],
  result: join(app, ".python")
})

/** A staging of no package of the index: afterwards the cache directory holds the tools, and nothing else of use. */
export const stagingOfTools = (course: Course, folder: string): Attempt => {
  const app = made(folder, "app")
  const [wheel] = pack({ name: "nothing", version: "1.0", wheel: { files: { "nothing.py": "" } } })
  if (wheel === undefined) throw new Error("no wheel was packed")
  writeFileSync(join(app, wheel.filename), wheel.bytes)
  writeFileSync(join(app, "requirements.txt"), `./${wheel.filename}\n`)
  writeFileSync(join(app, "runtime.txt"), `python-${course.python.version}\n`)
  return staging(course, folder, app, course.toolsCache)
}

const pipAlone = (course: Course, folder: string): Attempt => {
  const result = join(folder, "base")
  const argv = [course.python.path, "-m", "pip", "install", "--user", "--ignore-installed", "--no-cache-dir"]
  return {
    commands: [
      {
        argv: [...argv, "--no-warn-script-location", "-r", join(course.set.folder, "requirements.txt")],
        env: {
          ...environment(course, folder),
          PYTHONPATH: course.tools,
          PYTHONUSERBASE: result,
          PIP_BREAK_SYSTEM_PACKAGES: "1"
        },
        cwd: folder,
        log: logOf(folder)
      }
    ],
    result
  }
}

const byUv = (course: Course, folder: string): Attempt => {
  const result = join(folder, "base")
  const argv = [course.uv ?? "", "pip", "install", "--python", course.python.path, "--prefix", result]
  const options = ["--compile-bytecode", "--no-config", "--no-progress", "--default-index", course.index]
  return {
    commands: [
      {
        argv: [
          ...argv,
          ...options,
          "--cache-dir",
          join(folder, "cache"),
          "-r",
          join(course.set.folder, "requirements.txt")
        ],
        env: environment(course, folder),
        cwd: folder,
        log: logOf(folder)
      }
    ],
    result
  }
}

/**
 * The steps of the original Stackato buildpack. What today's pips refuse is replaced (`--download-cache` by
 * `--cache-dir`) or left out (`--use-wheel`, which is always on now).
 */
const predecessor = (course: Course, folder: string): Attempt => {
  const result = join(folder, "base")
  const cache = made(folder, "cache")
  const requirements = join(course.set.folder, "requirements.txt")
  const env = { ...environment(course, folder), PYTHONUSERBASE: result, PIP_BREAK_SYSTEM_PACKAGES: "1" }
  const pip = (...args: ReadonlyArray<string>): Command => ({
    argv: [course.python.path, "-m", "pip", ...args],
    env: { ...env, PIP_NO_WARN_SCRIPT_LOCATION: "0" },
    cwd: folder,
    log: logOf(folder)
  })
  const kept = ["--cache-dir", cache]
  return {
    commands: [
      pip("install", ...kept, "--user", "--upgrade", "pip"),
      pip("--version"),
      pip("install", ...kept, "--user", "--upgrade", "wheel"),
      pip("wheel", ...kept, "--find-links", cache, "--wheel-dir", cache, "-r", requirements),
      pip("install", "--no-index", "--upgrade", "--user", "--find-links", cache, "-r", requirements),
      pip("freeze")
    ],
    result
  }
}

/** In the order of the table. uv is left out where it is not to be had, or cannot serve the Python. */
export const contestants = (course: Course): ReadonlyArray<Contestant> => {
  const [pip] = toolsOf(course.set.line)
  const all: ReadonlyArray<Contestant> = [
    {
      id: "empty",
      title: "this buildpack, cache directory empty",
      prepare: (course, folder) => staging(course, folder, plantApp(course, folder), join(folder, "cache"))
    },
    {
      id: "tools",
      title: "this buildpack, its tools in the cache, no packages",
      prepare: (course, folder) => {
        const cache = join(folder, "cache")
        cpSync(course.toolsCache, cache, { recursive: true, preserveTimestamps: true })
        return staging(course, folder, plantApp(course, folder), cache)
      }
    },
    { id: "pip", title: `pip ${pip.version} alone, itself at hand`, prepare: pipAlone },
    { id: "uv", title: "uv, compiling, cache empty", prepare: byUv },
    { id: "predecessor", title: "the predecessor's steps, cache empty", prepare: predecessor }
  ]
  return all.filter(({ id }) => id !== "uv" || (course.uv !== undefined && course.set.line !== "2.7"))
}
