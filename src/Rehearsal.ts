/** A staging that leaves nothing behind: into a place that goes with it, and told to nobody. */
import * as Effect from "effect/Effect"
import type { StagingError, Warning } from "./domain/StagingError.ts"
import { Cache } from "./services/Cache.ts"
import { PYTHON_CACHE_MODE } from "./domain/Options.ts"
import { Env } from "./services/Env.ts"
import { Filesystem } from "./services/Filesystem.ts"
import { Report } from "./services/Report.ts"
import { classicRequest, footprintOn } from "./platforms/Classic.ts"
import type { StagePhase } from "./platforms/Platform.ts"
import { stage } from "./Staging.ts"

/** Nothing is put anywhere, so nothing stands in the way. */
const phase: Omit<StagePhase, "request"> = {
  _tag: "Stage",
  rehearses: true,
  check: () => Effect.void,
  respond: () => Effect.void
}

/** What came of the app's staging; `isQuiet` tells its log to nobody. */
export const rehearse = Effect.fn("Rehearsal.rehearse")(function* (app: string) {
  const files = yield* Filesystem
  const env = yield* Env
  const root = yield* files.realPath(app)
  const request = {
    ...classicRequest(root),
    ...footprintOn((name) => env.operator({ name })),
    build: yield* files.temporary()
  }
  return yield* stage(phase, request)
}, Effect.scoped)

/** Runs an effect without a log, of which warnings and details are kept. */
export const untold = <A, E extends StagingError, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const report = yield* Report
    const warnings: Array<Warning> = []
    const details: Array<string> = []
    const quiet = Report.of({
      ...report,
      step: () => Effect.void,
      detail: (text) => Effect.sync(() => void details.push(text)),
      warning: (warning) => Effect.sync(() => void warnings.push(warning)),
      error: () => Effect.void
    })
    const result = yield* Effect.result(Effect.provideService(effect, Report, quiet))
    return { result, warnings, details }
  })

/** A cache that is only looked at, and yet offers what pip has fetched earlier, as it does to a staging. */
export const withDownloads = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const cache = yield* Cache
    const files = yield* Filesystem
    const env = yield* Env
    const area = Effect.fnUntraced(function* (name: string) {
      const place = cache.place(name)
      const isThere =
        place !== undefined && (yield* Effect.orElseSucceed(files.target(place), () => undefined)) !== undefined
      return isThere && env.get(PYTHON_CACHE_MODE) !== "read-only" ? place : undefined
    })
    return yield* Effect.provideService(effect, Cache, { ...cache, area })
  })
