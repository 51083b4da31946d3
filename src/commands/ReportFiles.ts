/** Reports where a person wants them: written however the staging ends. */
import * as Effect from "effect/Effect"
import type { BuildReport } from "../report/BuildReport.ts"
import { pageOf } from "../report/PageOf.ts"
import { decodeReport } from "../report/ReadReport.ts"
import { withoutSecrets } from "../report/ReportFile.ts"
import { reported } from "../report/Reporting.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type * as Staging from "../Staging.ts"
import type { AskedReport } from "./Arguments.ts"

const write = Effect.fn("ReportFiles.write")(function* (all: ReadonlyArray<AskedReport>, report: BuildReport) {
  const files = yield* Filesystem
  const { redacted } = yield* Report
  const text = withoutSecrets(report, redacted)
  for (const { form, path } of all)
    yield* files.write(
      path,
      form === "json" ? `${text}\n` : yield* Effect.flatMap(Effect.orDie(decodeReport(text)), pageOf)
    )
})

/**
 * Leaves the report of a staging with what is kept of the app, and in these files. That one of them cannot be written is an
 * error where there is no other.
 */
export const keeping = (app: string, reports: ReadonlyArray<AskedReport>, staging: ReturnType<typeof Staging.stage>) =>
  Effect.suspend(() => {
    let left: BuildReport | undefined
    const tell = (report: BuildReport): void => {
      left = report
    }
    const written = Effect.suspend(() => (left === undefined ? Effect.void : write(reports, left)))
    return staging.pipe(
      reported({ platform: "keyboard", cache: undefined, app, tell }),
      Effect.onError(() => Effect.ignore(written)),
      Effect.tap(() => written)
    )
  })
