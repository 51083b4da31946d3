/** `bin/cache DIR prefetch APP_DIR`: leaves in a cache all that the app's next staging needs, so that it needs no network. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { Footprint } from "../../domain/Footprint.ts"
import { printableLines } from "../../domain/StagingError.ts"
import { explainOffline, NeedsNetwork, offlineAsJson, prefetched } from "../../OfflineOutlook.ts"
import { footprintOn } from "../../platforms/Classic.ts"
import { Env } from "../../services/Env.ts"
import { Report } from "../../services/Report.ts"
import { asJson } from "../Json.ts"

/** Gives why the app would not be staged without a network all the same. */
export const prefetch = Effect.fn("CachePrefetch.prefetch")(function* (app: string, json: boolean) {
  const env = yield* Env
  const report = yield* Report
  const footprint = footprintOn((name) => env.operator({ name }))
  const found = yield* Effect.provideService(prefetched(app), Footprint, footprint)
  yield* Console.log(
    json ? asJson(offlineAsJson(found), report.redacted) : printableLines(report.redacted(explainOffline(found)))
  )
  return found.trouble === undefined ? undefined : new NeedsNetwork({ trouble: found.trouble })
})
