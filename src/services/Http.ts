/** The port on servers that a file comes from: whether it is still what it was, without fetching what has not changed. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { HttpAnswer, HostSilent, HttpQuestion } from "./HttpQuestion.ts"

export { type HttpAnswer, HostSilent, type Known, type HttpQuestion } from "./HttpQuestion.ts"

export interface Interface {
  readonly ask: (question: HttpQuestion) => Effect.Effect<HttpAnswer, HostSilent>
}

/** Loaded with the first question: most stagings ask none. */
const ask: Interface["ask"] = (question) =>
  Effect.flatMap(
    Effect.promise(() => import("./HttpNode.ts")),
    ({ request }) => request(question)
  )

/** Needs nothing to be set up, so it is there without a layer; a test puts another in its place. */
export const Http = Context.Reference<Interface>("buildpack/Http", { defaultValue: () => ({ ask }) })
