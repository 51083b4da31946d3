/** Keeps a record of a staging while it goes on, and leaves its report however it ends. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { StagingError } from "../domain/StagingError.ts"
import { redact } from "../domain/Secrets.ts"
import { Filesystem, ifSeen } from "../services/Filesystem.ts"
import { type Note, Notes } from "../services/Notes.ts"
import { Report } from "../services/Report.ts"
import { recording } from "../services/SpanRecording.ts"
import { isTold } from "./Activities.ts"
import type { BuildReport } from "./BuildReport.ts"
import { Findings, type StagingFindings } from "./Findings.ts"
import { type Gathered, reportedError, reportOf } from "./Gathered.ts"
import { decodeReport } from "./ReadReport.ts"
import { leaveAt, placeOf, placeWithoutCache, type ReportPlace } from "./ReportFile.ts"

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
  /** The folder that is staged, which the report names. */
  readonly root?: string | undefined
  readonly tell?: (report: BuildReport) => void
}

/**
 * One is left at the beginning as well, which says so: whatever ends the staging, the last one's report is not taken for this one's.
 * Of two stagings at once, the one that ends last has its report there.
 */
export const reported =
  ({ platform, root, tell, ...place }: Reporting) =>
  <A, R>(staging: Effect.Effect<A, StagingError, R>) =>
    Effect.gen(function* () {
      const { redacted, told } = yield* Report
      const begun = yield* Clock.currentTimeMillis
      let found: StagingFindings = {}
      const notes: Array<Note> = []
      const spans = recording(isTold)
      const known = { platform, app: root, begun }
      const path = yield* placeOf(place)
      const leave = (report: BuildReport) => (path === undefined ? Effect.void : leaveAt(path, report, redacted))
      yield* leave(reportOf({ ...known, ended: begun, outcome: "unfinished", found, notes, told: [], spans: [] }))
      return yield* spans.record(staging).pipe(
        Effect.provideService(Findings, (part) => {
          found = { ...found, ...part }
        }),
        Effect.provideService(Notes, (note) => void notes.push(note)),
        Effect.onExit((exit) =>
          Effect.gen(function* () {
            const ended = yield* Clock.currentTimeMillis
            const end = Exit.isSuccess(exit) ? { outcome: "succeeded" as const } : errorOf(exit.cause)
            const report = reportOf({ ...known, ended, found, notes, told: told(), spans: spans.told(), ...end })
            tell?.(report)
            yield* leave(report)
          })
        )
      )
    })

/** Leaves the report of a staging that failed before it had services, such as over an unusable cache. */
export const reportUnstaged = Effect.fn("Reporting.reportUnstaged")(function* (
  { platform, root, ...place }: Omit<Reporting, "tell">,
  secrets: ReadonlyArray<string>,
  error: StagingError
) {
  const now = yield* Clock.currentTimeMillis
  const known = { platform, app: root, begun: now, ended: now, outcome: "failed" as const, error }
  const report = reportOf({ ...known, found: {}, notes: [], told: [], spans: [] })
  const path = placeWithoutCache(place)
  if (path !== undefined) yield* leaveAt(path, report, (text) => redact(text, secrets))
  return report
})

/** A step after the staging has failed, and so has the staging: its report says so. */
export const amended = Effect.fn("Reporting.amended")(function* (
  place: ReportPlace,
  root: string,
  error: StagingError
) {
  const files = yield* Filesystem
  const { redacted } = yield* Report
  const path = yield* placeOf(place)
  if (path === undefined) return
  const text = yield* ifSeen(files.readText(path, { follow: false }))
  const found = yield* decodeReport(text ?? "").pipe(Effect.orElseSucceed(() => undefined))
  if (found?.app !== root) return
  yield* leaveAt(path, { ...found, outcome: "failed", error: reportedError(error) }, redacted)
})
