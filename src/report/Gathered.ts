/** Makes the report of all that a staging has told, done and found, pure. */
import { buildpackVersion } from "../domain/BuildpackVersion.ts"
import { describe } from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import { providerOf, versionOf } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Note } from "../services/Notes.ts"
import type { LogEntry } from "../services/Report.ts"
import type { RecordedSpan } from "../services/SpanRecording.ts"
import { activitiesOf } from "./Activities.ts"
import {
  type BuildReport,
  type ReportedError,
  type ReportedProcess,
  type ReportedPython,
  reportFormat
} from "./BuildReport.ts"
import type { StagingFindings } from "./Findings.ts"
import { reportedPackages } from "./ReportedPackages.ts"

export interface Gathered {
  readonly platform: string
  /** The folder that was staged. */
  readonly app?: string | undefined
  /** Milliseconds since 1970. */
  readonly begun: number
  readonly ended: number
  readonly outcome: BuildReport["outcome"]
  readonly found: StagingFindings
  /** What was done with the app's own code, in its order. */
  readonly notes: ReadonlyArray<Note>
  readonly told: ReadonlyArray<LogEntry>
  readonly spans: ReadonlyArray<RecordedSpan>
  readonly error?: StagingError
}

const pythonOf = ({
  considered,
  isDefault,
  offer,
  origin,
  reason,
  requested
}: ChosenPython): typeof ReportedPython.Type => ({
  version: render(versionOf(offer)),
  provider: providerOf(offer),
  requested,
  origin: describe(origin),
  reason,
  isDefault,
  considered: considered.map((one) => ({
    origin: describe(one.origin),
    asked: one.says ?? one.asked,
    verdict: one.verdict
  }))
})

type Offered = Extract<Note, { readonly _tag: "Offered" }>["offered"]

const processesOf = (
  { processes = [], procfile }: StagingFindings,
  offered: ReadonlyArray<Offered>
): ReadonlyArray<ReportedProcess> => {
  const written = [...(procfile ?? [])].map(([type, command]) => ({ type, command, from: "Procfile" as const }))
  const others = processes.filter(({ type }) => procfile?.has(type) !== true)
  return [
    ...written,
    ...others.map((one) => {
      const why = offered.find(({ command, type }) => command === one.command && type === one.type)?.why
      // Where the app is in a folder, what its Procfile says is handed over with that.
      const from = why === undefined && one.directory !== undefined ? ("Procfile" as const) : ("offered" as const)
      return { ...one, from, ...(why === undefined ? {} : { why }) }
    })
  ]
}

/** What was done last of each counts: another line of Python may have been tried before. */
const ownWorkOf = (notes: ReadonlyArray<Note>): Pick<BuildReport, "hooks" | "startCheck" | "staticFiles"> => {
  const hooks = notes.flatMap((note) => (note._tag === "Hook" ? [note.hook] : []))
  const check = notes.flatMap((note) => (note._tag === "StartCheck" ? [note.check] : [])).at(-1)
  const files = notes.flatMap((note) => (note._tag === "StaticFiles" ? [note.files] : [])).at(-1)
  return {
    ...(check === undefined ? {} : { startCheck: check }),
    hooks,
    ...(files === undefined ? {} : { staticFiles: files })
  }
}

export const reportedError = ({
  blame,
  hints,
  id,
  message,
  title,
  transient = false
}: StagingError): ReportedError => ({
  id,
  blame,
  transient,
  title,
  message,
  hints
})

export const reportOf = (gathered: Gathered): BuildReport => {
  const { app, begun, ended, error, found, notes, outcome, platform, spans, told } = gathered
  const { changes, made, plan } = found
  const notices = (plan?.notices ?? []).filter(({ level }) => level === "notice")
  return {
    format: reportFormat,
    buildpack: { name: "python-buildpack", version: buildpackVersion },
    platform,
    ...(app === undefined ? {} : { app }),
    started: new Date(begun).toISOString(),
    elapsed: ended - begun,
    outcome,
    ...(plan === undefined ? {} : { python: pythonOf(plan.python) }),
    installs: (plan?.installs ?? []).map(({ files, installer, title }) => ({ installer, title, files })),
    processes: processesOf(
      found,
      notes.flatMap((note) => (note._tag === "Offered" ? [note.offered] : []))
    ),
    ...ownWorkOf(notes),
    packages: made === undefined ? [] : reportedPackages(made),
    ...(made?.why === undefined ? {} : { why: made.why }),
    startup: made?.snapshot.startup ?? [],
    ...(changes === undefined ? {} : { changes }),
    warnings: told.flatMap((one) => (one._tag === "Warning" ? [one.warning] : [])),
    notices: notices.map(({ id, text }) => ({ id, text })),
    ...(error === undefined ? {} : { error: reportedError(error) }),
    steps: told.flatMap((one) => (one._tag === "Step" ? [{ at: Math.max(0, one.at - begun), text: one.text }] : [])),
    activities: activitiesOf(spans, begun)
  }
}
