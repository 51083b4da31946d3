/** Survey and plan: what is decided about an app before anything is made, and what it asks for. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { Application } from "./domain/Application.ts"
import { Footprint } from "./domain/Footprint.ts"
import { PYTHON_ENVIRONMENT } from "./domain/Options.ts"
import { type Plan } from "./domain/Plan.ts"
import { indexOptions } from "./domain/Requirements.ts"
import { type Runtime, type RuntimeOffer, versionOf } from "./domain/Runtime.ts"
import type { StagingError } from "./domain/StagingError.ts"
import { Installers } from "./installers/registry.ts"
import { bands, supportedLines, toolsFor } from "./tools/ToolBands.ts"
import { chooseManager } from "./plan/ManagerChoice.ts"
import type { Installer } from "./installers/Installer.ts"
import { plan as decide } from "./plan/Planner.ts"
import type { Recalled } from "./plan/KeptLine.ts"
import { decidedWithEngine } from "./EngineChoice.ts"
import { askedLines } from "./execute/AskedLines.ts"
import { chooseRuntime, discover, providerOrder, providerTitle } from "./RuntimeChoice.ts"
import { inWords } from "./runtimes/ProviderOrder.ts"
import { Env } from "./services/Env.ts"
import { Report } from "./services/Report.ts"
import { type AppPlace, appPlace } from "./survey/AppDirectory.ts"
import { survey } from "./survey/Survey.ts"
import type { Engine, EngineOptions } from "./engines/Engine.ts"
import type { InstallServices } from "./services/InstallServices.ts"

export interface Decided {
  readonly application: Application
  /** What the platform keeps, and where the app is in what it has given. */
  readonly footprint: Footprint
  readonly plan: Plan
  /** Where no place names the Python: lines that would do as far as the hints go, newest first. */
  readonly alternatives: ReadonlyArray<string>
  /** The installers that have a say about this app. */
  readonly installers: ReadonlyArray<Installer>
  /** Whoever resolves and builds. */
  readonly engine: Engine
  /** $PIP_OPTS as this engine understands it; it may hold secrets, so it is no part of the plan. */
  readonly options: EngineOptions
  /** Who offers the chosen Python, for people: `host interpreters`. */
  readonly provider: string
  /** Whose Pythons count, in which order, and why; for people. */
  readonly order: string
  /** Every Python that there is or could be, of other lines too. */
  readonly others: Effect.Effect<ReadonlyArray<RuntimeOffer>, StagingError, InstallServices>
}

const noOptions: EngineOptions = {
  wheel: [],
  requirements: [],
  index: [],
  noIndex: false,
  env: {},
  names: [],
  notices: [],
  secrets: []
}

/** The footprint that is set, where the app is a folder of what the platform has given. */
export const placedFootprint = Effect.fnUntraced(function* ({ folder }: AppPlace, given: string) {
  const footprint = yield* Footprint
  return folder === undefined ? footprint : { ...footprint, repository: given }
})

/** Survey and plan: reads, decides, changes nothing. `everything` also looks at Pythons that cannot be chosen. */
export const plan: (
  root: string,
  everything?: boolean,
  insisted?: Recalled
) => Effect.Effect<Decided, StagingError, InstallServices> = Effect.fn("Staging.plan")(function* (
  root: string,
  everything = false,
  insisted?: Recalled
) {
  const all = yield* Installers
  const markers = all.flatMap(({ files }) => files)
  const place = yield* appPlace(root, markers)
  return yield* Effect.provideService(
    planIn(place, insisted, everything),
    Footprint,
    yield* placedFootprint(place, root)
  )
})

const planIn = Effect.fn("Staging.planIn")(function* (
  { notices, root }: AppPlace,
  insisted: Recalled | undefined,
  everything: boolean
) {
  const all = yield* Installers
  const report = yield* Report
  const footprint = yield* Footprint
  const surveyed = yield* survey(
    root,
    all.flatMap(({ files }) => files)
  )
  yield* report.hide(surveyed.secrets)
  const managed = chooseManager({ ...surveyed, notices: [...notices, ...surveyed.notices] }, all)
  const { installers } = managed
  const { application, offers, rejected, selection } = yield* chooseRuntime(managed.application, everything, insisted)
  const band = Result.isSuccess(selection) ? toolsFor(versionOf(selection.success.python.offer)) : undefined
  // Without a Python, the options of the newest tools: what they cannot understand, none can.
  const tools = (band ?? bands.at(-1))?.tools ?? []
  const today = new Date(yield* Clock.currentTimeMillis).toISOString().slice(0, 10)
  const { keeps } = footprint
  const environment = (yield* Env).get(PYTHON_ENVIRONMENT)?.trim()
  const { decided, engine, options } = yield* decidedWithEngine(
    { tools, root, ...(application.vendored === undefined ? {} : { vendored: application.vendored }) },
    (given) =>
      decide({
        application,
        selection,
        offers,
        rejected,
        installers,
        environment,
        band,
        supported: supportedLines,
        today,
        writes: keeps,
        options: given
      })
  )
  const planned = yield* Effect.fromResult(decided)
  const decision: Decided = {
    application,
    footprint,
    installers,
    plan: planned,
    provider: yield* providerTitle(planned.python.offer),
    order: inWords(yield* providerOrder),
    alternatives: Result.isSuccess(selection) ? selection.success.alternatives : [],
    engine,
    // Words that cannot be understood do not matter where none counts.
    options: environment === undefined ? yield* Effect.fromResult(options) : noOptions,
    others: Effect.map(discover(application, true), (all) => all.offers)
  }
  return decision
})

/** What the app asks for decides nothing where a kept environment is staged again, so nothing has to be right of it. */
export const ask = (decided: Decided, runtime: Runtime) =>
  decided.plan.environment === undefined
    ? askAll(decided, runtime)
    : askAll(decided, runtime).pipe(
        Effect.catch(() => {
          const application = { ...decided.application, requirements: undefined }
          return askAll({ ...decided, application, installers: [] }, runtime)
        })
      )

/** All that decides what is installed; starts nothing. */
const askAll = Effect.fn("Staging.ask")(
  function* (decided: Decided, runtime: Runtime) {
    const { application, installers, options, plan } = decided
    const fromFiles =
      application.requirements === undefined ? [] : indexOptions(application.requirements, application.root)
    const sources = [...fromFiles, ...options.index]
    const asked = yield* askedLines({ application, plan, runtime, options, indexOptions: sources, installers })
    yield* (yield* Report).hide(asked.lines.flatMap(({ secrets }) => secrets))
    return { ...asked, sources }
  },
  (effect, { footprint }) => Effect.provideService(effect, Footprint, footprint)
)
