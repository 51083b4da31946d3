/** Keeps a record of a staging while it goes on, and leaves its report however it ends. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { StagingError } from "../domain/StagingError.ts"
import { Report } from "../services/Report.ts"
import { recording } from "../services/SpanRecording.ts"
import { isTold } from "./Activities.ts"
import type { BuildReport } from "./BuildReport.ts"
import { Findings, type StagingFindings } from "./Findings.ts"
import { type Gathered, reportOf } from "./Gathered.ts"
import { leave, type ReportPlace } from "./ReportFile.ts"

/** A defect has no words of its own here: what it says is for the log, and for whoever maintains this. */
const errorOf = (cause: Cause.Cause<StagingError>): Pick<Gathered, "error" | "outcome"> => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  if (error !== undefined) return { outcome: "failed", error }
  return { outcome: Cause.hasInterruptsOnly(cause) ? "interrupted" : "failed" }
}

/** Where it goes, and who wants it besides. */
export interface Reporting extends ReportPlace {
  /** The interface that was asked. */
  readonly platform: string
  readonly tell?: (report: BuildReport) => void
}

export const reported =
  ({ platform, tell, ...place }: Reporting) =>
  <A, R>(staging: Effect.Effect<A, StagingError, R>) =>
    Effect.gen(function* () {
      const { told } = yield* Report
      const begun = yield* Clock.currentTimeMillis
      let found: StagingFindings = {}
      const spans = recording(isTold)
      return yield* spans.record(staging).pipe(
        Effect.provideService(Findings, (part) => {
          found = { ...found, ...part }
        }),
        Effect.onExit((exit) =>
          Effect.gen(function* () {
            const ended = yield* Clock.currentTimeMillis
            const end = Exit.isSuccess(exit) ? { outcome: "succeeded" as const } : errorOf(exit.cause)
            const report = reportOf({ platform, begun, ended, found, told: told(), spans: spans.told(), ...end })
            tell?.(report)
            yield* leave(place, report)
          })
        )
      )
    })
