/** Starts a droplet as Cloud Foundry's launcher does: unpacked somewhere else, with every profile script read, by bash. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chmodSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "../index/PackageIndex.ts"
import { temporaryFolder } from "../machine/Folders.ts"
import type { Droplet } from "./DiegoBuilder.ts"
import { asNobody, type Executed, listening, type Running } from "./RunningApp.ts"

const unpacked = new Map<string, string>()

/** Where a droplet runs, unpacked the first time; anybody may look into it. */
export const dropletFolder = ({ archive }: Droplet): string => {
  const known = unpacked.get(archive)
  if (known !== undefined) return known
  const folder = join(temporaryFolder("cell"), "vcap")
  mkdirSync(folder)
  execFileSync("tar", ["-xzf", archive, "-C", folder])
  chmodSync(folder, 0o755)
  unpacked.set(archive, folder)
  return folder
}

export interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Runs as `nobody`; see `otherUser`. */
  readonly asOther?: boolean
  /** Words that start the program given behind them. */
  readonly within?: ReadonlyArray<string>
}

/** The launcher's own script, which it replaces itself by. */
const script = `
cd "$1"
if [ -n "$(ls ../profile.d/* 2> /dev/null)" ]; then
  for env_file in ../profile.d/*; do
    source $env_file
  done
fi
if [ -n "$(ls .profile.d/* 2> /dev/null)" ]; then
  for env_file in .profile.d/*; do
    source $env_file
  done
fi
if [ -f .profile ]; then
  source .profile
fi
shift
exec bash -c "$@"
`

const start = (droplet: Droplet, command: string, options: LaunchOptions): ChildProcess => {
  const root = dropletFolder(droplet)
  const app = join(root, "app")
  const words = [
    ...(options.within ?? []),
    ...(options.asOther === true ? ["setpriv", ...asNobody()] : []),
    "/bin/bash",
    "-c",
    script,
    "launcher",
    app,
    command
  ]
  const env = {
    PATH: "/usr/bin:/bin",
    LANG: "en_US.UTF-8",
    MEMORY_LIMIT: "512m",
    VCAP_APPLICATION: "{}",
    ...options.env,
    HOME: app,
    TMPDIR: join(root, "tmp"),
    DEPS_DIR: join(root, "deps")
  }
  const [program = "", ...rest] = words
  return spawn(program, rest, { cwd: root, env, detached: true, stdio: ["ignore", "pipe", "pipe"] })
}

/** Runs a command in the app to its end. */
export const runTask = (droplet: Droplet, command: string, options: LaunchOptions = {}): Promise<Executed> =>
  new Promise((resolve, reject) => {
    const child = start(droplet, command, options)
    const text = { stdout: "", stderr: "" }
    child.stdout?.on("data", (chunk: Buffer) => (text.stdout += chunk.toString()))
    child.stderr?.on("data", (chunk: Buffer) => (text.stderr += chunk.toString()))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, ...text }))
  })

/** The command that the droplet was staged with. */
const startCommand = (droplet: Droplet): string => {
  const info: unknown = JSON.parse(readFileSync(join(dropletFolder(droplet), "staging_info.yml"), "utf8"))
  const found = typeof info === "object" && info !== null && "start_command" in info ? info.start_command : ""
  if (typeof found !== "string" || found === "") throw new Error("the droplet has no start command")
  return found
}

/** Starts the app's web process, and waits until it answers. */
export const launch = async (droplet: Droplet, options: LaunchOptions = {}): Promise<Running> => {
  const port = await freePort()
  const env = { ...options.env, PORT: String(port), VCAP_APP_PORT: String(port), VCAP_APP_HOST: "0.0.0.0" }
  return listening(start(droplet, startCommand(droplet), { ...options, env }), port)
}
