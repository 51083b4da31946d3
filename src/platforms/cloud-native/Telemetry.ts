/** Where an operator wants to read how a build went (RFC 131 of Cloud Native Buildpacks), and what of his own it belongs to. */
import { buildpackVersion } from "../../domain/BuildpackVersion.ts"
import { dirname, join } from "../../services/Filesystem.ts"
import type { TraceRequest } from "../../services/TraceFile.ts"

const service = "python-buildpack/python"

type Variables = Readonly<Record<string, string | undefined>>

const absolute = (path: string | undefined): string | undefined => (path?.startsWith("/") === true ? path : undefined)

/**
 * Nothing is written unless somebody asks: by a path, which the draft of the specification gives in a variable, or by what
 * the trace is to belong to; then it is at the path that the RFC names.
 */
export const traceOf = (variables: Variables, layers: string): TraceRequest | undefined => {
  const given = (name: string): string | undefined => (variables[name] ?? "").trim() || undefined
  const parent = given("CNB_OTEL_TRACEPARENT") ?? given("TRACEPARENT")
  const named = absolute(given("CNB_OTEL_LOG_PATH"))
  if (parent === undefined && named === undefined) return undefined
  // A slash in the name would be a folder; the lifecycle itself writes it like this.
  const file = `${service.replaceAll("/", "_")}@${buildpackVersion}-build.jsonl`
  const path = named ?? join(dirname(layers), "tracing", "buildpacks", file)
  return { path, parent, service, version: buildpackVersion, name: "build" }
}
