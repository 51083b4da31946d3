/** Has the spans of an effect seen as they begin and end, beside whatever else traces them. */
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Tracer from "effect/Tracer"

export interface SpanWatcher {
  /** The names of the spans that are seen. */
  readonly wants: (name: string) => boolean
  readonly began?: (span: Tracer.Span) => void
  /** `time` in nanoseconds since 1970; the span is still as it was. */
  readonly ended: (span: Tracer.Span, time: bigint, exit: Exit.Exit<unknown, unknown>) => void
}

const watched = (outer: Tracer.Tracer, { began, ended, wants }: SpanWatcher): Tracer.Tracer =>
  Tracer.make({
    ...(outer.context === undefined ? {} : { context: outer.context }),
    span: (options) => {
      const span = outer.span(options)
      if (!wants(options.name)) return span
      began?.(span)
      const end = span.end.bind(span)
      return Object.assign(span, {
        end: (time: bigint, exit: Exit.Exit<unknown, unknown>) => {
          ended(span, time, exit)
          end(time, exit)
        }
      })
    }
  })

export const watching =
  (watcher: SpanWatcher) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Tracer.Tracer, (outer) => Effect.provideService(effect, Tracer.Tracer, watched(outer, watcher)))
