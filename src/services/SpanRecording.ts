/** What was going on when: the spans of an effect that took long enough to be told, beside whatever else traces them. */
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"
import { watching } from "./SpanWatching.ts"

export interface RecordedSpan {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  readonly failed: boolean
  readonly attributes: ReadonlyMap<string, unknown>
  /** The place, in the list, of the recorded span that it is within. */
  readonly within: number | undefined
}

interface Ended {
  readonly span: Tracer.Span
  readonly end: bigint
  readonly failed: boolean
}

/** So long takes what is kept, in nanoseconds: an unchanged app has hundreds of shorter ones. */
const least = 2_000_000n

const millis = (nanos: bigint): number => Number(nanos / 1000n) / 1000

/** The next span outwards that is in the list. */
const withinOf = ({ parent }: Tracer.Span, places: ReadonlyMap<Tracer.AnySpan, number>): number | undefined => {
  let outer = Option.getOrUndefined(parent)
  while (outer !== undefined) {
    const at = places.get(outer)
    if (at !== undefined) return at
    outer = outer._tag === "Span" ? Option.getOrUndefined(outer.parent) : undefined
  }
  return undefined
}

const inOrder = (ended: ReadonlyArray<Ended>): ReadonlyArray<RecordedSpan> => {
  // Of those that began at once, the outer one ends last.
  const sorted = ended.toReversed().toSorted((a, b) => Number(a.span.status.startTime - b.span.status.startTime))
  const places = new Map<Tracer.AnySpan, number>(sorted.map(({ span }, at) => [span, at]))
  return sorted.map(({ end, failed, span }) => ({
    name: span.name,
    start: millis(span.status.startTime),
    end: millis(end),
    failed,
    attributes: span.attributes,
    within: withinOf(span, places)
  }))
}

/** `wants` are the names of the spans that are kept; `told` gives those that have ended so far, by their beginnings. */
export const recording = (wants: (name: string) => boolean) => {
  const ended: Array<Ended> = []
  return {
    record: watching({
      wants,
      ended: (span, end, exit) => {
        if (span.status._tag === "Started" && end - span.status.startTime >= least)
          ended.push({ span, end, failed: Exit.isFailure(exit) })
      }
    }),
    told: (): ReadonlyArray<RecordedSpan> => inOrder(ended)
  }
}
