/** The first lines about a plan: its Python, and what there is to know of the rest. */
import * as Effect from "effect/Effect"
import { headline, type Plan } from "./domain/Plan.ts"
import { Report } from "./services/Report.ts"

/** `told` has been said already. */
export const announce = Effect.fn("Staging.announce")(function* (
  { notices, python }: Plan,
  told: Plan["notices"] = []
) {
  const report = yield* Report
  yield* report.step(`Using ${headline(python)}`)
  for (const notice of notices.filter((one) => !told.some((other) => other.text === one.text)))
    yield* notice.level === "warning" ? report.warning(notice) : report.detail(notice.text)
})
