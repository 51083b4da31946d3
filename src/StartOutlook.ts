/** How an app is started, as far as it is known before its package is built. */
import * as Effect from "effect/Effect"
import type { Application } from "./domain/Application.ts"
import type { ListeningEvidence } from "./domain/ListeningEvidence.ts"
import { foldersOf, type Plan } from "./domain/Plan.ts"
import { starts } from "./launch/Processes.ts"
import { portEvidence } from "./survey/PortEvidence.ts"

export const nothingAsked: ListeningEvidence = { _tag: "Open" }

/** Lines for people. */
export const startsOf = Effect.fn("StartOutlook.starts")(function* ({
  application,
  plan
}: {
  readonly application: Application
  readonly plan: Plan
}) {
  const { folder, isStartedAtTop, procfile, root } = application
  const hasPackage = foldersOf(plan.installs).length > 0
  const evidence = procfile === undefined && hasPackage ? yield* portEvidence(root) : nothingAsked
  const lines = starts(procfile, hasPackage, evidence)
  return folder === undefined || isStartedAtTop === true || (procfile === undefined && !hasPackage)
    ? lines
    : lines.map((line) => `${line}; in ${folder}`)
})
