/** Has a person at a terminal see what is going on; without a terminal nothing is loaded, and nothing is other. */
import * as Effect from "effect/Effect"
import { spansInSight } from "./progress/Spans.ts"
import { hasName, nameOf } from "./report/Activities.ts"
import { Report, type Write } from "./services/Report.ts"
import { watching } from "./services/SpanWatching.ts"
import { type Terminal, Watched } from "./services/Terminal.ts"

const load = Effect.promise(() => import("./progress/Progress.ts"))

/** Has secrets that the log hides hidden here, too. */
type Attached = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R | Report>

/** `use` gets the way on which its log has to go, and what the effect that stages has to go through. */
export const withProgress = <A, E, R>(
  terminal: Terminal | undefined,
  write: Write,
  use: (write: Write, attached: Attached) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  terminal === undefined
    ? use(write, (effect) => effect)
    : Effect.flatMap(load, ({ progressOn }) => {
        const spans = spansInSight(nameOf)
        const attached: Attached = (effect) =>
          Effect.flatMap(Report, ({ redacted }) => {
            spans.hide(redacted)
            return effect
          })
        return Effect.acquireUseRelease(
          Effect.sync(() => progressOn(terminal, write, spans.running)),
          (progress) => {
            const ended: typeof spans.ended = (span) => {
              spans.ended(span)
              // What is printed next need not come by way of the log.
              if (spans.running().length === 0) progress.show()
            }
            return use(progress.write, attached).pipe(
              watching({ wants: hasName, began: spans.began, ended }),
              Effect.provideService(Watched, true)
            )
          },
          (progress) => Effect.sync(progress.close)
        )
      })
