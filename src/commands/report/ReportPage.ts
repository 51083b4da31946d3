/** The page of a report, with what its ids mean. */
import * as Effect from "effect/Effect"
import type { BuildReport } from "../../report/BuildReport.ts"
import { pageOf } from "../../report/PageOf.ts"
import { idsOf } from "../../report/page/Explanation.ts"
import { readPages } from "../explain/Pages.ts"

export const reportPage = Effect.fn("ReportPage.reportPage")(function* (report: BuildReport) {
  const { error, notices, warnings } = report
  const ids = new Set([...warnings, ...notices, ...(error === undefined ? [] : [error])].flatMap(({ id }) => idsOf(id)))
  // A page is what it is without them as well.
  const pages = ids.size === 0 ? undefined : yield* Effect.orElseSucceed(readPages(), () => undefined)
  const explained = (pages ?? []).flatMap((one) => one.ids.filter((id) => ids.has(id)).map((id) => [id, one] as const))
  return yield* pageOf(report, new Map(explained))
})
