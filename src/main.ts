/** The composition root: argv and environment to a command, its services, and its end to an exit code. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Runtime from "effect/Runtime"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import type { StagingError } from "./domain/StagingError.ts"
import { planArguments, stageArguments } from "./keyboard/Arguments.ts"
import * as Commands from "./keyboard/Commands.ts"
import type { Invocation, Platform } from "./platforms/Platform.ts"
import { Platforms } from "./platforms/registry.ts"
import { cacheRoot } from "./services/cacheRoot.ts"
import * as CacheDisk from "./services/CacheDisk.ts"
import * as Env from "./services/Env.ts"
import { Filesystem, join } from "./services/Filesystem.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import * as Port from "./services/Port.ts"
import * as ProcessExeca from "./services/ProcessExeca.ts"
import * as Report from "./services/Report.ts"
import { stage } from "./Staging.ts"

const write: Report.Write = (text, stream) => void process[stream].write(text)

/** ENV_DIR may be absent or empty; a value is the file's content. */
const readEnvDirectory = Effect.fn("main.readEnvDirectory")(function* (directory: string | undefined) {
  const files = yield* Filesystem
  const values = new Map<string, string>()
  if (directory === undefined) return values
  for (const name of (yield* files.list(directory)).filter(Env.isUserName)) {
    const path = join(directory, name)
    if ((yield* files.target(path))?.kind === "file") values.set(name, yield* files.readText(path))
  }
  return values
})

interface Settings {
  readonly variables: ReadonlyMap<string, string>
  readonly cache: string | undefined
  /** Show what is going on in a line that is overwritten. */
  readonly live: boolean
}

const services = (invocation: Invocation, { cache, live, variables }: Settings) => {
  const env = Env.layer({ process: invocation.env, files: variables })
  const report = Report.layer(write, live).pipe(Layer.provide(env))
  const disk = Layer.unwrap(Effect.map(cacheRoot(cache), (root) => CacheDisk.layer(root))).pipe(
    Layer.provide(Layer.mergeAll(env, report, FilesystemNode.layer))
  )
  return Layer.mergeAll(env, report, disk, FilesystemNode.layer, ProcessExeca.layer, Port.layer)
}

/** An error that the log has told already. */
class Reported extends Error {
  override readonly [Runtime.errorExitCode] = 1
  override readonly [Runtime.errorReported] = false
}

const told = <A, E extends StagingError, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.tapError((error) => Effect.flatMap(Report.Report, (report) => report.error(error))),
    Effect.mapError(({ message }) => new Reported(message))
  )

/** Errors from before there are services: wrong arguments, an unusable ENV_DIR or cache variable. */
const toldPlainly = (error: StagingError | Reported) =>
  error instanceof Reported
    ? Effect.fail(error)
    : Effect.andThen(Report.make(write, false, []).error(error), Effect.fail(new Reported(error.message)))

const staging = Effect.fn("main.staging")(function* (platform: Platform, invocation: Invocation) {
  const request = yield* platform.request(invocation)
  const variables = yield* readEnvDirectory(request.envDirectory)
  yield* told(stage(platform, request)).pipe(Effect.provide(services(invocation, { variables, cache: request.cache, live: false })))
})

/** A person's own cache, in the place that the XDG Base Directory Specification gives it. */
const personalCache = ({ env }: Invocation): string | undefined =>
  env["XDG_CACHE_HOME"] ?? (env["HOME"] === undefined ? undefined : join(env["HOME"], ".cache"))

const planning = Effect.fn("main.planning")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(planArguments(invocation.cwd, invocation.args))
  const settings = { variables: new Map<string, string>(), cache: undefined, live: false }
  yield* told(Commands.plan(given)).pipe(Effect.provide(services(invocation, settings)))
})

const stagingByHand = Effect.fn("main.stagingByHand")(function* (invocation: Invocation) {
  const given = yield* Effect.fromResult(stageArguments(invocation.cwd, invocation.args))
  const settings = { variables: given.variables, cache: given.cache ?? personalCache(invocation), live: process.stdout.isTTY === true }
  yield* told(Commands.stage(given, invocation.home)).pipe(Effect.provide(services(invocation, settings)))
})

const program = Effect.gen(function* () {
  const [command = "", ...args] = process.argv.slice(2)
  const home = dirname(dirname(fileURLToPath(import.meta.url)))
  const invocation: Invocation = { command, args, env: process.env, home, cwd: process.cwd() }
  if (command === "plan") return yield* planning(invocation)
  if (command === "stage") return yield* stagingByHand(invocation)
  const platform = (yield* Platforms).find((candidate) => candidate.recognise(invocation))
  if (platform === undefined) return yield* Effect.die(new Error(`No platform answers to \`${command}\``))
  return yield* staging(platform, invocation)
}).pipe(Effect.catch(toldPlainly), Effect.provide(FilesystemNode.layer))

/** Node's own exit cuts off what is still on its way into a pipe, so both streams are written out first. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Runtime.defaultTeardown(exit, (code) => {
    process.stdout.write("", () => { process.stderr.write("", () => { onExit(code) }) })
  })

// A closed terminal must end the children too; the runtime itself handles SIGINT and SIGTERM alone (Effect 4.1).
process.once("SIGHUP", () => process.kill(process.pid, "SIGTERM"))

NodeRuntime.runMain(program, { teardown })
