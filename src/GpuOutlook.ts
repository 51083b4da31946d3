/** What a plan knows of builds for GPUs: what a staging asks before it downloads anything, and what it would tell then. */
import * as Effect from "effect/Effect"
import { lockOf } from "./domain/Plan.ts"
import type { Runtime } from "./domain/Runtime.ts"
import type { Notice } from "./domain/StagingError.ts"
import { type AskedFor, gpuForeseen } from "./inspection/GpuCheck.ts"
import { hasSettings } from "./keys/EnvironmentInputs.ts"
import { namesSources, settingsFiles } from "./keys/PipSettings.ts"
import { ask, type Decided } from "./Planning.ts"

type Asked = Effect.Success<ReturnType<typeof ask>>

/** Nothing is asked for where a kept environment is staged again. */
export const gpuQuestion = Effect.fn("GpuOutlook.gpuQuestion")(function* (
  { application, plan }: Decided,
  { inputs, lines, locked, sources }: Asked,
  runtime: Runtime
) {
  const settings = hasSettings(inputs) ? yield* settingsFiles(application.root, runtime) : []
  const asked: AskedFor = {
    lines: plan.environment === undefined ? lines : [],
    sources,
    lock: lockOf(plan.installs)?.path,
    releases: locked.releases,
    runtime,
    otherSources: application.vendored !== undefined || settings.some(([, text]) => namesSources(text))
  }
  return asked
})

/** What a staging would warn of; nothing while the Python is yet to be put in place, since not all is known then that decides. */
export const gpuOutlook = Effect.fn("GpuOutlook.gpuOutlook")(
  function* (decided: Decided) {
    const { offer } = decided.plan.python
    if (offer._tag !== "Installed") return []
    const asked = yield* ask(decided, offer.runtime)
    const foreseen = yield* gpuForeseen(yield* gpuQuestion(decided, asked, offer.runtime))
    return (foreseen?.warnings ?? []).map(({ id, text }): Notice => ({ level: "warning", id, text }))
  },
  Effect.orElseSucceed((): ReadonlyArray<Notice> => [])
)
