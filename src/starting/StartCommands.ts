/** How an app is started that does not say it: read from its code, decided by what it has brought, told with the reason. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import type { ListeningEvidence } from "../domain/ListeningEvidence.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { candidate, processesOf, whyNone } from "../launch/Processes.ts"
import { broughtOf } from "../launch/Servers.ts"
import { decideStart, type StartDecision } from "../launch/StartDecision.ts"
import { Report } from "../services/Report.ts"
import { portEvidence } from "../survey/PortEvidence.ts"
import { readCode } from "./CodeReading.ts"

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

const open: ListeningEvidence = { _tag: "Open" }
const none: StartDecision = { processes: [], warnings: [] }

/** A Procfile that only says what is done before a release leaves open how the app is started. */
export const saysStart = (procfile: ReadonlyMap<string, string> | undefined): boolean =>
  procfile !== undefined && [...procfile.keys()].some((type) => type !== "release")

/** Nothing is read where a Procfile says it. */
export const startOf = <E extends StagingError, R>(starting: Starting<E, R>) =>
  Effect.gen(function* () {
    const { application, isInstalled, ownScripts, packages, ready, runtime } = starting
    if (saysStart(application.procfile)) return none
    const facts = yield* readCode(application.root, runtime, ready)
    const decision = decideStart({ facts, brought: broughtOf(packages), isInstalled })
    if (decision.processes.some(({ type }) => type === "web")) return decision
    const script = candidate(false, ownScripts)
    if (script === undefined) return decision
    const evidence = script === undefined ? open : yield* portEvidence(application.root)
    const why = whyNone(script, evidence)
    if (why !== undefined) yield* (yield* Report).detail(why)
    const offered = processesOf(script, evidence).map((one) => ({
      ...one,
      why: "the one console script of the app's own package"
    }))
    return offered.length === 0 ? decision : { processes: [...offered, ...decision.processes], warnings: [] }
  })

/** The processes to offer, told as they are found. */
export const startCommands = <E extends StagingError, R>(starting: Starting<E, R>) =>
  Effect.gen(function* () {
    const report = yield* Report
    const decision = yield* startOf(starting)
    for (const { command, directory, type, why } of decision.processes)
      yield* report.detail(
        `Started by \`${type}: ${command}\`${directory === undefined ? "" : ` in ${directory}`}: ${why}.`
      )
    for (const warning of decision.warnings) yield* report.warning(warning)
    return decision
  })
