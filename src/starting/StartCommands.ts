/** How an app is started that does not say it: read from its code, decided by what it has brought, told with the reason. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { type CodeFacts, noCode } from "../domain/CodeFacts.ts"
import type { ListeningEvidence } from "../domain/ListeningEvidence.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { candidate, isSure, processesOf, whyNone } from "../launch/Processes.ts"
import { broughtOf, mayServe } from "../launch/Servers.ts"
import { withMigrations } from "../launch/Migrations.ts"
import { nothingOffered, type StartDecision } from "../launch/StartChoice.ts"
import { decideStart } from "../launch/StartDecision.ts"
import { noted } from "../services/Notes.ts"
import { Report } from "../services/Report.ts"
import { entryPoints } from "../survey/EntryPoints.ts"
import { portEvidence } from "../survey/PortEvidence.ts"
import { readCode } from "./CodeReading.ts"
import { type Checkable, startPolicy } from "./StartCheck.ts"
import { writtenStart } from "./WrittenStart.ts"

export interface Starting<E, R> {
  readonly application: Application
  readonly packages: ReadonlyArray<{ readonly name: string; readonly version: string }>
  /** Console scripts of the app's own package. */
  readonly ownScripts: ReadonlyArray<string>
  /** A package of the app's own is installed. */
  readonly isInstalled: boolean
  readonly runtime: Runtime
  /** To be done before the Python is started. */
  readonly ready: Effect.Effect<void, E, R>
}

/** What was decided, and what of it can be imported. */
export interface FoundStart {
  readonly decision: StartDecision
  /** The object of the `web` process, where there is one that is known. */
  readonly checkable?: Checkable
}

const namesIn = ({ modules }: CodeFacts): ReadonlySet<string> =>
  new Set(modules.map(({ module }) => module.split(".")[0] ?? ""))

const decided = Effect.fn("StartCommands.decided")(function* (
  starting: Omit<Starting<never, never>, "ready" | "runtime">,
  facts: CodeFacts
) {
  const { application, isInstalled, ownScripts, packages } = starting
  const script = candidate(false, ownScripts)
  const question = {
    facts,
    named: yield* entryPoints(application),
    brought: broughtOf(packages),
    isInstalled,
    hasCommand: script !== undefined,
    names: application.names
  }
  const found = decideStart(question)
  const decision = application.procfile === undefined ? withMigrations(found, question, application.names) : found
  if (script === undefined || decision.processes.some(({ type }) => type === "web")) return decision
  const evidence: ListeningEvidence =
    application.wheels === undefined
      ? yield* portEvidence(application.root)
      : mayServe(question.brought)
        ? { _tag: "Open" }
        : { _tag: "Otherwise", why: "its code lies in a wheel, and nothing is installed that is known to serve" }
  const why = whyNone(script, evidence)
  const others = decision.warnings.filter(({ id }) => id !== "start/nothing-offered")
  const told = why === undefined ? decision : { ...decision, warnings: others, details: [why] }
  const offered = processesOf(script, evidence).map((one) => ({
    ...one,
    why: "the one console script of the app's own package"
  }))
  return offered.length === 0 ? told : { processes: [...offered, ...decision.processes], warnings: [], details: [] }
})

/** No code is read where a Procfile says it. */
export const startOf = <E extends StagingError, R>(starting: Starting<E, R>) =>
  Effect.gen(function* () {
    const { application, ready, runtime } = starting
    if (isSure(application.procfile)) {
      const checkable = (yield* startPolicy) === "off" ? undefined : yield* writtenStart(application)
      const written: FoundStart = { decision: nothingOffered, ...(checkable === undefined ? {} : { checkable }) }
      return written
    }
    const { code, facts } = yield* readCode(application.root, runtime, ready)
    const decision: StartDecision = yield* decided(starting, facts ?? noCode)
    const object = decision.processes.find(({ type }) => type === "web")?.object
    const found: FoundStart = {
      // It has been told that the code could not be read: nothing is known of it.
      decision: { ...decision, warnings: facts === undefined ? [] : decision.warnings },
      ...(object === undefined ? {} : { checkable: { object, own: namesIn(facts ?? noCode), code } })
    }
    return found
  })

/** The processes to offer, told as they are found. */
export const startCommands = <E extends StagingError, R>(starting: Starting<E, R>) =>
  Effect.gen(function* () {
    const report = yield* Report
    const found = yield* startOf(starting)
    const { decision } = found
    for (const { command, directory, type, why } of decision.processes) {
      yield* report.detail(
        `Started by \`${type}: ${command}\`${directory === undefined ? "" : ` in ${directory}`}: ${why}.`
      )
      yield* noted({ _tag: "Offered", offered: { type, command, why } })
    }
    for (const detail of decision.details) yield* report.detail(detail)
    for (const warning of decision.warnings)
      yield* "level" in warning && warning.level === "notice" ? report.detail(warning.text) : report.warning(warning)
    return found
  })
