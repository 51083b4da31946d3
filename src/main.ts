/** The composition root: argv and environment to a command, its services, and its end to an exit code. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Runtime from "effect/Runtime"
import { personalCache } from "./domain/CacheFolder.ts"
import { PYTHON_ARCHIVES, PYTHON_CACHE_MAX_SIZE } from "./domain/Options.ts"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { announce, exitCode, run } from "./Buildpack.ts"
import { BuildpackDefect } from "./BuildpackDefect.ts"
import { exitCodeOf } from "./domain/ExitCode.ts"
import type { StagingError } from "./domain/StagingError.ts"
import { planArguments, stageArguments, wantsJson } from "./commands/Arguments.ts"
import * as ExplainCommand from "./commands/explain/ExplainCommand.ts"
import { explainArguments } from "./commands/explain/ExplainArguments.ts"
import { cacheArguments } from "./commands/cache/CacheArguments.ts"
import { prefetch } from "./commands/cache/CachePrefetch.ts"
import * as CacheCommand from "./commands/cache/CacheCommand.ts"
import * as Commands from "./commands/Commands.ts"
import { leaveUnstaged } from "./commands/ReportFiles.ts"
import { reportArguments } from "./commands/report/ReportArguments.ts"
import * as ReportCommand from "./commands/report/ReportCommand.ts"
import { runtimeArguments } from "./commands/runtime/RuntimeArguments.ts"
import * as RuntimeCommand from "./commands/runtime/RuntimeCommand.ts"
import { runTests } from "./commands/TestRun.ts"
import { errorAsJson } from "./commands/Json.ts"
import type { Ending, Invocation } from "./platforms/Platform.ts"
import * as Cache from "./services/Cache.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import * as Env from "./services/Env.ts"
import * as ImageBlobsNode from "./services/image/ImageBlobsNode.ts"
import { dependenciesIn, OwnDependencies } from "./services/OwnDependencies.ts"
import * as Port from "./services/Port.ts"
import * as ProcessExeca from "./services/ProcessExeca.ts"
import * as Report from "./services/Report.ts"
import * as Streams from "./services/Streams.ts"
import { terminal } from "./services/Terminal.ts"
import * as Services from "./Layers.ts"
import { withProgress } from "./LiveProgress.ts"

const write: Report.Write = (text, stream) => void process[stream].write(text)

const aside: Report.Write = (text) => write(text, "stderr")

/** One that was removed matters to relative arguments alone; children need one that is there. */
const workingDirectory = (): string => {
  try {
    return process.cwd()
  } catch {
    process.chdir("/")
    return process.env["PWD"] ?? "/"
  }
}

const invocation: Invocation = {
  command: process.argv[2] ?? "",
  args: process.argv.slice(3),
  env: process.env,
  home: dirname(dirname(fileURLToPath(import.meta.url))),
  cwd: workingDirectory()
}

/** An ending other than the wished one, which the log has told already. */
class Reported extends Error {
  override readonly [Runtime.errorExitCode]: number
  override readonly [Runtime.errorReported] = false
  constructor(code: number) {
    super()
    this[Runtime.errorExitCode] = code
  }
}

const endedWith = (code: number) => (code === 0 ? Effect.void : Effect.fail(new Reported(code)))
const concluded = (ending: Ending) => Effect.flatMap(exitCode(invocation, ending), endedWith)
const failed = (error: StagingError) => concluded({ _tag: "Failed", error })

/** Where JSON was asked for, an error is one as well, in the place of the answer. */
const json =
  ["plan", "cache", "stage", "report", "runtime", "explain"].includes(process.argv[2] ?? "") &&
  wantsJson(process.argv.slice(3))

const tell = (report: Report.Interface) => (error: StagingError) =>
  json ? Effect.sync(() => write(`${errorAsJson(error, report.redacted)}\n`, "stdout")) : report.error(error)

const told = <A, E extends StagingError, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.tapError((error) => Effect.flatMap(Report.Report, (report) => tell(report)(error))),
    Effect.asVoid,
    Effect.catch(failed)
  )

/** Gives an answer of its own, or why it is no. */
const answered = <R>(effect: Effect.Effect<StagingError | undefined, StagingError, R>) =>
  effect.pipe(
    Effect.tapError((error) => Effect.flatMap(Report.Report, (report) => tell(report)(error))),
    Effect.matchEffect({
      onFailure: failed,
      onSuccess: (trouble) => (trouble === undefined ? Effect.void : failed(trouble))
    })
  )

/** Platforms start the others, and show their log to somebody who has no buildpack at hand. */
const more = ["plan", "stage", "cache", "runtime"].includes(process.argv[2] ?? "") ? Report.byCommand : Report.inDocs

const plainly = Report.make(write, false, [], { more })
const toldPlainly = (error: StagingError | Reported) =>
  error instanceof Reported ? Effect.fail(error) : Effect.andThen(tell(plainly)(error), failed(error))

const broken = (defect: unknown) => {
  const detail = defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)
  const { secrets } = Env.make({ process: process.env, files: new Map() })
  const error = new BuildpackDefect({ detail })
  return Effect.andThen(tell(Report.make(write, false, secrets, { more }))(error), failed(error))
}

const servicesOf = (
  invocation: Invocation,
  settings: Pick<Services.Settings, "cache" | "looking" | "shared" | "variables"> &
    Partial<Pick<Services.Settings, "write">>
) => Layer.merge(Services.layer({ env: invocation.env, write, more, ...settings }), Port.layer)

/** What has started the program. */
export interface Starter {
  /** Our folder in the cache directory, where it is known before anything of the app is read. */
  readonly folder: string | undefined
  /** Has the compiled program kept there when the process ends. */
  readonly keepAtEnd: () => void
}

/** The compiled program is kept in the cache of a staging alone, and where that may be written. */
const keeping = ({ folder, keepAtEnd }: Starter) =>
  Layer.effectDiscard(
    Effect.map(Cache.Cache, ({ location, writable }) => {
      if (writable && location === folder) keepAtEnd()
    })
  )

const planning = Effect.fn("main.planning")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(planArguments(invocation.cwd, invocation.args))
  const settings = { variables: given.variables, cache: given.cache, looking: true, shared: true }
  // Only with --offline it takes its time.
  yield* withProgress(given.offline && !given.json ? terminal(invocation.env) : undefined, write, (write, attached) =>
    answered(attached(Commands.plan(given))).pipe(Effect.provide(servicesOf(invocation, { ...settings, write })))
  )
})

/** What a program reads is the answer alone, and a person sees what is going on. */
const staging = <A, E, R>(json: boolean, use: Parameters<typeof withProgress<A, E, R>>[2]) =>
  withProgress(json ? undefined : terminal(invocation.env), json ? aside : write, (write, attached) =>
    Effect.andThen(announce(write), use(write, attached))
  )

const stagingByHand = Effect.fn("main.stagingByHand")(function* (invocation: Invocation, start: Starter) {
  const given = yield* Effect.fromResult(stageArguments(invocation.cwd, invocation.args))
  // A directory that a person names is for all of their apps.
  const kept = { cache: given.cache ?? personalCache(invocation.env), shared: true }
  const settings = { variables: given.variables, ...kept }
  const { secrets } = Env.make({ process: invocation.env, files: given.variables })
  const unstaged = leaveUnstaged(given, kept.cache, secrets)
  yield* staging(given.json, (write, attached) => {
    const services = Layer.provideMerge(keeping(start), servicesOf(invocation, { ...settings, write }))
    const all = Layer.merge(services, ImageBlobsNode.layer).pipe(Layer.tapError(unstaged))
    return told(attached(Commands.stage(given))).pipe(Effect.provide(all))
  })
})

/** `bin/cache`, with those services alone that make nothing: a cache that is only looked at stays as it is. */
const caching = Effect.fn("main.caching")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(cacheArguments(invocation.cwd, invocation.args, personalCache(invocation.env)))
  const { action } = given
  if (action._tag === "Prefetch") {
    const { app, json, variables } = action
    const settings = { variables, cache: given.directory, shared: true }
    return yield* staging(json, (write, attached) =>
      answered(attached(prefetch(app, json))).pipe(Effect.provide(servicesOf(invocation, { ...settings, write })))
    )
  }
  const files = new Map(given.maxSize === undefined ? [] : [[PYTHON_CACHE_MAX_SIZE.name, given.maxSize] as const])
  const services = Layer.provideMerge(Report.layer(write, { more }), Env.layer({ process: invocation.env, files }))
  yield* told(CacheCommand.run(action, given)).pipe(Effect.provide(services))
})

/** `bin/runtime`, which has no cache and stages nothing. */
const packing = Effect.fn("main.packing")(function* (invocation: Invocation) {
  const configured = invocation.env[PYTHON_ARCHIVES.name]
  const given = yield* Effect.fromResult(
    runtimeArguments(invocation.cwd, invocation.args, configured === "" ? undefined : configured)
  )
  const env = Env.layer({ process: invocation.env, files: new Map() })
  const services = Layer.provideMerge(Layer.merge(Report.layer(write, { more }), ProcessExeca.layer), env)
  yield* told(RuntimeCommand.run(given)).pipe(Effect.provide(services))
})

/** `bin/report`, with those services alone that make nothing. */
const reporting = Effect.fn("main.reporting")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(
    reportArguments(invocation.cwd, invocation.args, personalCache(invocation.env))
  )
  const env = Env.layer({ process: invocation.env, files: new Map() })
  yield* told(ReportCommand.report(given)).pipe(Effect.provide(Layer.provideMerge(Report.layer(write), env)))
})

/** `bin/explain`, which reads the pages that come with the buildpack and nothing else. */
const explaining = Effect.fn("main.explaining")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(explainArguments(invocation.args))
  yield* ExplainCommand.explain(given, terminal(invocation.env)?.size().columns)
})

const program = (start: Starter) =>
  Effect.gen(function* () {
    const { command } = invocation
    if (command === "plan") return yield* planning(invocation)
    if (command === "stage") return yield* stagingByHand(invocation, start)
    if (command === "cache") return yield* caching(invocation)
    if (command === "test") return yield* Effect.flatMap(runTests(invocation, write), endedWith)
    if (command === "report") return yield* reporting(invocation)
    if (command === "runtime") return yield* packing(invocation)
    if (command === "explain") return yield* explaining(invocation)
    return yield* run(invocation, write, keeping(start)).pipe(
      Effect.matchEffect({ onFailure: failed, onSuccess: concluded })
    )
  }).pipe(
    Effect.catch(toldPlainly),
    Effect.catchDefect(broken),
    Effect.provideService(OwnDependencies, dependenciesIn(invocation.home)),
    Effect.provide(FilesystemNode.layer)
  )

/** Shells give a program that a signal ended 128 and the signal's number. */
const statusOf: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
let ended: string | undefined
const leavesApp = ["compile", "test-compile", "supply"].includes(process.argv[2] ?? "")
for (const signal of Object.keys(statusOf))
  process.on(signal, () => {
    ended ??= signal
  })

const teardown: Runtime.Teardown = (exit, onExit) =>
  Runtime.defaultTeardown(exit, (code) => {
    Streams.flush((failure, finish) => {
      const status =
        failure === undefined ? ((ended === undefined ? undefined : statusOf[ended]) ?? code) : exitCodeOf(failure)
      if (failure !== undefined) Effect.runSync(plainly.error(failure))
      else if (ended !== undefined)
        write(` !     Ended by ${ended}${leavesApp ? "; the app is as it was before" : ""}.\n`, "stderr")
      finish(() => onExit(status))
    })
  })

// The runtime itself handles SIGINT and SIGTERM alone (Effect 4.1). A closed terminal, or a log that cannot be written any
// more, must end the staging in the same way, with its children ended and its directories removed.
const stop = (): void => void process.kill(process.pid, "SIGTERM")
process.on("SIGHUP", stop)
Streams.watch(stop)

export const main = (start: Starter): void => NodeRuntime.runMain(program(start), { teardown })
