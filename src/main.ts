/** The composition root: argv and environment to a platform, the platform's request to a staging, its end to an exit code. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Runtime from "effect/Runtime"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import type { StagingError } from "./domain/StagingError.ts"
import type { Invocation, Platform, Request } from "./platforms/Platform.ts"
import { Platforms } from "./platforms/registry.ts"
import { cacheRoot } from "./services/cacheRoot.ts"
import * as CacheDisk from "./services/CacheDisk.ts"
import * as Env from "./services/Env.ts"
import { Filesystem, join } from "./services/Filesystem.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
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

const services = (request: Request, invocation: Invocation, files: ReadonlyMap<string, string>) => {
  const env = Env.layer({ process: invocation.env, files })
  const report = Report.layer(write).pipe(Layer.provide(env))
  const cache = Layer.unwrap(
    Effect.map(cacheRoot(request.cache), (root) => CacheDisk.layer(root))
  ).pipe(Layer.provide(Layer.mergeAll(env, report, FilesystemNode.layer)))
  return Layer.mergeAll(env, report, cache, FilesystemNode.layer, ProcessExeca.layer)
}

const staging = Effect.fn("main.staging")(function* (platform: Platform, invocation: Invocation) {
  const request = yield* platform.request(invocation)
  const variables = yield* readEnvDirectory(request.envDirectory)
  yield* stage(platform, request).pipe(
    Effect.tapError((error) => Effect.flatMap(Report.Report, (report) => report.error(error))),
    Effect.mapError((error) => new Reported(error)),
    Effect.provide(services(request, invocation, variables))
  )
})

/** An error that the log has told already. */
class Reported extends Error {
  override readonly [Runtime.errorExitCode] = 1
  override readonly [Runtime.errorReported] = false
  constructor(error: StagingError) {
    super(error.message)
  }
}

const program = Effect.gen(function* () {
  const [command = "", ...args] = process.argv.slice(2)
  const invocation: Invocation = { command, args, env: process.env, home: dirname(dirname(fileURLToPath(import.meta.url))), cwd: process.cwd() }
  const platform = (yield* Platforms).find((candidate) => candidate.recognise(invocation))
  if (platform === undefined) return yield* Effect.die(new Error(`No platform answers to ${command}`))
  yield* staging(platform, invocation)
}).pipe(
  Effect.catchIf((error): error is StagingError => !(error instanceof Reported), (error) =>
    Effect.andThen(Effect.sync(() => write(` !     ${Report.renderError(error).replaceAll("\n", "\n !     ")}\n`, "stderr")), Effect.fail(new Reported(error)))),
  Effect.provide(FilesystemNode.layer)
)

/** Node's own exit cuts off what is still on its way into a pipe, so both streams are written out first. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Runtime.defaultTeardown(exit, (code) => {
    process.stdout.write("", () => { process.stderr.write("", () => { onExit(code) }) })
  })

NodeRuntime.runMain(program, { teardown })
