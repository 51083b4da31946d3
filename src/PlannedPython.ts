/** The Python of a plan: put in place, or left where the platform has it from an earlier staging until something must be started. */
import * as Effect from "effect/Effect"
import type { Runtime, RuntimeOffer } from "./domain/Runtime.ts"
import type { StagingError } from "./domain/StagingError.ts"
import type { StagePhase, StageRequest } from "./platforms/Platform.ts"
import { provide, providerIn } from "./RuntimeChoice.ts"
import type { ProvideServices, RuntimePlace } from "./runtimes/RuntimeProvider.ts"
import { Archives } from "./services/archives/Archives.ts"
import type { InstallServices } from "./services/InstallServices.ts"

export interface PlannedPython {
  readonly runtime: Runtime
  /** All that it is a function of, where its provider knows that. */
  readonly identity: string | undefined
  /** To be done before anything is started on it; done once. */
  readonly ready: Effect.Effect<void, StagingError, InstallServices>
}

/** What is known of the Python that an offer comes to, without making it. */
const recall = Effect.fn("PlannedPython.recall")(function* (offer: RuntimeOffer, place: RuntimePlace) {
  const provider = yield* providerIn(offer)
  return yield* provider.recall?.(offer, place) ?? Effect.succeed(undefined)
})

export const plannedPython = Effect.fn("PlannedPython.planned")(function* (
  offer: RuntimeOffer,
  place: RuntimePlace,
  phase: Pick<StagePhase, "holdsPython">,
  request: StageRequest
): Effect.fn.Return<PlannedPython, StagingError, ProvideServices> {
  // Where nobody holds one, nothing is looked up for it.
  if (phase.holdsPython === undefined)
    return { runtime: yield* provide(offer, place), identity: undefined, ready: Effect.void }
  const known = yield* recall(offer, place)
  if (known !== undefined && (yield* phase.holdsPython(request, known.identity))) {
    const archives = yield* Archives
    const ready = yield* Effect.cached(Effect.provideService(provide(offer, place), Archives, archives))
    return { ...known, ready: Effect.asVoid(ready) }
  }
  const runtime = yield* provide(offer, place)
  // What could be recalled the next time is what is kept now.
  const identity = known?.identity ?? runtime.kept
  return { runtime, identity, ready: Effect.void }
})
