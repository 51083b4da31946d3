/**
 * Stages and starts apps as herokuish does, which Dokku builds with: detect twice, variables as files alone, the log indented anew, and
 * start commands without a shell. Written after its source of August 2026.
 */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Yaml from "effect/encoding/Yaml"
import { quoteForShell } from "../../../src/index.ts"
import { snapshot } from "../machine/Folders.ts"
import { type ExecOptions, run, runFolder, type Running } from "./RunningApp.ts"
import { compile, type CompileOptions, compileWell, release, type Staged } from "./StagedApp.ts"

/** As its pipe through `sed` does: nothing of a line's depth is left. */
export const indented = (log: string): string =>
  log
    .split("\n")
    .map((line) => (/^(?:--|==)/.test(line) || line === "" ? line : `      ${line.trimStart()}`))
    .join("\n")

export interface HerokuishStaged extends Staged {
  /** What its user reads. */
  readonly log: string
}

/** Of the buildpack's own variables and its user's, only the operator's are in the environment. */
const environment = {
  STACK: "heroku-24",
  // It stages and runs in one image, whatever its name says.
  PYTHON_RUNTIMES: "host",
  REQUEST_ID: "x",
  CURL_CONNECT_TIMEOUT: "90",
  CURL_TIMEOUT: "600"
} as const

/** The app's folder is the working directory, and `$HOME`. */
const inFolder = ["/bin/sh", "-c", 'cd "$2" && HOME=$2 APP_DIR=$2 exec "$@"', "herokuish"]

const typesIn = (text: string): ReadonlyArray<readonly [string, string]> => {
  const value: unknown = Yaml.parse(text)
  if (typeof value !== "object" || value === null) throw new Error(`no mapping: ${text}`)
  const types: unknown = Object.entries(value).find(([key]) => key === "default_process_types")?.[1] ?? {}
  return typeof types === "object" && types !== null
    ? Object.entries(types).map(([type, command]) => [type, String(command)])
    : []
}

/** Stages to a good end; a bad one throws. */
export const herokuish = async (
  options: Omit<CompileOptions, "env" | "within" | "python" | "index"> & {
    readonly envDir: Readonly<Record<string, string>>
  }
): Promise<HerokuishStaged> => {
  const first = await compile({ ...options, env: environment, within: inFolder, command: "detect" })
  const before = snapshot(first.app)
  const second = await compile({ again: first, env: environment, within: inFolder, command: "detect" })
  if (first.stdout.trim() === "" || first.stdout !== second.stdout) throw new Error("Unable to select a buildpack")
  if (JSON.stringify(snapshot(first.app)) !== JSON.stringify(before)) throw new Error("bin/detect has changed the app")
  const { app: _, ...rest } = options
  const staged = await compileWell({ ...rest, again: first, env: environment, within: inFolder })
  const answer = await release(staged)
  writeFileSync(join(staged.app, ".release"), answer)
  const procfile = join(staged.app, "Procfile")
  if (!existsSync(procfile))
    writeFileSync(
      procfile,
      typesIn(answer)
        .map(([type, command]) => `${type}: ${command}\n`)
        .join("")
    )
  chmodSync(procfile, 0o644)
  return { ...staged, log: indented(staged.output) }
}

/** The command of a process type, as `procfile-parse` finds it: up to the first colon, and no line with `#` before it. */
export const commandOf = (staged: Staged, type: string): string => {
  const lines = readFileSync(join(runFolder(staged), "Procfile"), "utf8").split("\n")
  const found = lines.filter((line) => !line.startsWith("#")).find((line) => line.startsWith(`${type}:`))
  if (found === undefined) throw new Error(`Proc entrypoint ${type} does not exist`)
  return found.slice(type.length + 1).trim()
}

/** A shell's words that start a command as `procfile-exec` does: what `eval echo` makes of it, split again, and no shell. */
export const withoutShell = (command: string): string => `exec $(eval echo ${quoteForShell(command)})`

/** Starts a process of a staged app, moved, and waits until it answers. */
export const start = (staged: Staged, options: ExecOptions = {}, type = "web"): Promise<Running> =>
  run(staged, { ...options, command: withoutShell(commandOf(staged, type)) })
