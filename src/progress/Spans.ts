/** What is going on, from the spans of the program that have begun and not ended. */
import type * as Tracer from "effect/Tracer"
import type { Running } from "./Running.ts"

/** What a span is for a reader; `program` where it is one that works for the span around it. */
interface Name {
  readonly title: string
  readonly program: boolean
}
export type NameOf = (span: Tracer.Span) => Name

const outwards = function* (span: Tracer.Span): Generator<Tracer.Span> {
  let outer: Tracer.AnySpan | undefined = span
  while (outer?._tag === "Span") {
    yield outer
    outer = outer.parent._tag === "Some" ? outer.parent.value : undefined
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined)
const textOf = (value: unknown): string => (typeof value === "string" ? value : "")
const namesOf = (value: unknown): ReadonlyArray<string> =>
  textOf(value)
    .split(", ")
    .filter((name) => name !== "")

/** `Static files: collectstatic`; a label that is a sentence by itself says all, and that pip runs says nothing. */
const together = (title: string, label: string): string =>
  label === "pip" ? title : /^\p{Lu}/u.test(label) ? label : `${title}: ${label}`

/** The spans that are seen, in the order in which they began. */
export const spansInSight = (nameOf: NameOf) => {
  const open = new Set<Tracer.Span>()
  let hidden = (text: string): string => text
  const aroundOf = (span: Tracer.Span): Tracer.Span | undefined => {
    for (const outer of outwards(span)) if (outer !== span && open.has(outer)) return outer
    return undefined
  }
  /** An attribute of the span or of what is around it, up to the next span that the reader has words for. */
  const attributeOf = (span: Tracer.Span, whole: Tracer.Span, name: string): unknown => {
    for (const outer of outwards(span)) {
      if (open.has(outer) && outer !== span && outer !== whole) return undefined
      const value = outer.attributes.get(name)
      if (value !== undefined) return value
    }
    return undefined
  }
  const runningOf = (span: Tracer.Span): Running => {
    const own = nameOf(span)
    const around = own.program ? aroundOf(span) : undefined
    const whole = around ?? span
    const { title } = around === undefined ? own : nameOf(around)
    const { startTime } = whole.status
    return {
      title: hidden(around === undefined ? title : together(title, own.title)),
      doing: hidden(textOf(attributeOf(span, whole, "doing"))),
      begun: Number(startTime / 1_000_000n),
      received: numberOf(attributeOf(span, whole, "received")),
      total: numberOf(attributeOf(span, whole, "total")),
      keeps: namesOf(attributeOf(span, whole, "keeps")),
      next: namesOf(attributeOf(span, whole, "next"))
    }
  }
  return {
    /** Who knows what must not be shown; known later than the first spans. */
    hide: (redacted: (text: string) => string): void => {
      hidden = redacted
    },
    began: (span: Tracer.Span): void => void open.add(span),
    ended: (span: Tracer.Span): void => void open.delete(span),
    /** The innermost that run: all that is around them waits for them. */
    running: (): ReadonlyArray<Running> => {
      const around = new Set([...open].map(aroundOf))
      return [...open].filter((span) => !around.has(span)).map(runningOf)
    }
  }
}
