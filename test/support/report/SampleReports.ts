/** Reports of two stagings with everything in them that a report can have. */
import type { BuildReport, ReportedPackage } from "../../../src/report/BuildReport.ts"

const one = (name: string, more: Partial<ReportedPackage> = {}): ReportedPackage => ({
  name,
  version: "1.0",
  sha256: "ab".repeat(32),
  licence: "MIT",
  size: 100_000,
  purl: `pkg:pypi/${name}@1.0`,
  origin: {
    kind: "index",
    at: `https://index.example/${name}-1.0-py3-none-any.whl`,
    file: `${name}-1.0-py3-none-any.whl`
  },
  askedBy: ["requirements.txt line 1"],
  how: "fetched",
  ...more
})

const buildpack = { name: "python-buildpack", version: "1.2.3" }
const python: BuildReport["python"] = {
  version: "3.12.1",
  provider: "host",
  requested: "3.12",
  origin: "runtime.txt line 1",
  reason: "asked by runtime.txt line 1",
  isDefault: false,
  considered: [
    { origin: "$PYTHON_VERSION", asked: "", verdict: "not set" },
    { origin: "runtime.txt line 1", asked: "python-3.12", verdict: "chosen" }
  ]
}

export const succeededReport: BuildReport = {
  format: 1,
  buildpack,
  platform: "classic",
  app: "/tmp/build_1/shop",
  started: "2026-11-29T12:00:00.000Z",
  elapsed: 9000,
  outcome: "succeeded",
  python,
  installs: [{ installer: "pip", title: "requirements.txt with pip", files: ["requirements.txt"] }],
  processes: [
    { type: "web", command: "gunicorn app:app", from: "Procfile" },
    {
      type: "worker",
      command: "celery -A app worker",
      from: "offered",
      why: "Celery application `app` (app.py line 3)"
    }
  ],
  startCheck: {
    target: "app:app",
    result: "imported",
    elapsed: 812,
    slowest: [
      { module: "flask.app", elapsed: 300 },
      { module: "app", elapsed: 12 }
    ]
  },
  hooks: [{ name: "bin/post_compile", elapsed: 1032, exitCode: 0 }],
  staticFiles: {
    how: "collected",
    root: "staticfiles",
    count: 127,
    size: 2 << 20,
    elapsed: 1240,
    settings: "shop.settings"
  },
  packages: [
    one("flask", { size: 300_000 }),
    one("jinja2", { askedBy: ["flask"], how: "restored" }),
    one("markupsafe", { askedBy: ["jinja2", "werkzeug"], how: "built", licenceNames: ["BSD License"] }),
    one("werkzeug", { askedBy: ["flask"], size: 900_000 })
  ],
  why: "Not as it was last: requirements.txt changed.",
  startup: [{ package: "flask", file: "flask.pth", digest: "ab", code: ["import flask"] }],
  changes: {
    python: { change: "patch", before: "3.12.0", now: "3.12.1" },
    packages: [
      {
        name: "flask",
        change: "newer",
        before: { version: "0.9", size: 100_000 },
        now: { version: "1.0", size: 300_000 }
      },
      { name: "jinja2", change: "added", now: { version: "1.0", size: 100_000, askedBy: ["flask"] } },
      { name: "gone", change: "removed", before: { version: "2.0", size: 50_000 } }
    ]
  },
  warnings: [{ id: "packages/do-not-fit", text: "Some packages do not fit together." }],
  notices: [{ id: "python/not-pinned", text: "The app does not say which Python it needs." }],
  steps: [
    { at: 10, text: "Using Python 3.12.1, asked by runtime.txt line 1" },
    { at: 8900, text: "Staged on Python 3.12.1 with 4 packages" }
  ],
  activities: [
    { name: "Staging.plan", title: "Reading and planning", start: 0, elapsed: 500 },
    { name: "PlannedPython.planned", title: "Getting the Python ready", start: 500, elapsed: 500 },
    {
      name: "ArchiveFile.fetchOnce",
      title: "Downloading the Python",
      start: 500,
      elapsed: 400,
      within: 1,
      waiting: true
    },
    { name: "Execution.execute", title: "Packages", start: 1000, elapsed: 7900 },
    { name: "PackagingTools.provide", title: "Packaging tools", start: 1000, elapsed: 900, within: 3 },
    { name: "Resolution.download", title: "Resolving and downloading", start: 2000, elapsed: 3000, within: 3 },
    { name: "Program.run", title: "pip", start: 2000, elapsed: 2900, within: 5, cpu: 900 },
    { name: "Compiler.make", title: "Compiling", start: 5000, elapsed: 3000, within: 3 },
    { name: "WheelStore.restore", title: "Installing", start: 8000, elapsed: 800, within: 3 }
  ]
}

export const failedReport: BuildReport = {
  ...succeededReport,
  outcome: "failed",
  packages: [],
  processes: [],
  error: {
    id: "pip/no-such-package",
    blame: "app",
    transient: false,
    title: "A package that is asked for does not exist",
    message: "requirements.txt line 2 asks for `no-such-package`, which the index does not have.",
    hints: ["Correct its name in requirements.txt line 2.", "Or remove the line."]
  }
}

const { python: _, ...withoutPython } = failedReport

/** Reports of stagings that did not come to their end, by how far they had come. */
export const unfinishedReports: ReadonlyArray<readonly [string, BuildReport]> = [
  ["a failure before a Python was chosen", withoutPython],
  ["a failure after it was installed", { ...failedReport, packages: succeededReport.packages }],
  ["an interruption", { ...succeededReport, outcome: "interrupted", packages: [] }],
  ["a staging that is under way", { ...withoutPython, outcome: "unfinished" }]
]
