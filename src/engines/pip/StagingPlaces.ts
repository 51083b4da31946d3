/** Whether the metadata of a wheel names a folder or a file of the host where it was built (PEP 508, `name @ file:…`). */
import * as Effect from "effect/Effect"
import { Env } from "../../services/Env.ts"
import { succeeded } from "../../services/Process.ts"
import { childEnvironment } from "../../programs/ChildEnvironment.ts"
import { runQuietly } from "../../programs/Program.ts"
import { namesPlace as namesPlaceProgram } from "../../python/Programs.ts"
import type { PipSite } from "./PipSite.ts"

/**
 * A path dependency of a backend becomes the address of a folder of this staging, which is gone with it: such a wheel
 * serves now, and is none to be kept.
 */
export const namesPlace = Effect.fn("StagingPlaces.namesPlace")(function* (site: PipSite, wheel: string) {
  const env = yield* Env
  const outcome = yield* runQuietly({
    label: "Looking at a wheel",
    program: site.runtime.executable,
    args: ["-s", "-S", "-c", namesPlaceProgram, wheel],
    env: childEnvironment(env, site),
    cwd: site.work
  })
  return !succeeded(outcome)
})
