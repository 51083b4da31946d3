/** `bin/stage --output oci:DIR` as a person starts it, and the image as go-containerregistry reads it. */
import { execFileSync, spawn } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "../index/PackageIndex.ts"
import { type Container, startIn } from "../machine/Containers.ts"
import { temporaryFolder } from "../machine/Folders.ts"
import { compileClient } from "./Lifecycle.ts"
import { listening } from "./RunningApp.ts"
import { buildpack } from "./StagedApp.ts"

export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs it to its end; `seen` is called with all that was printed until now. */
export const stageImage = (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>>,
  seen: (output: string, kill: () => void) => void = () => undefined
): Promise<Ended> => {
  const home = temporaryFolder("home")
  const child = spawn(join(buildpack, "bin/stage"), args, {
    cwd: home,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: home, BUILDPACK_NODE: process.execPath, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 240_000
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text
      seen(output, () => child.kill("SIGKILL"))
    })
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, output }))
  })
}

export interface ReadImage {
  readonly digest: string
  readonly annotations: Readonly<Record<string, string>> | null
  readonly layers: ReadonlyArray<{ readonly digest: string; readonly diffId: string }>
  readonly config: {
    readonly architecture: string
    readonly config: {
      readonly Cmd?: ReadonlyArray<string>
      readonly Env: ReadonlyArray<string>
      readonly User: string
      readonly WorkingDir: string
      readonly Labels?: Readonly<Record<string, string>>
    }
    readonly history: ReadonlyArray<{ readonly created_by?: string }>
  }
}

let program: string | undefined
const reader = (): string => (program ??= compileClient(temporaryFolder("clients", "-"), "readimage", "./readimage"))

let checked: string | undefined

/** Fails where anything of the layout is not what its digest says. */
export const readImage = (layout: string): ReadImage => {
  const env = { ...process.env, CHECKED_LAYERS: (checked ??= temporaryFolder("checked", "-")) }
  return JSON.parse(execFileSync(reader(), [layout], { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }))
}

const unpacked = new Map<string, string>()

/** All files of an image, its layers over each other, in a folder that stands for the root of a container; made once. */
export const unpackImage = (layout: string): string => {
  const { digest } = readImage(layout)
  const known = unpacked.get(digest)
  if (known !== undefined) return known
  const folder = temporaryFolder("container", "-")
  const root = join(folder, "root")
  mkdirSync(root)
  execFileSync(reader(), [layout, join(folder, "files.tar")], { stdio: "ignore" })
  execFileSync("tar", ["-xpf", join(folder, "files.tar"), "--numeric-owner", "-C", root])
  unpacked.set(digest, root)
  return root
}

/** A container as an engine makes one of what the image says, and what it starts. */
export const containerOf = (layout: string, shared: ReadonlyArray<string> = []) => {
  const { config } = readImage(layout).config
  const container: Container = {
    root: unpackImage(layout),
    user: config.User,
    cwd: config.WorkingDir,
    env: config.Env,
    shared
  }
  return { container, command: config.Cmd ?? [] }
}

/** What it says over HTTP, once it listens on a port that it is given. */
export const answerOf = async (container: Container, argv: ReadonlyArray<string>): Promise<string> => {
  const port = await freePort()
  const running = await listening(startIn({ ...container, env: [...container.env, `PORT=${port}`] }, argv), port)
  try {
    return (await running.get()).text
  } finally {
    await running.stop()
  }
}
