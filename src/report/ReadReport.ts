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

export const readReport = Effect.fn("ReadReport.read")(function* (app: string, cache: string) {
  const files = yield* Filesystem
  const real = yield* files.realPath(app).pipe(Effect.orElseSucceed(() => app))
  for (const path of placesIn(cache, real)) {
    if ((yield* files.status(path))?.kind !== "file") continue
    const text = yield* files.readText(path, { follow: false, atMost: largest })
    return yield* decodeReport(text).pipe(Effect.mapError(() => new ReportUnreadable({ path })))
  }
  return yield* new ReportMissing({ app, cache })
})
