/** What is said and written down when a staging has come to its end. */
import * as Effect from "effect/Effect"
import type { Changes } from "./changes/Changes.ts"
import type { Snapshot } from "./changes/Snapshot.ts"
import type { Application } from "./domain/Application.ts"
import type { Plan } from "./domain/Plan.ts"
import { versionOf } from "./domain/Runtime.ts"
import { summarise } from "./execute/Summary.ts"
import type { Executed } from "./execute/Task.ts"
import { leftOut } from "./plan/LeftOut.ts"
import { found } from "./report/Findings.ts"
import { remember } from "./PythonEvidence.ts"
import { Report } from "./services/Report.ts"

/** What came of a staging. */
export interface StagingResult {
  readonly snapshot: Snapshot
  /** What is other than in the app's last staging; `undefined` where that is not known. */
  readonly changes: Changes | undefined
  /** All of it is as an earlier staging has kept it. */
  readonly restored: boolean
  /** Names of the packages that came from `vendor/` in this staging. */
  readonly vendored: ReadonlySet<string>
  /** Names of the packages that a lock file fixes as an earlier staging has it, so that nobody was asked for them. */
  readonly chosenBefore: ReadonlySet<string>
}

export interface Concluded {
  readonly decided: { readonly application: Application; readonly plan: Plan }
  readonly executed: Executed
  /** The app's last staging, where that is known. */
  readonly before: Snapshot | undefined
  /** The Python is the second that was tried. */
  readonly tried: boolean
}

export const conclude = Effect.fn("Conclusion.conclude")(function* (
  { before, decided, executed, tried }: Concluded,
  app: string | undefined
) {
  const { application, plan } = decided
  yield* remember(application, plan.python, { restored: executed.restored === true, tried })
  const names = executed.distributions.map(({ name }) => name)
  const left = leftOut(application.requirements, names, versionOf(plan.python.offer))
  if (left !== undefined && plan.environment === undefined) yield* (yield* Report).warning(left)
  const changes = yield* summarise(decided, executed, { app, before })
  yield* found({ changes })
  const result: StagingResult = {
    snapshot: executed.snapshot,
    changes,
    restored: executed.restored === true,
    vendored: executed.vendored ?? new Set(),
    chosenBefore: executed.chosenBefore ?? new Set()
  }
  return result
})
