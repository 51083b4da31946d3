/** Spans as lines of a file that a platform's operator reads: each an object of OpenTelemetry's file format (OTLP in JSON). */
import { appendFileSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Tracer from "effect/Tracer"
import { codeOf } from "./SystemErrors.ts"

export interface TraceRequest {
  /** The file, absolute; lines are added to what is in it. */
  readonly path: string
  /** What the spans belong to, as W3C's `traceparent` has it; one that is none is as if there were none. */
  readonly parent: string | undefined
  /** Who writes them: the name of a buildpack and its version. */
  readonly service: string
  readonly version: string
  /** The name of the span that all others are within. */
  readonly name: string
}

/** `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01` */
export const parentOf = (text: string): Tracer.ExternalSpan | undefined => {
  const [, version = "", traceId = "", spanId = "", flags = ""] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(text.trim()) ?? []
  // All of them zero, or the version ff, is invalid (Trace Context, 3.2.2).
  if (version === "" || version === "ff" || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return Tracer.externalSpan({ traceId, spanId, sampled: Number.parseInt(flags, 16) % 2 === 1 })
}

/** So long takes what is worth a line, in nanoseconds; a span is never shorter than those within it. */
const least = 1_000_000n

const valueOf = (value: unknown) =>
  typeof value === "boolean"
    ? { boolValue: value }
    : Number.isSafeInteger(value)
      ? { intValue: String(value) }
      : { stringValue: String(value) }

const attributesOf = (entries: Iterable<readonly [string, unknown]>) =>
  [...entries].map(([key, value]) => ({ key, value: valueOf(value) }))

/** The id of an error, and nothing of its message: what an app's file or an address says is nobody's else. */
const statusOf = (exit: Exit.Exit<unknown, unknown>) => {
  if (Exit.isSuccess(exit)) return { code: 1 }
  const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
  const id = typeof error === "object" && error !== null && "id" in error ? error.id : undefined
  const kind = Cause.hasInterruptsOnly(exit.cause) ? "interrupted" : error === undefined ? "defect" : "failed"
  return { code: 2, message: typeof id === "string" ? id : kind }
}

const lineOf = (request: TraceRequest, span: Tracer.Span, end: bigint, exit: Exit.Exit<unknown, unknown>): string => {
  const { service, version } = request
  const parent = Option.getOrUndefined(span.parent)
  const resource = attributesOf([
    ["service.name", service],
    ["service.version", version]
  ])
  const one = {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(parent === undefined ? {} : { parentSpanId: parent.spanId }),
    name: span.name,
    kind: 1,
    startTimeUnixNano: String(span.status.startTime),
    endTimeUnixNano: String(end),
    attributes: attributesOf(span.attributes),
    status: statusOf(exit)
  }
  const scopeSpans = [{ scope: { name: service, version }, spans: [one] }]
  return `${JSON.stringify({ resourceSpans: [{ resource: { attributes: resource }, scopeSpans }] })}\n`
}

/** Written as soon as it has ended, so that what was killed has told as much as it could. */
class WrittenSpan extends Tracer.NativeSpan {
  readonly write: (span: WrittenSpan, end: bigint, exit: Exit.Exit<unknown, unknown>) => void
  constructor(options: Parameters<Tracer.Tracer["span"]>[0], write: WrittenSpan["write"]) {
    super(options)
    this.write = write
  }
  override end(endTime: bigint, exit: Exit.Exit<unknown, unknown>): void {
    const isFirst = this.status._tag === "Started"
    super.end(endTime, exit)
    if (isFirst) this.write(this, endTime, exit)
  }
}

/** Why nothing can be written there; `undefined` where it can. */
const opened = (path: string): string | undefined => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    appendFileSync(path, "")
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

/**
 * Writes the spans of an effect. A file that cannot be written changes nothing about it: `refused` is told why, before it
 * begins, and what cannot be added later is lost.
 */
export const traced = <R2>(request: TraceRequest, refused: (why: string) => Effect.Effect<void, never, R2>) => {
  const write: WrittenSpan["write"] = (span, end, exit) => {
    if (!span.sampled || end - span.startTime < least) return
    try {
      appendFileSync(request.path, lineOf(request, span, end, exit))
    } catch {
      /* the disk is full, which the staging itself will tell */
    }
  }
  const tracer = Tracer.make({ span: (options) => new WrittenSpan(options, write) })
  const parent = parentOf(request.parent ?? "")
  return <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | R2> =>
    Effect.suspend(() => {
      const why = opened(request.path)
      if (why !== undefined) return Effect.andThen(refused(why), effect)
      const whole = Effect.withSpan(effect, request.name, parent === undefined ? { root: true } : { parent })
      return Effect.provideService(whole, Tracer.Tracer, tracer)
    })
}
