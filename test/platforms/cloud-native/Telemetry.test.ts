/** Where a trace is written: where an operator asks for it, and nowhere else. */
import { describe, expect, it } from "vitest"
import { buildpackVersion } from "../../../src/domain/BuildpackVersion.ts"
import { traceOf } from "../../../src/platforms/cloud-native/Telemetry.ts"

const layers = "/layers/python-buildpack_python"
const usual = `/layers/tracing/buildpacks/python-buildpack_python@${buildpackVersion}-build.jsonl`

describe("a trace", () => {
  it.each([
    [{}, undefined],
    [{ CNB_OTEL_TRACEPARENT: "" }, undefined],
    [{ CNB_OTEL_LOG_PATH: "relative.jsonl" }, undefined],
    [{ CNB_OTEL_TRACEPARENT: "00-a-b-01" }, { path: usual, parent: "00-a-b-01" }],
    [{ TRACEPARENT: "00-a-b-01\n" }, { path: usual, parent: "00-a-b-01" }],
    [
      { TRACEPARENT: "00-a-b-01", CNB_OTEL_TRACEPARENT: "00-c-d-01" },
      { path: usual, parent: "00-c-d-01" }
    ],
    [{ CNB_OTEL_LOG_PATH: "/t/own.jsonl" }, { path: "/t/own.jsonl", parent: undefined }],
    [
      { CNB_OTEL_LOG_PATH: "/t/own.jsonl", TRACEPARENT: "00-a-b-01" },
      { path: "/t/own.jsonl", parent: "00-a-b-01" }
    ]
  ])("with %j is %j", (variables, where) => {
    const found = traceOf(variables, layers)
    expect(found && { path: found.path, parent: found.parent }).toEqual(where)
  })
})
