/** Stagings in memory that share a disk, a cache and an index, and a pip that plays its part: what it fetches and builds has content. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { ArchiveFacts } from "../../../src/domain/Distribution.ts"
import type { Installer } from "../../../src/installers/Installer.ts"
import { Installers, registry } from "../../../src/installers/registry.ts"
import { classicRequest, classicStaging } from "../../../src/platforms/Classic.ts"
import type { Staged, StagePhase } from "../../../src/platforms/Platform.ts"
import * as CacheDisk from "../../../src/services/CacheDisk.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import * as Env from "../../../src/services/Env.ts"
import {
  basename,
  type FileAccessFailed,
  Filesystem,
  type Interface as Files,
  join
} from "../../../src/services/Filesystem.ts"
import type { Command } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import { stage } from "../../../src/Staging.ts"
import { sampleTar } from "../../../src/testing/laws/SampleTar.ts"
import * as MemoryArchives from "../../../src/testing/MemoryArchives.ts"
import * as MemoryWheelStore from "../../../src/testing/MemoryWheelStore.ts"
import { type Answer, layerScripted } from "../../../src/testing/ScriptedProcess.ts"
import { accounts, pythonWithPip } from "./ScriptedStaging.ts"
import * as Stack from "./Stack.ts"

/**
 * Name to version to content; those whose content begins with `source` have to be built, and those with `alone` in it share no path with others.
 */
export type Index = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Staging {
  /** The app's directory, and where the index is asked from. */
  readonly root: string
  readonly index: Index
  /** What pip says instead of an answer. */
  readonly trouble?: ReadonlyArray<string>
  /** pip ends with status 0, and leaves nothing. */
  readonly leavesNothing?: boolean
  readonly variables?: Readonly<Record<string, string>>
  readonly readOnly?: boolean
  readonly ofOneApp?: boolean
  readonly noCache?: boolean
  /** What the platform has from earlier stagings, by its identity; those that it is asked about are added to `asked`. */
  /** The platform wants the app's own package apart. */
  readonly splits?: boolean
  readonly holds?: { readonly identities: ReadonlySet<string>; readonly asked: Array<string> }
  /** Besides ours. */
  readonly installers?: ReadonlyArray<Installer>
}

export const cache = "/cache/python-buildpack"

/** What pip says of an index that does not answer, and of one that answers without the version. */
export const unreachable = [
  "WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')': /simple/flask/",
  "ERROR: Could not find a version that satisfies the requirement flask (from versions: none)",
  "ERROR: No matching distribution found for flask"
]
export const noSuchVersion = [
  "ERROR: Could not find a version that satisfies the requirement flask==9 (from versions: 1.0, 2.0)",
  "ERROR: No matching distribution found for flask==9"
]

const after = ({ args }: Command, option: string): string => args[args.indexOf(option) + 1] ?? ""

/** `flask==1.0`, or the newest release of `flask`. */
const chosen = (line: string, index: Index) => {
  const [name = "", pin] = line.split("==")
  const releases = Object.entries(index[name] ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1))
  const found = releases.find(([version]) => pin === undefined || pin === version)
  return found === undefined ? [] : [{ name, version: found[0], content: found[1] }]
}

const resolve = Effect.fn("Playing.resolve")(function* (command: Command, staging: Staging) {
  const files = yield* Filesystem
  const { index, leavesNothing = false, root, trouble } = staging
  if (leavesNothing) return {}
  if (trouble !== undefined) return { exitCode: 1, output: trouble }
  const lines = (yield* files.readText(join(root, "requirements.txt"))).split("\n").filter((line) => line !== "")
  const saved = lines
    .flatMap((line) => chosen(line, index))
    .map(({ content, name, version }) => ({
      name,
      file: `${name}-${version}${content.startsWith("source") ? ".tar.gz" : "-py3-none-any.whl"}`,
      content
    }))
  yield* accounts(after(command, "--dest"), saved)
  return {}
})

/** Of an archive `name-1.0.tar.gz`, or of the app. */
const build = Effect.fn("Playing.build")(function* (command: Command) {
  const files = yield* Filesystem
  const [line = ""] = (yield* files.readText(after(command, "-r"))).split("\n")
  const own = line === "."
  const path = line.replace("file://", "")
  const source = yield* files.readText(own ? join(command.cwd, "setup.py") : path)
  const name = own ? "shop-1.0" : basename(path).replace(".tar.gz", "")
  yield* files.write(join(after(command, "--wheel-dir"), `${name}-py3-none-any.whl`), `built from ${source}`)
  return { output: [`built ${name}`] }
})

const Jobs = Schema.fromJsonString(
  Schema.Struct({ jobs: Schema.Array(Schema.Struct({ path: Schema.String, target: Schema.String })) })
)
const orderOf = ({ args }: Command): string | undefined => args.find((word) => word.endsWith(".order.json"))

const make = Effect.fn("Playing.make")(function* (order: string) {
  const files = yield* Filesystem
  const { jobs } = yield* Schema.decodeEffect(Jobs)(yield* files.readText(order))
  for (const { path, target } of jobs) {
    const isTree = (yield* files.status(path))?.kind === "directory"
    const content = yield* files.readText(isTree ? join(path, "bundle") : path)
    const [name = "", version = ""] = isTree ? ["bundle", "1.0"] : basename(path).split("-")
    const metadata = `${name}-${version}.dist-info`
    const samples = [
      { path: `lib/python3.12/site-packages/${name}.py`, content },
      { path: `lib/python3.12/site-packages/${metadata}/METADATA`, content: `${name} ${version}` },
      content.includes("alone")
        ? { path: `lib/python3.12/site-packages/${name}/deeper/data.txt`, content }
        : { path: "bin/shared", content: name, mode: 0o755 }
    ]
    const tar = sampleTar(samples)
    const made: ArchiveFacts = {
      members: samples.length,
      size: tar.length,
      files: Object.fromEntries(samples.map((one) => [one.path, sha256(one.content)])),
      distributions: [{ name, version, metadata, requires: [], scripts: [] }]
    }
    yield* files.write(target, tar)
    yield* files.write(`${target}.json`, JSON.stringify(made))
  }
  return {}
})

const play = (command: Command, staging: Staging): Effect.Effect<Answer, never, Filesystem> => {
  const order = orderOf(command)
  const played: Effect.Effect<Answer, FileAccessFailed | Schema.SchemaError, Filesystem> =
    order !== undefined
      ? make(order)
      : command.args.includes("--dest")
        ? resolve(command, staging)
        : command.args.includes("--wheel-dir")
          ? build(command)
          : Effect.succeed({})
  return Effect.orDie(played)
}

/** Path from `.python` to kind and content. */
const treeOf = Effect.fn("Playing.tree")(function* (files: Files, root: string) {
  const found: Record<string, string> = {}
  const walk = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      const status = yield* files.status(path)
      if (status?.kind === "directory") for (const name of yield* files.list(path)) yield* walk(join(path, name))
      else if (status !== undefined)
        found[path.slice(root.length)] =
          status.kind === "file" ? `${status.mode} ${yield* files.readText(path)}` : status.kind
    })
  yield* walk(join(root, ".python"))
  return found
})

/** What came of it: the programs that were started, the log, and what is in `.python`. */
export const stageIn = Effect.fn("Playing.stage")(function* (staging: Staging) {
  const [commands, log]: [Array<Command>, Array<string>] = [[], []]
  const { noCache = false, ofOneApp = true, readOnly = false, root, variables = {} } = staging
  const place = { root: noCache ? undefined : cache, lack: "none is wanted", vouched: true, readOnly, ofOneApp }
  const base = Layer.mergeAll(
    Env.layerMemory({ PATH: "/usr/bin:/bin", ...variables }),
    Report.layerMemory(log),
    layerScripted((command) => play(command, staging), commands),
    Stack.layer([pythonWithPip("3.12.1")]),
    Layer.succeed(Installers, [...registry, ...(staging.installers ?? [])])
  )
  const services = Layer.merge(MemoryWheelStore.layerMemory(log), MemoryArchives.layerMemory).pipe(
    Layer.provideMerge(CacheDisk.layer(place)),
    Layer.provideMerge(base)
  )
  const request = classicRequest(root, { cache: "/cache" })
  const staged: Array<Staged> = []
  const apart: Array<string> = []
  const phase: Omit<StagePhase, "request"> = {
    ...classicStaging("/buildpack"),
    holds: (_request, identity) =>
      Effect.sync(() => {
        staging.holds?.asked.push(identity)
        return staging.holds?.identities.has(identity) === true
      }),
    splits: staging.splits ?? false,
    respond: Effect.fn("Playing.respond")(function* (to, result) {
      staged.push(result)
      if (result.own !== undefined)
        apart.push(...Object.keys(yield* (yield* Filesystem).digests(result.own.prefix)).toSorted())
      yield* classicStaging("/buildpack").respond(to, result)
    })
  }
  const result = yield* Effect.result(stage(phase, request)).pipe(Effect.provide(services))
  const files = yield* Filesystem
  return {
    error: Result.isFailure(result) ? result.failure : undefined,
    /** What the platform was given. */
    given: staged.at(-1),
    /** The files of the app's own package, where it was put apart. */
    apart,
    commands,
    /** Builds of packages, by the line that they were asked for with. */
    builds: commands.filter(({ args }) => args.includes("--wheel-dir")).length,
    log: log.join(""),
    tree: yield* treeOf(files, root),
    left: (yield* files.list(root)).filter((name) => name.startsWith(".python-"))
  }
})
