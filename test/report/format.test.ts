/** What may not change without another format: a report of the first one, as it was first written, is read for good. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { reportFormat } from "../../src/report/BuildReport.ts"
import { factsOf } from "../../src/report/Facts.ts"
import { page } from "../../src/report/page/Page.ts"
import { decodeReport } from "../../src/report/ReadReport.ts"

/** Every field that the first format began with. */
const first = {
  format: 1,
  buildpack: { name: "python-buildpack", version: "0.1.0" },
  platform: "classic",
  started: "2026-11-29T12:00:00.000Z",
  elapsed: 9000,
  outcome: "failed",
  python: {
    version: "3.12.1",
    provider: "host",
    requested: "3.12",
    origin: "runtime.txt line 1",
    reason: "asked by runtime.txt line 1",
    isDefault: false,
    considered: [{ origin: "$PYTHON_VERSION", asked: "", verdict: "not set" }]
  },
  installs: [{ installer: "pip", title: "requirements.txt with pip", files: ["requirements.txt"] }],
  processes: [{ type: "web", command: "gunicorn app:app", from: "Procfile" }],
  packages: [
    {
      name: "flask",
      version: "3.0.3",
      sha256: "ab".repeat(32),
      licence: "BSD-3-Clause",
      licenceNames: ["BSD"],
      purl: "pkg:pypi/flask@3.0.3",
      size: 300_000,
      origin: { kind: "index", at: "https://index.example/flask.whl", file: "flask.whl" },
      askedBy: ["requirements.txt line 1"],
      how: "fetched"
    }
  ],
  why: "Not as it was last: requirements.txt changed.",
  startup: [{ package: "flask", file: "flask.pth", digest: "ab", code: ["import flask"] }],
  changes: {
    python: { change: "patch", before: "3.12.0", now: "3.12.1" },
    packages: [
      { name: "flask", change: "newer", before: { version: "0.9", size: 1 }, now: { version: "3.0.3", size: 300_000 } }
    ]
  },
  warnings: [{ id: "packages/do-not-fit", text: "Some packages do not fit together." }],
  notices: [{ id: "python/not-pinned", text: "The app does not say which Python it needs." }],
  error: { id: "pip/failed", blame: "app", transient: false, title: "pip failed", message: "Why.", hints: ["Do it."] },
  steps: [{ at: 10, text: "Using Python 3.12.1" }],
  activities: [
    { name: "Execution.execute", title: "Packages", start: 0, elapsed: 7900 },
    { name: "Program.run", title: "pip", start: 0, elapsed: 2900, within: 0, cpu: 900 },
    { name: "Lease.ended", title: "Another staging", start: 0, elapsed: 9, within: 0, waiting: true, failed: true }
  ]
}

const read = (report: unknown) => Effect.runPromise(Effect.result(decodeReport(JSON.stringify(report))))

it("a report of the first format is read, whatever has come since, and whatever comes", async () => {
  expect(reportFormat).toBe(1)
  const found = await read({ ...first, packages: [{ ...first.packages[0], later: 1 }], later: { any: "thing" } })
  if (found._tag === "Failure") throw new Error(String(found.failure))
  expect(found.success).toEqual(first)
  expect(factsOf(found.success)).toMatchObject({
    format: 1,
    python_version: "3.12.1",
    packages: 1,
    packages_changed: 1
  })
  expect(page(found.success)).toContain("<h1>pip failed</h1>")
})

it("one of another format is not", async () => {
  expect((await read({ ...first, format: 2 }))._tag).toBe("Failure")
})
