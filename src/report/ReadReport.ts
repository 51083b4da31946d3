/** Finds the report of the last staging of an app, and reads it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type StagingError, printable } from "../domain/StagingError.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { BuildReport } from "./BuildReport.ts"
import { placesIn } from "./ReportFile.ts"

/** No staging has left one there. */
export class ReportMissing
  extends Data.TaggedError("ReportMissing")<{ readonly app: string; readonly cache: string }>
  implements StagingError
{
  readonly id = "report/missing"
  readonly blame = "app"
  readonly title = "There is no report"
  override get message(): string {
    return `The cache ${printable(this.cache)} has no report of a staging of ${printable(this.app)}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give the cache directory that the app was staged with: `bin/report APP_DIR CACHE_DIR`.",
    "Or stage the app first: `bin/stage APP_DIR`. A cache that is read-only, or off, gets no report."
  ]
}

/** What is there tells of another folder than the one that was asked about. */
export class ReportOfAnother
  extends Data.TaggedError("ReportOfAnother")<{
    readonly app: string
    readonly cache: string
    readonly found: Pick<BuildReport, "app" | "outcome" | "started">
  }>
  implements StagingError
{
  readonly id = "report/of-another-app"
  readonly blame = "app"
  readonly title = "The report is of another app"
  override get message(): string {
    const { app = "", outcome, started } = this.found
    return `The last staging with the cache ${printable(this.cache)} that has left a report was of ${printable(app)}, begun ${printable(started)} (${outcome}), and not of ${printable(this.app)}. The one of ${printable(this.app)}, if there was any, was before that, kept nothing, or had another cache.`
  }
  get hints(): ReadonlyArray<string> {
    const { app = "" } = this.found
    return [
      `To see that report, name its app: \`bin/report ${printable(app)} ${printable(this.cache)}\`.`,
      "Or give each app a cache directory of its own, as platforms do."
    ]
  }
}

/** What is there is none, or one of a newer release. */
export class ReportUnreadable
  extends Data.TaggedError("ReportUnreadable")<{ readonly path: string }>
  implements StagingError
{
  readonly id = "report/unreadable"
  readonly blame = "environment"
  readonly title = "The report cannot be read"
  override get message(): string {
    return `${printable(this.path)} is no report as this release of the buildpack writes it: it is damaged, or of another release.`
  }
  readonly hints: ReadonlyArray<string> = ["Stage the app again: each staging leaves a report of its own."]
}

export const decodeReport = (text: string) => Schema.decodeUnknownEffect(Schema.fromJsonString(BuildReport))(text)

/** More than any report has; what is larger is none. */
const largest = 32 << 20

const readAt = Effect.fn("ReadReport.readAt")(function* (path: string) {
  const text = yield* (yield* Filesystem).readText(path, { follow: false, atMost: largest })
  return yield* decodeReport(text).pipe(Effect.mapError(() => new ReportUnreadable({ path })))
})

/** `place` is a directory that a staging kept things in, or the file of a report itself, be it of whatever app. */
export const readReport = Effect.fn("ReadReport.read")(function* (app: string, place: string) {
  const files = yield* Filesystem
  if ((yield* files.status(place))?.kind === "file") return yield* readAt(place)
  const real = yield* files.realPath(app).pipe(Effect.orElseSucceed(() => app))
  for (const path of placesIn(place, real)) {
    if ((yield* files.status(path))?.kind !== "file") continue
    const found = yield* readAt(path)
    if (found.app !== undefined && found.app !== real)
      return yield* new ReportOfAnother({ app: real, cache: place, found })
    return found
  }
  return yield* new ReportMissing({ app, cache: place })
})
