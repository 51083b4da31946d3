/** What a platform starts, from its invocation to its response: fails with what the log has told, ends no process. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { buildpackVersion } from "./domain/BuildpackVersion.ts"
import { Footprint } from "./domain/Footprint.ts"
import type { StagingError } from "./domain/StagingError.ts"
import type { Ending, Invocation, Phase, Platform, Request, RespondServices, StagePhase } from "./platforms/Platform.ts"
import { usualExitCode } from "./platforms/UsualExitCode.ts"
import { Platforms } from "./platforms/registry.ts"
import { amended, reported, reportUnstaged } from "./report/Reporting.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import type { Cache } from "./services/Cache.ts"
import * as Env from "./services/Env.ts"
import { Filesystem } from "./services/Filesystem.ts"
import { dependenciesIn, OwnDependencies } from "./services/OwnDependencies.ts"
import * as Report from "./services/Report.ts"
import { traced } from "./services/TraceFile.ts"
import { layer, type StagingServices } from "./Layers.ts"
import { requestVariables } from "./RequestVariables.ts"
import { detect } from "./Detection.ts"
import { stageKnowing } from "./Staging.ts"

/** The first platform that recognises an invocation, and the step that it asks for. */
const recognised = Effect.fn("Buildpack.recognised")(function* (invocation: Invocation) {
  for (const platform of yield* Platforms) {
    const phase = platform.recognise(invocation)
    if (phase !== undefined) return { platform, phase }
  }
  return undefined
})

const answererOf = Effect.fn("Buildpack.answerer")(function* (invocation: Invocation) {
  const found = yield* recognised(invocation)
  return found ?? (yield* Effect.die(new Error(`No platform answers to \`${invocation.command}\``)))
})

/** Errors from before there are services: wrong arguments, an unusable ENV_DIR or cache variable. */
export const reportWithoutServices =
  (write: Report.Write) =>
  (error: StagingError): Effect.Effect<void> =>
    Report.make(write, false, []).error(error)

const report = (error: StagingError) => Effect.flatMap(Report.Report, (report) => report.error(error))

/** A log that is sent to somebody says by its first line which release has written it. */
export const announce = (write: Report.Write): Effect.Effect<void> =>
  Report.make(write, false, []).step(`Python buildpack ${buildpackVersion}`)

const succeeded: Ending = { _tag: "Succeeded" }

interface Step<R> {
  readonly request: Request
  readonly run: Effect.Effect<Ending, StagingError, R>
}

/** The request of a step, and what is done with it once there are services. */
const stepOf = Effect.fn("Buildpack.step")(function* (phase: Phase, platform: string) {
  switch (phase._tag) {
    case "Detect": {
      const request = yield* phase.request
      const step: Step<RespondServices> = { request, run: detect(phase, request) }
      return step
    }
    case "Stage": {
      const request = yield* phase.request
      const run = Effect.as(reported({ ...request, platform })(stageKnowing(phase, request)), succeeded)
      const step: Step<StagingServices> = { request, run }
      return step
    }
    case "Finish": {
      const request = yield* phase.request
      const respond = Effect.provideService(phase.respond(request), Footprint, request)
      const run = Effect.tapError(respond, (error) => amended(request, request.root, error))
      const step: Step<RespondServices | Cache> = { request, run: Effect.as(run, succeeded) }
      return step
    }
  }
})

const untraced = (why: string) =>
  Effect.flatMap(Report.Report, (report) => report.detail(`No trace is written, since its file cannot be: ${why}.`))

/** What ends a staging before it has services is reported as well: an older report would be taken for this one's. */
const unstaged = Effect.fn("Buildpack.unstaged")(function* (
  { outset: { cache, report, root } = {} }: StagePhase,
  platform: string,
  env: Invocation["env"],
  error: StagingError
) {
  const files = yield* Filesystem
  const real = root === undefined ? undefined : yield* files.realPath(root).pipe(Effect.orElseSucceed(() => root))
  const place = { cache, platform, root: real, ...(report === undefined ? {} : { report }) }
  yield* reportUnstaged(place, Env.make({ process: env, files: new Map() }).secrets, error)
})

/** Tells what was looked for in an app that is for another buildpack, as an error is told. */
const declined = (ending: Ending) => (ending._tag === "Declined" ? report(ending.error) : Effect.void)

/** Fails with what comes before there are services alone; the log has told of all else. */
const answeredBy = <S extends StagingServices = never>(
  { phase, platform }: { readonly phase: Phase; readonly platform: Platform },
  invocation: Invocation,
  write: Report.Write,
  over: Layer.Layer<S, StagingError, StagingServices> | undefined
) =>
  Effect.gen(function* () {
    const { request, run } = yield* stepOf(phase, platform.id)
    const variables = yield* requestVariables(request)
    const services = layer({
      env: { ...invocation.env, ...request.environment },
      variables,
      cache: request.cache,
      write
    })
    const trace = yield* platform.trace?.(invocation) ?? Effect.succeed(undefined)
    const written = trace === undefined ? run : traced(trace, untraced)(run)
    return yield* written.pipe(
      Effect.tap(declined),
      Effect.tapError(report),
      Effect.result,
      Effect.provide(over === undefined ? services : Layer.provideMerge(over, services))
    )
  })

const answer = <S extends StagingServices = never>(
  invocation: Invocation,
  write: Report.Write,
  over: Layer.Layer<S, StagingError, StagingServices> | undefined
) =>
  Effect.gen(function* () {
    const answerer = yield* answererOf(invocation)
    const { phase, platform } = answerer
    if (phase._tag === "Stage") yield* announce(write)
    return yield* answeredBy(answerer, invocation, write, over).pipe(
      Effect.tapError((error) =>
        phase._tag === "Stage" ? unstaged(phase, platform.id, invocation.env, error) : Effect.void
      )
    )
  }).pipe(
    Effect.provideService(OwnDependencies, dependenciesIn(invocation.home)),
    Effect.provide(FilesystemNode.layer),
    Effect.withSpan("Buildpack.answer")
  )

/**
 * The platform is the first of `Platforms` that recognises the invocation. `over` stands over the services of the staging: a
 * store of one's own, or a `Process` that starts everything in a sandbox. What comes of it is the platform's to give a number
 * for: `exitCode`.
 */
export const run = <S extends StagingServices = never>(
  invocation: Invocation,
  write: Report.Write,
  over?: Layer.Layer<S, StagingError, StagingServices>
): Effect.Effect<Ending, StagingError> =>
  answer(invocation, write, over).pipe(Effect.tapError(reportWithoutServices(write)), Effect.flatMap(Effect.fromResult))

/** What the platform of an invocation makes of its ending; for a person's command, what most make of it. */
export const exitCode = (invocation: Invocation, ending: Ending): Effect.Effect<number> =>
  Effect.map(recognised(invocation), (found) => (found?.platform.exitCode ?? usualExitCode)(ending))
