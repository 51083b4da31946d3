/** A report as a page. What makes it is loaded only where one is asked for, so that no staging pays for it. */
import * as Effect from "effect/Effect"
import type { BuildReport } from "./BuildReport.ts"
import type { Explanations } from "./page/Explanation.ts"

const load = Effect.promise(() => import("./page/Page.ts"))

export const pageOf = (report: BuildReport, explained: Explanations): Effect.Effect<string> =>
  Effect.map(load, ({ page }) => page(report, explained))
