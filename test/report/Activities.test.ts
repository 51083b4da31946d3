/** From spans to the parts of a staging that a reader has words for. */
import { describe, expect, it } from "vitest"
import { activitiesOf } from "../../src/report/Activities.ts"
import type { RecordedSpan } from "../../src/services/SpanRecording.ts"

const span = (name: string, start: number, end: number, more: Partial<RecordedSpan> = {}): RecordedSpan => ({
  name,
  start: 1000 + start,
  end: 1000 + end,
  failed: false,
  attributes: new Map(),
  within: undefined,
  ...more
})

describe("the activities of a staging", () => {
  it("count from its beginning, each within another by its place", () => {
    const spans = [
      span("Staging.plan", 0, 50),
      span("Survey.survey", 1.26, 20, { within: 0 }),
      span("Execution.execute", 60, 100, { failed: true })
    ]
    expect(activitiesOf(spans, 1000)).toEqual([
      { name: "Staging.plan", title: "Reading and planning", start: 0, elapsed: 50 },
      { name: "Survey.survey", title: "Reading the app", start: 1.3, elapsed: 18.7, within: 0 },
      { name: "Execution.execute", title: "Packages", start: 60, elapsed: 40, failed: true }
    ])
  })

  it("have a program as one, by what it is called, with the time of a processor that it took", () => {
    const spans = [
      span("Resolution.download", 0, 90),
      span("Program.run", 1, 89, { within: 0, attributes: new Map([["label", "pip"]]) }),
      span("Process.run", 2, 88, {
        within: 1,
        attributes: new Map<string, unknown>([
          ["program", "/usr/bin/python3"],
          ["cpu", 40]
        ])
      }),
      span("Process.run", 91, 95, { attributes: new Map([["program", "/usr/bin/git"]]) }),
      span("Compiler.make", 96, 99)
    ]
    expect(activitiesOf(spans, 1000).map(({ cpu, title, within }) => ({ cpu, title, within }))).toEqual([
      { cpu: undefined, title: "Resolving and downloading", within: undefined },
      { cpu: 40, title: "pip", within: 0 },
      { cpu: undefined, title: "git", within: undefined },
      { cpu: undefined, title: "Compiling", within: undefined }
    ])
  })
})
