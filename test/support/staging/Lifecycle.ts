/** The real lifecycle and its launcher, built from the Go module that `test/clients` pins, over a work area as a platform makes one. */
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, cpSync, lchownSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { buildpackVersion } from "../../../src/domain/BuildpackVersion.ts"
import { lowerCaseFolder, plant, temporaryFolder, walk } from "../machine/Folders.ts"
import { asNobody } from "./RunningApp.ts"
import { buildpack } from "./StagedApp.ts"
import type { Files } from "../index/Distribution.ts"
import { freePort } from "../index/PackageIndex.ts"

const clients = join(buildpack, "test/clients")
export const hasGo: boolean = spawnSync("go", ["version"]).status === 0

/** It refuses root, and so a user is taken that has nothing on this machine. */
const builder = 1000
const asBuilder =
  process.getuid?.() === 0
    ? ["setpriv", `--reuid=${builder}`, `--regid=${builder}`, "--clear-groups", "--no-new-privs"]
    : []

/** What Go has compiled once it keeps, so a second time takes a second. */
export const compileClient = (folder: string, name: string, from: string): string => {
  const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly -buildvcs=false -trimpath" }
  const program = join(folder, name)
  execFileSync("go", ["build", "-o", program, from], { cwd: clients, env, stdio: ["ignore", "pipe", "pipe"] })
  return program
}

/** Both programs, in a folder. */
export const buildClients = (): string => {
  const folder = temporaryFolder("clients", "-")
  compileClient(folder, "lifecycle", ".")
  compileClient(folder, "launcher", "github.com/buildpacks/lifecycle/cmd/launcher")
  return folder
}

const isLabels = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string")

/** The labels of the first image of an OCI layout, as go-containerregistry reads it once it has found everything. */
export const readPackage = (layout: string): Readonly<Record<string, string>> => {
  const program = compileClient(temporaryFolder("clients", "-"), "readpackage", "./readpackage")
  const labels: unknown = JSON.parse(execFileSync(program, [layout], { encoding: "utf8" }))
  if (!isLabels(labels)) throw new Error("an image's labels are texts")
  return labels
}

export interface WorkArea {
  readonly root: string
  readonly layers: string
  readonly app: string
  readonly clients: string
}

const digest = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** An image of one layer with one file, as an OCI layout: all that a run image must have for an export. */
const plantRunImage = (folder: string): void => {
  const blobs = join(folder, "blobs/sha256")
  mkdirSync(blobs, { recursive: true })
  writeFileSync(join(folder, "base"), "base\n")
  const layer = execFileSync("tar", ["-cf", "-", "-C", folder, "base"])
  const blob = (bytes: string | Uint8Array, mediaType: string) => {
    writeFileSync(join(blobs, digest(bytes)), bytes)
    return {
      mediaType: `application/vnd.oci.image.${mediaType}`,
      digest: `sha256:${digest(bytes)}`,
      size: bytes.length
    }
  }
  const layers = [blob(layer, "layer.v1.tar")]
  const architecture = process.arch === "x64" ? "amd64" : process.arch
  const rootfs = { type: "layers", diff_ids: [`sha256:${digest(layer)}`] }
  const config = blob(JSON.stringify({ architecture, os: "linux", config: {}, rootfs }), "config.v1+json")
  const manifest = { schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config, layers }
  const manifests = [blob(JSON.stringify(manifest), "manifest.v1+json")]
  writeFileSync(join(folder, "index.json"), JSON.stringify({ schemaVersion: 2, manifests }))
  writeFileSync(join(folder, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }))
}

/** Another buildpack, by the text of its two programs. */
export interface OtherBuildpack {
  readonly id: string
  readonly detect: string
  readonly build: string
}

const plantOther = (folder: string, { build, detect, id }: OtherBuildpack): void => {
  plant(folder, {
    "bin/detect": { content: `#!/bin/sh\n${detect}`, mode: 0o755 },
    "bin/build": { content: `#!/bin/sh\n${build}`, mode: 0o755 },
    "buildpack.toml": `api = "0.12"\n[buildpack]\nid = "${id}"\nversion = "1.0.0"\n`
  })
}

export interface WorkAreaOptions {
  readonly clients: string
  readonly app: string | Files
  /** The user's variables, each a file of the platform's. */
  readonly env: Readonly<Record<string, string>>
  /** Comes before ours. */
  readonly before?: OtherBuildpack
  /** Comes behind ours. */
  readonly after?: OtherBuildpack
}

/** What a platform would make for the lifecycle, with the buildpack as its package has it. */
export const workArea = ({ after, app, before, clients: folder, env }: WorkAreaOptions): WorkArea => {
  const root = lowerCaseFolder("lifecycle")
  const at = (...parts: ReadonlyArray<string>) => join(root, ...parts)
  for (const name of ["layers", "cache", "platform/env", "tmp", "bin"]) mkdirSync(at(name), { recursive: true })
  plant(at("app"), app)
  plant(at("platform/env"), env)
  const own = at("buildpacks/python-buildpack_python", buildpackVersion)
  mkdirSync(own, { recursive: true })
  const packages = temporaryFolder("packages")
  execFileSync(process.execPath, [join(buildpack, ".ci/package.ts"), "cnb", packages], { stdio: "ignore" })
  execFileSync("tar", ["-xzpf", join(packages, `python-buildpack-cnb-${buildpackVersion}.tgz`), "-C", own])
  const named = (other: OtherBuildpack | undefined) => (other === undefined ? [] : [[other.id, "1.0.0"]])
  const group = [...named(before), ["python-buildpack/python", buildpackVersion], ...named(after)]
  for (const other of [before, after]) if (other !== undefined) plantOther(at("buildpacks", other.id, "1.0.0"), other)
  const entries = group.map(([id, version]) => `[[order.group]]\nid = "${id}"\nversion = "${version}"\n`)
  writeFileSync(at("order.toml"), `[[order]]\n${entries.join("")}`)
  plantRunImage(at("layout/index.docker.io/acme/run/latest"))
  cpSync(join(folder, "launcher"), at("launcher"))
  if (asBuilder.length > 0) for (const path of [root, ...walk(root)]) lchownSync(path, builder, builder)
  return { root, layers: at("layers"), app: at("app"), clients: folder }
}

export interface Built {
  readonly code: number | null
  readonly output: string
  /** The digest of each layer of the image by its name, `python-buildpack/python:packages`, and whether it was the one before. */
  readonly layers: Readonly<Record<string, { readonly digest: string; readonly reused: boolean }>>
}

const layersIn = (output: string): Built["layers"] =>
  Object.fromEntries(
    [...output.matchAll(/^(Adding|Reusing) layer '(python-buildpack\/[^']+)'\nLayer '[^']+' SHA: (\S+)/gm)].map(
      ([, how, name = "", sum = ""]) => [name.replace(/^.*:/, ""), { digest: sum, reused: how === "Reusing" }]
    )
  )

const phases = ["analyze", "detect", "restore", "build", "export"]

/** One build, in a container that has nothing of the one before but its image and its cache. */
export const build = (
  area: WorkArea,
  options: {
    readonly app?: string
    readonly phases?: ReadonlyArray<string>
    /** Words that start the program given behind them. */
    readonly within?: ReadonlyArray<string>
    /** What the image is for, `test`; `production` unless it is said. */
    readonly execEnv?: string
  } = {}
): Promise<Built> => {
  const { clients: folder, layers, root } = area
  for (const path of walk(layers).toReversed()) rmSync(path, { recursive: true, force: true })
  const [program = "", ...args] = [
    ...(options.within ?? []),
    ...asBuilder,
    join(folder, "lifecycle"),
    root,
    "acme/app:latest",
    ...(options.phases ?? phases)
  ]
  // The index that packages come from answers in this very process, so nothing may block it.
  const child = spawn(program, args, {
    cwd: root,
    env: {
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: join(root, "tmp"),
      TMPDIR: join(root, "tmp"),
      CNB_EXPERIMENTAL_MODE: "quiet",
      ...(options.execEnv === undefined ? {} : { CNB_EXEC_ENV: options.execEnv }),
      ...(options.app === undefined ? {} : { CNB_APP_DIR: options.app })
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      const text = stripVTControlCharacters(output)
      resolve({ code, output: text, layers: layersIn(text) })
    })
  })
}

/** A build that must end well. */
export const buildWell = async (...given: Parameters<typeof build>): Promise<Built> => {
  const built = await build(...given)
  if (built.code !== 0) throw new Error(`the lifecycle ended with ${built.code}:\n${built.output}`)
  return built
}

interface Described {
  readonly manifests?: ReadonlyArray<{ readonly digest: string }>
  readonly layers?: ReadonlyArray<{ readonly digest: string }>
  readonly config?: { readonly digest?: string; readonly Entrypoint?: ReadonlyArray<string> }
}
const described = (path: string): Described => {
  const value: unknown = JSON.parse(readFileSync(path, "utf8"))
  return typeof value === "object" && value !== null ? value : {}
}

const imageOf = ({ root }: WorkArea) => {
  const image = join(root, "layout/index.docker.io/acme/app/latest")
  const blob = (digestOf: string): string => join(image, "blobs", ...digestOf.split(":"))
  const [{ digest: manifest } = { digest: "" }] = described(join(image, "index.json")).manifests ?? []
  return { blob, manifest: described(blob(manifest)) }
}

/** What the image starts by itself. */
export const entryPoint = (area: WorkArea): ReadonlyArray<string> => {
  const { blob, manifest } = imageOf(area)
  return described(blob(manifest.config?.digest ?? "")).config?.Entrypoint ?? []
}

/** Puts the layers that the image has of this area's folders where they belong, as a container of it would have them. */
export const unpackImage = (area: WorkArea): void => {
  const { layers } = area
  for (const path of walk(layers).toReversed()) rmSync(path, { recursive: true, force: true })
  const { blob, manifest } = imageOf(area)
  for (const layer of manifest.layers ?? []) {
    // Their members have absolute paths; those of this folder alone are taken.
    const own = spawnSync("tar", ["-xPpf", blob(layer.digest), layers], { encoding: "utf8" })
    if (own.status !== 0 && !own.stderr.includes("Not found in archive")) throw new Error(own.stderr)
  }
}

/** Starts a process of the image by the launcher, as `nobody`, and asks it for a path until it answers. */
export const launch = async (
  area: WorkArea,
  { path = "/", within = [] }: { readonly path?: string; readonly within?: ReadonlyArray<string> } = {}
): Promise<string> => {
  const { app, layers, root } = area
  const port = await freePort()
  const web = join(root, "bin", "web")
  rmSync(web, { force: true })
  symlinkSync(join(root, "launcher"), web)
  chmodSync(root, 0o755)
  const user = process.getuid?.() === 0 ? ["setpriv", ...asNobody()] : []
  const [program = "", ...args] = [...within, ...user, web]
  const env = {
    PATH: "/usr/bin:/bin",
    PORT: String(port),
    CNB_LAYERS_DIR: layers,
    CNB_APP_DIR: app,
    CNB_PLATFORM_API: "0.15"
  }
  const child = spawn(program, args, { cwd: app, env, stdio: ["ignore", "pipe", "pipe"] })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  try {
    const end = performance.now() + 60_000
    while (performance.now() < end && child.exitCode === null) {
      try {
        return await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
      } catch {
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    throw new Error(`the image does not answer:\n${text}`)
  } finally {
    child.kill("SIGTERM")
    await ended
  }
}
