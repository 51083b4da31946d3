/** `bin/report`: tells what the last staging of an app did. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { printableJson } from "../../domain/StagingError.ts"
import { billOf } from "../../report/Bills.ts"
import { factsOf } from "../../report/Facts.ts"
import { readReport } from "../../report/ReadReport.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import type { ReportArguments } from "./ReportArguments.ts"
import { reportPage } from "./ReportPage.ts"

export const report = Effect.fn("ReportCommand.report")(function* ({ app, cache, form }: ReportArguments) {
  const found = yield* readReport(app, cache)
  switch (form._tag) {
    case "Facts":
      return yield* Console.log(printableJson(JSON.stringify(factsOf(found))))
    case "Json":
      return yield* Console.log(printableJson(JSON.stringify(found, undefined, 2)))
    case "Page":
      return yield* (yield* Filesystem).write(form.path, yield* reportPage(found))
    case "Bill":
      return yield* Console.log(printableJson(billOf(found, form.format).trimEnd()))
  }
})
