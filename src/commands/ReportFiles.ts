/** Reports where a person wants them: written however the staging ends. */
import * as Effect from "effect/Effect"
import type { BuildReport } from "../report/BuildReport.ts"
import { redact } from "../domain/Secrets.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { decodeReport } from "../report/ReadReport.ts"
import { withoutSecrets } from "../report/ReportFile.ts"
import { reported, reportUnstaged } from "../report/Reporting.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type { AskedReport } from "./Arguments.ts"
import { reportPage } from "./report/ReportPage.ts"

type Redacted = (text: string) => string

const write = Effect.fn("ReportFiles.write")(function* (
  all: ReadonlyArray<AskedReport>,
  report: BuildReport,
  redacted: Redacted
) {
  const files = yield* Filesystem
  const text = withoutSecrets(report, redacted)
  for (const { form, path } of all)
    yield* files.write(
      path,
      form === "json" ? `${text}\n` : yield* Effect.flatMap(Effect.orDie(decodeReport(text)), reportPage)
    )
})

/** What a person's command is known by among reports. */
const platform = "keyboard"

/**
 * Leaves the report of a staging with what is kept of the app, and in these files. That one of them cannot be written is an
 * error where there is no other. What came of it is given with the report.
 */
export const keeping =
  (app: string, reports: ReadonlyArray<AskedReport>) =>
  <A, R>(staging: Effect.Effect<A, StagingError, R>) =>
    Effect.suspend(() => {
      let left: BuildReport | undefined
      const tell = (report: BuildReport): void => {
        left = report
      }
      const written = Effect.gen(function* () {
        const { redacted } = yield* Report
        if (left !== undefined) yield* write(reports, left, redacted)
      })
      return staging.pipe(
        reported({ platform, cache: undefined, app, root: app, tell }),
        Effect.onError(() => Effect.ignore(written)),
        Effect.tap(() => written),
        Effect.map((came) => ({ came, told: left }))
      )
    })

/** Leaves the same of a staging that failed before it had services, such as over an unusable cache. `cache` is the person's own. */
export const leaveUnstaged = (
  { app, reports }: { readonly app: string; readonly reports: ReadonlyArray<AskedReport> },
  cache: string | undefined,
  secrets: ReadonlyArray<string>
) =>
  Effect.fn("ReportFiles.leaveUnstaged")(function* (error: StagingError) {
    const files = yield* Filesystem
    const real = yield* files.realPath(app).pipe(Effect.orElseSucceed(() => app))
    const report = yield* reportUnstaged({ platform, cache, app: real, root: real }, secrets, error)
    yield* Effect.ignore(write(reports, report, (text) => redact(text, secrets)))
  })
