/** Makes the report of all that a staging has told, done and found, pure. */
import { buildpackVersion } from "../domain/BuildpackVersion.ts"
import { describe } from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import { providerOf, versionOf } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
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

const processesOf = ({ processes = [], procfile }: StagingFindings): ReadonlyArray<ReportedProcess> => {
  const written = [...(procfile ?? [])].map(([type, command]) => ({ type, command, from: "Procfile" as const }))
  const offered = processes.filter(({ type }) => procfile?.has(type) !== true)
  return [...written, ...offered.map(({ command, type }) => ({ type, command, from: "offered" as const }))]
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

export const reportOf = ({
  app,
  begun,
  ended,
  error,
  found,
  outcome,
  platform,
  spans,
  told
}: Gathered): BuildReport => {
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
    processes: processesOf(found),
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
