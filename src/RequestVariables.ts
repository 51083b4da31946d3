/** The variables that a platform's request brings, over those that the services were put together with. */
import * as Effect from "effect/Effect"
import type { Request } from "./platforms/Platform.ts"
import { Env, overlaid } from "./services/Env.ts"
import { readEnvDirectory } from "./services/EnvDirectory.ts"
import { Report } from "./services/Report.ts"

/** The values by name; the files of the ENV_DIR go before what the platform itself has made of something. */
export const requestVariables = Effect.fn("RequestVariables.requestVariables")(function* ({
  envDirectory,
  variables = new Map()
}: Pick<Request, "envDirectory" | "variables">) {
  return new Map([...variables, ...(yield* readEnvDirectory(envDirectory))])
})

/** They count as those do that the services were put together with. */
export const withRequestVariables = Effect.fn("RequestVariables.withRequestVariables")(function* (request: Request) {
  const over = overlaid(yield* Env, yield* requestVariables(request))
  yield* (yield* Report).hide(over.secrets)
  return over
})
