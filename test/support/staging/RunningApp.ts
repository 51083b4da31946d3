/** Starts staged apps as a platform does: from another folder, with the profile scripts, over HTTP, maybe as another user. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { freePort } from "../index/PackageIndex.ts"
import { release, type Staged } from "./StagedApp.ts"
import { temporaryFolder } from "../machine/Folders.ts"

export interface ExecOptions {
  /** Sources `.profile.d` first, as a platform does; true unless said otherwise. */
  readonly profile?: boolean
  readonly shell?: "bash" | "dash"
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /** Runs as `nobody`; see `otherUser`. */
  readonly asOther?: boolean
  /** Words that start the program given behind them. */
  readonly within?: ReadonlyArray<string>
  /** Shell code that runs before the profile scripts. */
  readonly first?: string
}

export interface Executed {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly url: string
  readonly get: (path?: string) => Promise<{ readonly status: number; readonly text: string }>
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const moved = new Map<string, string>()

/** Where the app runs: moved there the first time, so that nothing is left where it was staged. */
export const runFolder = (staged: Staged): string => {
  const known = moved.get(staged.app)
  if (known !== undefined) return known
  const folder = join(temporaryFolder("run time"), "another place", "app")
  mkdirSync(dirname(folder))
  renameSync(staged.app, folder)
  moved.set(staged.app, folder)
  return folder
}

/** Whether this test may run things as another user. */
export const otherUser: boolean = (() => {
  try {
    return (
      process.getuid?.() === 0 &&
      execFileSync("setpriv", [...asNobody(), "id", "-u"])
        .toString()
        .trim() === "65534"
    )
  } catch {
    return false
  }
})()

/** What `setpriv` takes to start the program given behind it as `nobody`. */
export function asNobody(): Array<string> {
  return ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]
}

const profile = 'for each in "$HOME"/.profile.d/*.sh; do if [ -r "$each" ]; then . "$each"; fi; done'

const start = (app: string, argv: ReadonlyArray<string>, options: ExecOptions): ChildProcess => {
  const prelude = [options.first ?? "", options.profile === false ? "" : profile].filter((each) => each !== "")
  const shell = [options.shell ?? "bash", "-c", [...prelude, 'exec "$@"'].join("\n"), "shell", ...argv]
  const user = options.asOther === true ? ["setpriv", ...asNobody()] : []
  const [command = "", ...rest] = [...(options.within ?? []), ...user, ...shell]
  const all: Record<string, string | undefined> = { PATH: "/usr/bin:/bin", HOME: app, ...options.env }
  const env = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return spawn(command, rest, { cwd: options.cwd ?? app, env, detached: true, stdio: ["ignore", "pipe", "pipe"] })
}

/** Runs a one-off command in the app, moved; a relative command is the app's. */
export const exec = (staged: Staged, argv: ReadonlyArray<string>, options: ExecOptions = {}): Promise<Executed> =>
  new Promise((resolve, reject) => {
    const child = start(runFolder(staged), argv, options)
    const text = { stdout: "", stderr: "" }
    child.stdout?.on("data", (chunk: Buffer) => (text.stdout += chunk.toString()))
    child.stderr?.on("data", (chunk: Buffer) => (text.stderr += chunk.toString()))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, ...text }))
  })

/** Runs `python -c`; what it printed, and an error with the traceback when it failed. */
export const python = async (staged: Staged, code: string, options: ExecOptions = {}): Promise<string> => {
  const done = await exec(staged, ["python", "-c", code], options)
  if (done.code !== 0) throw new Error(`python ended with ${done.code}:\n${done.stdout}${done.stderr}`)
  return done.stdout.trim()
}

/** The `web` line of a Procfile, or of what `bin/release` prints. */
const webLine = (text: string): string | undefined => {
  const found = /^\s*web:\s*(.+?)\s*$/m.exec(text)?.[1]
  return found?.startsWith('"') === true ? String(JSON.parse(found)) : found
}

const startCommand = async (staged: Staged, app: string): Promise<string> => {
  const procfile = join(app, "Procfile")
  const text = existsSync(procfile) ? readFileSync(procfile, "utf8") : await release({ ...staged, app })
  const command = webLine(text)
  if (command === undefined) throw new Error(`nothing starts this app: ${text}`)
  return command
}

/** Connects until somebody answers; gives up when the app has ended or after a minute. */
const answering = async (url: string, child: ChildProcess, output: () => string): Promise<void> => {
  const end = performance.now() + 60_000
  while (performance.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break
    try {
      await fetch(url)
      return
    } catch {
      await pause(20)
    }
  }
  throw new Error(`the app does not answer at ${url}:\n${output()}`)
}

/** Ends the app with its whole process group. */
const stopping = (child: ChildProcess) => async (): Promise<void> => {
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal)
    } catch {
      /* has ended by itself */
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve))
    kill("SIGTERM")
    await Promise.race([ended, pause(5000, undefined, { ref: false })])
  }
  kill("SIGKILL")
}

/** Waits until a process that was started as the leader of its group answers on a port; one that does not is ended. */
export const listening = async (child: ChildProcess, port: number): Promise<Running> => {
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  const stop = stopping(child)
  try {
    await answering(url, child, () => text)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    get: async (path = "/") => {
      const response = await fetch(`${url}${path}`)
      return { status: response.status, text: await response.text() }
    },
    output: () => text,
    stop
  }
}

/** Starts the app's web process, moved, and waits until it answers. */
export const run = async (
  staged: Staged,
  options: ExecOptions & { readonly command?: string } = {}
): Promise<Running> => {
  const app = runFolder(staged)
  const command = options.command ?? (await startCommand(staged, app))
  const port = await freePort()
  const env = { PORT: String(port), ...options.env }
  const child = start(app, [options.shell ?? "bash", "-c", command], { ...options, env })
  return listening(child, port)
}

/** Starts the app, asks it for one path, and ends it. */
export const answerOf = async (
  staged: Staged,
  options: ExecOptions & { readonly command?: string; readonly path?: string } = {}
): Promise<string> => {
  const running = await run(staged, options)
  try {
    const { status, text } = await running.get(options.path)
    if (status !== 200) throw new Error(`the app answered ${status}: ${text}\n${running.output()}`)
    return text
  } finally {
    await running.stop()
  }
}
