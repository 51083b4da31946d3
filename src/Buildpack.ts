/** What a platform starts, from its invocation to its response: fails with what the log has told, ends no process. */
import * as Effect from "effect/Effect"
import type { StagingError } from "./domain/StagingError.ts"
import type { Invocation } from "./platforms/Platform.ts"
import { Platforms } from "./platforms/registry.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import * as Report from "./services/Report.ts"
import { layer, readEnvDirectory } from "./Services.ts"
import { stage } from "./Staging.ts"

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

const answer = Effect.fn("Buildpack.answer")(function* (invocation: Invocation, write: Report.Write) {
  const platform = yield* platformOf(invocation)
  const request = yield* platform.request(invocation)
  const variables = yield* readEnvDirectory(request.envDirectory)
  return yield* stage(platform, request).pipe(
    Effect.tapError(tell),
    Effect.result,
    Effect.provide(layer({ env: invocation.env, variables, cache: request.cache, write }))
  )
}, Effect.provide(FilesystemNode.layer))

/** The platform is the first of `Platforms` that recognises the invocation. */
export const run = (invocation: Invocation, write: Report.Write): Effect.Effect<void, StagingError> =>
  answer(invocation, write).pipe(Effect.tapError(tellPlainly(write)), Effect.flatMap(Effect.fromResult))
