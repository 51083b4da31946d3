/** A whole staging in memory: every program that it starts is written down and answered from a script. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as WheelStoreDisk from "../../../src/store/disk/WheelStoreDisk.ts"
import type { Runtime } from "../../../src/domain/Runtime.ts"
import type { StagingError } from "../../../src/domain/StagingError.ts"
import type { Chosen } from "../../../src/engines/pip/Account.ts"
import { classicRequest, classicStaging } from "../../../src/platforms/Classic.ts"
import { checkStart } from "../../../src/python/Programs.ts"
import * as Env from "../../../src/services/Env.ts"
import { type FileAccessFailed, Filesystem, join } from "../../../src/services/Filesystem.ts"
import type { Command } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import { stage } from "../../../src/Staging.ts"
import * as MemoryArchives from "../../../src/testing/MemoryArchives.ts"
import * as MemoryCache from "../../../src/testing/MemoryCache.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import { type Answer, layerScripted } from "../../../src/testing/ScriptedProcess.ts"
import type { Files } from "./AppFiles.ts"
import * as Stack from "./Stack.ts"

export interface Given {
  readonly files: Files
  readonly root?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly runtimes: ReadonlyArray<Runtime>
  /** What a program does; by default it ends well and in silence. */
  readonly answer?: (command: Command) => Answer | undefined
  readonly times?: number
  /** The index has no wheel. */
  readonly source?: boolean
  /** What comes of an import of what starts the app, besides what every import has. */
  readonly imported?: (command: Command) => object
}

export interface Staged {
  readonly error: StagingError | undefined
  readonly commands: ReadonlyArray<Command>
  readonly log: string
  /** What is there afterwards, by absolute path. */
  readonly disk: Readonly<Record<string, string>>
}

/** `pip wheel`, `pip install`, …: the subcommand, for a command that starts pip. */
export const pipCommand = ({ args }: Command): string | undefined =>
  args.find((word) => ["wheel", "install", "download", "check", "uninstall"].includes(word))

const everything = Effect.fn(function* (files: Filesystem["Service"], folder: string) {
  const found: Record<string, string> = {}
  const walk = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      const status = yield* files.status(path)
      if (status?.kind === "file") found[path] = yield* files.readText(path)
      else if (status?.kind === "directory") for (const name of yield* files.list(path)) yield* walk(join(path, name))
    })
  yield* walk(folder)
  return found
})

const Jobs = Schema.fromJsonString(Schema.Struct({ jobs: Schema.Array(Schema.Struct({ target: Schema.String })) }))
const facts = {
  members: 0,
  size: 0,
  files: {},
  distributions: [{ name: "flask", version: "3.0.0", metadata: "flask-3.0.0.dist-info", requires: [], scripts: [] }]
}

/** Where the run of pip that resolves puts what it fetches. */
export const resolves = ({ args }: Command): boolean => args.includes("--dest")
/** The program that makes distributions, which gets its jobs in a file. */
const jobsOf = ({ args }: Command): string | undefined => args.find((word) => word.endsWith(".order.json"))
export const makes = (command: Command): boolean => jobsOf(command) !== undefined

/** Imports what starts the app. */
export const imports = ({ args }: Command): boolean => args.includes(checkStart)

/** Saves files of an index as pip does, and gives account of them. */
export const accounts = Effect.fn("ScriptedStaging.accounts")(function* (
  directory: string,
  saved: ReadonlyArray<{ readonly name: string; readonly file: string; readonly content: string }>
) {
  const files = yield* Filesystem
  const chosen: Array<Chosen> = []
  for (const [at, { content, file, name }] of saved.entries()) {
    const path = join(directory, `${at}`, file)
    yield* files.makeDirectory(join(directory, `${at}`))
    yield* files.write(path, content)
    chosen.push({ name, address: `https://index.test/${file}`, asked: false, subdirectory: "", kind: "file", path })
  }
  yield* files.write(join(directory, "account.json"), JSON.stringify({ chosen }))
})

/** Resolving gives one wheel, or its source, as pip would; building a wheel; making, an archive with nothing in it. */
const played = (
  command: Command,
  answer: Answer,
  { imported, source = false }: Given
): Effect.Effect<Answer, never, Filesystem> =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    if ((answer.exitCode ?? 0) !== 0) return answer
    const after = (option: string): string => command.args[command.args.indexOf(option) + 1] ?? ""
    const wheel = "flask-3.0.0-py3-none-any.whl"
    if (resolves(command))
      yield* accounts(after("--dest"), [{ name: "flask", file: source ? "flask-3.0.0.tar.gz" : wheel, content: "" }])
    if (imported !== undefined && imports(command)) {
      const came = { seconds: 1, slowest: [["flask", 0.5]], variables: [], all: false, ...imported(command) }
      yield* files.write(after(checkStart), JSON.stringify(came))
    }
    if (command.args.includes("--wheel-dir")) yield* files.write(join(after("--wheel-dir"), wheel), "")
    const order = jobsOf(command)
    const { jobs } = order === undefined ? { jobs: [] } : yield* Schema.decodeEffect(Jobs)(yield* files.readText(order))
    for (const { target } of jobs) {
      yield* files.write(target, "")
      yield* files.write(`${target}.json`, JSON.stringify(facts))
    }
    return answer
  }).pipe(Effect.orDie)

export const staging = (given: Given): Promise<Staged> => {
  const root = given.root ?? "/app"
  const commands: Array<Command> = []
  const log: Array<string> = []
  const planted = Object.entries(given.files).map(([path, content]) => [`${root}/${path}`, content] as const)
  const base = Layer.mergeAll(
    Env.layerMemory({ PATH: "/usr/bin:/bin", ...given.variables }),
    Report.layerMemory(log),
    layerScripted((command) => played(command, given.answer?.(command) ?? {}, given), commands),
    MemoryCache.layerMemory("/cache/python-buildpack"),
    Stack.layer(given.runtimes)
  )
  const services = Layer.provideMerge(WheelStoreDisk.layer, Layer.provideMerge(MemoryArchives.layerMemory, base))
  const layers = Layer.provideMerge(
    services,
    layerMemory({ [`${root}/`]: "", "/buildpack/": "", ...Object.fromEntries(planted) })
  )
  const request = classicRequest(root, { cache: "/cache" })
  const program = Effect.gen(function* () {
    for (let time = 1; time < (given.times ?? 1); time++) yield* stage(classicStaging("/buildpack"), request)
    const result = yield* Effect.result(stage(classicStaging("/buildpack"), request))
    const disk = yield* everything(yield* Filesystem, "/")
    return { error: Result.isFailure(result) ? result.failure : undefined, disk }
  })
  return Effect.runPromise(Effect.provide(program, layers)).then((done) => ({ ...done, commands, log: log.join("") }))
}

/** A Python that has a pip, so that nothing need be fetched. */
export const pythonWithPip = (version: string): Runtime => ({
  ...Stack.runtime(version),
  pip: { version: "9.9", path: "/pips/pip" }
})
