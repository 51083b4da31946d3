/** The story of a detection: survey alone, and what the platform makes of it. */
import * as Effect from "effect/Effect"
import { Footprint } from "./domain/Footprint.ts"
import type { StagingError } from "./domain/StagingError.ts"
import { Installers } from "./installers/registry.ts"
import type { DetectPhase, Ending, Request, RespondServices } from "./platforms/Platform.ts"
import { appPlace } from "./survey/AppDirectory.ts"
import { survey } from "./survey/Survey.ts"

/** An app that is for another buildpack is declined, with what was looked for. */
export const detect: (
  phase: Omit<DetectPhase, "request">,
  request: Request
) => Effect.Effect<Ending, StagingError, RespondServices> = Effect.fn("Staging.detect")(
  function* (phase: Omit<DetectPhase, "request">, request: Request) {
    const markers = (yield* Installers).flatMap(({ files }) => files)
    const place = yield* appPlace(request.root, markers)
    const footprint = place.folder === undefined ? request : { ...request, repository: request.root }
    const application = yield* Effect.provideService(survey(place.root, markers), Footprint, footprint)
    const [problem] = application.problems
    const declined: Ending | undefined =
      application.recognised || problem === undefined ? undefined : { _tag: "Declined", error: problem }
    if (declined !== undefined) return declined
    yield* phase.respond(request, application)
    const succeeded: Ending = { _tag: "Succeeded" }
    return succeeded
  },
  (effect, _phase, request) => Effect.provideService(effect, Footprint, request)
)
