/** Stages an app as a platform does: `bin/compile` as a process of its own, with nothing of this environment. */
import { type ChildProcess, spawn } from "node:child_process"
import { lchownSync, mkdirSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Files } from "../index/Distribution.ts"
import type { RunningIndex } from "../index/PackageIndex.ts"
import { type Python, pyenvVersions } from "../machine/Pythons.ts"
import { plantProgram } from "./KeptProgram.ts"
import { plant, snapshot, temporaryFolder, walk } from "../machine/Folders.ts"

export const buildpack = join(import.meta.dirname, "../../..")
/** A folder of `test/apps`. */
export const appFolder = (name: string): string => join(buildpack, "test/apps", name)

export interface CompileOptions {
  /** A folder to copy, or files; not needed with `again`. */
  readonly app?: string | Files
  /** Stages the same directory, with the same cache, once more. */
  readonly again?: Staged
  readonly index?: RunningIndex
  /** Staged with it, by `$PYTHON_VERSION`; else whatever the app asks for, among all of this machine. */
  readonly python?: Python
  /** Set besides, or instead of, what every staging has; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The files of ENV_DIR; `""` gives an empty argument; undefined none. */
  readonly envDir?: Readonly<Record<string, string>> | ""
  readonly cache?: string
  /** Gives no CACHE_DIR, and so no ENV_DIR either. */
  readonly withoutCache?: boolean
  /** Words that start the program given behind them: `unshare -rn`, `setpriv …`. */
  readonly within?: ReadonlyArray<string>
  /** The number of the user who owns what a platform would have made for the staging. */
  readonly owner?: number
  readonly cwd?: string
  readonly umask?: string
  /** Changes the copy of the app before it is staged: links, modes. */
  readonly prepare?: (app: string) => void
  readonly command?: "compile" | "test-compile" | "test" | "detect" | "release"
}

export interface Staged {
  readonly app: string
  readonly cache: string
  readonly home: string
  /** What `TMPDIR` was. */
  readonly temporary: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Both streams in the order in which they came. */
  readonly output: string
  /** The app's own files before and after: all but `.python` and `.profile.d`. */
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
}

export interface Compiling {
  readonly pid: number
  readonly kill: (signal: NodeJS.Signals) => void
  /** Closes the ends that its output is read from. */
  readonly hangUp: () => void
  readonly finished: Promise<Staged>
}

/** Longer than any staging of a test takes, shorter than a test may take. */
const deadline = 240_000
const ours = [".python", ".profile.d"]

interface Place {
  readonly app: string
  readonly cache: string
  readonly home: string
  readonly temporary: string
  readonly envDir: string
}

const place = (options: CompileOptions): Place => {
  const root = temporaryFolder("staging")
  const at = (name: string): string => {
    mkdirSync(join(root, name))
    return join(root, name)
  }
  const app = options.again?.app ?? at("the app")
  return {
    app,
    cache: options.cache ?? options.again?.cache ?? join(root, "cache"),
    home: at("home"),
    temporary: at("tmp"),
    envDir: at("env")
  }
}

const environment = (options: CompileOptions, at: Place): Record<string, string> => {
  const all: Record<string, string | undefined> = {
    PATH: "/usr/bin:/bin",
    HOME: at.home,
    TMPDIR: at.temporary,
    BUILDPACK_PYTHON_PATH: options.python?.root ?? pyenvVersions(),
    ...(options.python === undefined ? {} : { PYTHON_VERSION: options.python.version }),
    ...(options.index === undefined ? {} : { PIP_INDEX_URL: options.index.url }),
    ...options.env
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}

const argumentsOf = (options: CompileOptions, at: Place): Array<string> => {
  if (options.command === "detect" || options.command === "release") return [at.app]
  if (options.command === "test") return options.envDir === undefined ? [at.app] : [at.app, at.envDir]
  if (options.withoutCache === true) return [at.app]
  if (options.envDir === undefined) return [at.app, at.cache]
  return [at.app, at.cache, options.envDir === "" ? "" : at.envDir]
}

/** Everything of the staging's own folder, which is the one above its home. */
const give = (at: Place, owner: number): void => {
  const root = dirname(at.home)
  for (const path of [root, ...walk(root)]) lchownSync(path, owner, owner)
}

const collect = (child: ChildProcess) => {
  const text = { stdout: "", stderr: "", output: "" }
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (chunk: string) => {
      text[stream] += chunk
      text.output += chunk
    })
  }
  return text
}

/** Starts a staging and hands it over while it goes on. */
export const startCompile = (options: CompileOptions): Compiling => {
  const at = place(options)
  if (options.app !== undefined) plant(at.app, options.app)
  if (options.envDir !== undefined && options.envDir !== "") plant(at.envDir, options.envDir)
  if (options.cache === undefined && options.withoutCache !== true) plantProgram(at.cache)
  options.prepare?.(at.app)
  if (options.owner !== undefined) give(at, options.owner)
  const before = snapshot(at.app, ours)
  const program = join(buildpack, "bin", options.command ?? "compile")
  const words = [...(options.within ?? []), program, ...argumentsOf(options, at)]
  const argv = ["-c", `umask ${options.umask ?? "022"}; exec "$@"`, "sh", ...words]
  const child = spawn("/bin/sh", argv, {
    env: environment(options, at),
    cwd: options.cwd ?? "/",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: deadline
  })
  const text = collect(child)
  const finished = new Promise<Staged>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code, signal) => {
      const { app, cache, home, temporary } = at
      resolve({ app, cache, home, temporary, code, signal, ...text, before, after: snapshot(app, ours) })
    })
  })
  const hangUp = (): void => {
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  return { pid: child.pid ?? -1, kill: (signal) => child.kill(signal), hangUp, finished }
}

/** Stages to the end, be it good or bad. */
export const compile = (options: CompileOptions): Promise<Staged> => startCompile(options).finished

/** Stages to a good end; a bad one throws with all that was printed. */
export const compileWell = async (options: CompileOptions): Promise<Staged> => {
  const staged = await compile(options)
  if (staged.code !== 0) throw new Error(`bin/compile ended with ${staged.code ?? staged.signal}:\n${staged.output}`)
  return staged
}

/** What `bin/release` prints for a staged app. */
export const release = async (staged: Staged): Promise<string> =>
  (await compile({ again: staged, command: "release" })).stdout
