/**
 * Stages as Cloud Foundry's builder does: detect, supply, finalize, release and Procfile, and one archive of it all. Written after what
 * the builder of February 2026 was seen to do; what an app of ours never meets (credentials of services, addresses of buildpacks) is left out.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import * as Yaml from "effect/encoding/Yaml"
import type { Files } from "../index/Distribution.ts"
import { plant, temporaryFolder, walk } from "../machine/Folders.ts"

/** What the builder ends with. */
export const diegoCodes = {
  well: 0,
  other: 1,
  nobodyDetects: 222,
  lastFails: 223,
  releaseFails: 224,
  supplyFails: 225
} as const

export interface DiegoOptions {
  readonly app: string | Files
  /** Folders of buildpacks, in their order. */
  readonly buildpacks: ReadonlyArray<string>
  /** As `cf push -b` does; else the first that detects the app stages it, alone. */
  readonly skipDetect?: boolean
  /** The cache of the app, kept from one staging to the next. */
  readonly cache?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Words that start the program given behind them. */
  readonly within?: ReadonlyArray<string>
  /** The number of the user who owns the place of the staging. */
  readonly owner?: number
  /** Sees the log as it comes. */
  readonly onOutput?: (text: string) => void
}

export interface Droplet {
  readonly code: number
  readonly output: string
  /** The archive; there when `code` is 0. */
  readonly archive: string
  readonly cache: string
  readonly processes: Readonly<Record<string, string>>
  /** The paths of the staging, none of which is there any more. */
  readonly places: ReadonlyArray<string>
}

/** Ends the staging with a code. */
class Ended extends Error {
  readonly code: number
  constructor(code: number, message = "") {
    super(message)
    this.code = code
  }
}

interface Work {
  readonly app: string
  readonly cache: string
  readonly contents: string
  readonly env: Readonly<Record<string, string>>
  readonly within: ReadonlyArray<string>
  readonly own: () => void
  readonly onOutput: (text: string) => void
  output: string
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once("error", () => resolve(126))
    child.once("close", (code) => resolve(code ?? 128))
  })

const script = async (work: Work, buildpack: string, name: string, args: ReadonlyArray<string>) => {
  work.own()
  const [command = "", ...rest] = [...work.within, join(buildpack, "bin", name), ...args]
  const child = spawn(command, rest, { cwd: "/", env: work.env, stdio: ["ignore", "pipe", "pipe"] })
  let stdout = ""
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()))
  // What `bin/release` prints is read and not shown.
  for (const stream of name === "release" ? [child.stderr] : [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      work.output += chunk.toString()
      work.onOutput(chunk.toString())
    })
  return { code: await ended(child), stdout }
}

const has = (buildpack: string, name: string): boolean => existsSync(join(buildpack, "bin", name))

const detected = async (work: Work, buildpacks: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  for (const buildpack of buildpacks)
    if ((await script(work, buildpack, "detect", [work.app])).code === 0) return [buildpack]
  throw new Ended(diegoCodes.nobodyDetects)
}

/** The cache of one that is not the last is named by a digest of its key; the builder takes xxHash, in as many digits. */
const cacheOf = (work: Work, buildpack: string, isLast: boolean): string =>
  join(work.cache, isLast ? "final" : createHash("md5").update(buildpack).digest("hex").slice(0, 16))

const scalars = (value: unknown): Record<string, string> => {
  if (value === null) return {}
  if (typeof value !== "object" || Array.isArray(value)) throw new Error("no mapping")
  const entries = Object.entries(value).map(([name, one]: [string, unknown]) => {
    if (typeof one === "object" && one !== null) throw new Error(`${name} is no text`)
    return [name, String(one)] as const
  })
  return Object.fromEntries(entries)
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined

const parsed = <A>(code: number, text: string, use: (value: unknown) => A): A => {
  try {
    return use(Yaml.parse(text))
  } catch (error) {
    throw new Ended(code, String(error))
  }
}

const launchProcesses = (file: string): Record<string, string> =>
  parsed(diegoCodes.releaseFails, readFileSync(file, "utf8"), (value) => {
    const list: unknown = field(value, "processes")
    const processes: ReadonlyArray<unknown> = Array.isArray(list) ? list : []
    return Object.fromEntries(processes.map((one) => [String(field(one, "type")), String(field(one, "command"))]))
  })

/** Runs the scripts, and gives what the last buildpack offers. */
const runScripts = async (work: Work, buildpacks: ReadonlyArray<string>): Promise<Record<string, string>> => {
  const digits = String(buildpacks.length).length
  const deps = join(work.contents, "deps")
  const profiles = join(work.contents, "profile.d")
  mkdirSync(profiles)
  for (const [at] of buildpacks.entries()) mkdirSync(join(deps, String(at).padStart(digits, "0")), { recursive: true })
  const last = buildpacks.length - 1
  const offered: Record<string, string> = {}
  for (const [at, buildpack] of buildpacks.entries()) {
    const index = String(at).padStart(digits, "0")
    const cache = cacheOf(work, buildpack, at === last)
    mkdirSync(cache, { recursive: true })
    const args = [work.app, cache, deps, index]
    const launch = join(deps, String(at), "launch.yml")
    if (at < last) {
      const fine = has(buildpack, "supply") && (await script(work, buildpack, "supply", args)).code === 0
      if (!fine) throw new Ended(diegoCodes.supplyFails)
    } else if (has(buildpack, "finalize")) {
      const supplied = !has(buildpack, "supply") || (await script(work, buildpack, "supply", args)).code === 0
      if (!supplied || (await script(work, buildpack, "finalize", [...args, profiles])).code !== 0)
        throw new Ended(diegoCodes.lastFails)
    } else {
      rmSync(join(deps, index), { recursive: true })
      if ((await script(work, buildpack, "compile", args.slice(0, 2))).code !== 0) throw new Ended(diegoCodes.lastFails)
    }
    if (existsSync(launch)) Object.assign(offered, launchProcesses(launch))
    else if (at === last) {
      const { code, stdout } = await script(work, buildpack, "release", [work.app])
      if (code !== 0) throw new Ended(diegoCodes.releaseFails)
      const types = parsed(diegoCodes.releaseFails, stdout, (value) => field(value, "default_process_types") ?? {})
      Object.assign(offered, scalars(types))
    }
  }
  return offered
}

const procfile = (app: string): Record<string, string> => {
  const file = join(app, "Procfile")
  return existsSync(file) ? parsed(diegoCodes.other, readFileSync(file, "utf8"), scalars) : {}
}

/** Whatever is kept for a buildpack that stages the app no more goes. */
const sweepCache = (work: Work, buildpacks: ReadonlyArray<string>): void => {
  mkdirSync(work.cache, { recursive: true })
  const kept = new Set(buildpacks.map((one, at) => cacheOf(work, one, at === buildpacks.length - 1)))
  for (const name of readdirSync(work.cache)) {
    const path = join(work.cache, name)
    if (!kept.has(path)) rmSync(path, { recursive: true })
  }
}

/** Stages an app to any end. */
export const diegoBuild = async (options: DiegoOptions): Promise<Droplet> => {
  const root = temporaryFolder("diego", "-")
  const at = (name: string): string => {
    mkdirSync(join(root, name))
    return join(root, name)
  }
  const [app, home, tmp] = [at("app"), at("home"), at("tmp")]
  plant(app, options.app)
  const given: Record<string, string | undefined> = {
    PATH: "/usr/bin:/bin",
    HOME: home,
    TMPDIR: tmp,
    LANG: "en_US.UTF-8",
    USER: "vcap",
    CF_STACK: "cflinuxfs4",
    MEMORY_LIMIT: "1024m",
    VCAP_APPLICATION: "{}",
    VCAP_SERVICES: "{}",
    ...options.env
  }
  const env = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
  const cache = options.cache ?? join(root, "cache")
  const contents = mkdtempSync(join(tmp, "contents"))
  const { onOutput = () => {}, owner, within = [] } = options
  const own = (): void => {
    if (owner !== undefined) for (const path of [root, ...walk(root), ...walk(cache)]) lchownSync(path, owner, owner)
  }
  const work: Work = { app, cache, contents, env, within, own, onOutput, output: "" }
  const archive = join(root, "droplet.tgz")
  const end = (code: number, processes: Readonly<Record<string, string>> = {}): Droplet => {
    for (const each of [contents, app]) rmSync(each, { recursive: true, force: true })
    return { code, output: work.output, archive, cache, processes, places: [root, contents, app] }
  }
  try {
    const chosen = options.skipDetect === true ? options.buildpacks : await detected(work, options.buildpacks)
    sweepCache(work, chosen)
    const processes = { ...(await runScripts(work, chosen)), ...procfile(app) }
    cpSync(app, join(contents, "app"), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    for (const name of ["tmp", "logs"]) mkdirSync(join(contents, name))
    const info = { detected_buildpack: "Python", start_command: processes["web"] ?? "" }
    writeFileSync(join(contents, "staging_info.yml"), JSON.stringify(info))
    // The builder compresses more; what comes out is the same.
    execFileSync("tar", ["-I", "gzip -1", "-cf", archive, "-C", contents, "."])
    return end(0, processes)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
    work.output += error.message
    return end(error.code)
  }
}
