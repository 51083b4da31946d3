/** What a platform starts, from its invocation to its response: fails with what the log has told, ends no process. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { buildpackVersion } from "./domain/BuildpackVersion.ts"
import type { StagingError } from "./domain/StagingError.ts"
import type { Invocation } from "./platforms/Platform.ts"
import { Platforms } from "./platforms/registry.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import * as Report from "./services/Report.ts"
import { layer, readEnvDirectory, type StagingServices } from "./Layers.ts"
import { stageKnowing } from "./Staging.ts"

const platformOf = Effect.fn("Buildpack.platformOf")(function* (invocation: Invocation) {
  const platform = (yield* Platforms).find((candidate) => candidate.recognise(invocation))
  return platform ?? (yield* Effect.die(new Error(`No platform answers to \`${invocation.command}\``)))
})

/** Errors from before there are services: wrong arguments, an unusable ENV_DIR or cache variable. */
export const tellPlainly =
  (write: Report.Write) =>
  (error: StagingError): Effect.Effect<void> =>
    Report.make(write, false, []).error(error)

const tell = (error: StagingError) => Effect.flatMap(Report.Report, (report) => report.error(error))

/** A log that is sent to somebody says by its first line which release has written it. */
export const announce = (write: Report.Write): Effect.Effect<void> =>
  Report.make(write, false, []).step(`Python buildpack ${buildpackVersion}`)

const answer = <S extends StagingServices = never>(
  invocation: Invocation,
  write: Report.Write,
  over: Layer.Layer<S, StagingError, StagingServices> | undefined
) =>
  Effect.gen(function* () {
    yield* announce(write)
    const platform = yield* platformOf(invocation)
    const request = yield* platform.request(invocation)
    const variables = yield* readEnvDirectory(request.envDirectory)
    const services = layer({ env: invocation.env, variables, cache: request.cache, write })
    return yield* stageKnowing(platform, request).pipe(
      Effect.tapError(tell),
      Effect.result,
      Effect.provide(over === undefined ? services : Layer.provideMerge(over, services))
    )
  }).pipe(Effect.provide(FilesystemNode.layer), Effect.withSpan("Buildpack.answer"))

/**
 * The platform is the first of `Platforms` that recognises the invocation. `over` stands over the services of the staging: a
 * store of one's own, or a `Process` that starts everything in a sandbox.
 */
export const run = <S extends StagingServices = never>(
  invocation: Invocation,
  write: Report.Write,
  over?: Layer.Layer<S, StagingError, StagingServices>
): Effect.Effect<void, StagingError> =>
  answer(invocation, write, over).pipe(Effect.tapError(tellPlainly(write)), Effect.flatMap(Effect.fromResult))
