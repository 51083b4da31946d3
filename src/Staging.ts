/** The story of a staging: survey, plan, execute, launch. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { WheelStore } from "./store/WheelStore.ts"
import type { Application } from "./domain/Application.ts"
import { howToChoose } from "./domain/ChoosingPython.ts"
import { Footprint } from "./domain/Footprint.ts"
import { lockOf, type Plan } from "./domain/Plan.ts"
import * as Version from "./domain/PythonVersion.ts"
import { indexOptions } from "./domain/Requirements.ts"
import { type Runtime, type RuntimeOffer, runtimesIn, versionOf } from "./domain/Runtime.ts"
import type { StagingError } from "./domain/StagingError.ts"
import { announce } from "./Announcement.ts"
import { execute } from "./execute/Execution.ts"
import type { Executed } from "./execute/Task.ts"
import { factsOf } from "./domain/StagingError.ts"
import type { ProvideServices } from "./runtimes/RuntimeProvider.ts"
import { Installers } from "./installers/registry.ts"
import { bands, laggingLines, supportedLines, supportedOf, toolsFor } from "./tools/ToolBands.ts"
import { candidate, processesOf, startedIn, whyNone } from "./launch/Processes.ts"
import { chooseManager } from "./plan/ManagerChoice.ts"
import type { Installer } from "./installers/Installer.ts"
import { leftOut } from "./plan/LeftOut.ts"
import { plan as decide } from "./plan/Planner.ts"
import { inOrderOfChoice } from "./plan/RuntimeSelection.ts"
import { secondLine } from "./plan/SecondTry.ts"
import type { Recalled } from "./plan/UnnamedPython.ts"
import type { StagePhase, StageRequest } from "./platforms/Platform.ts"
import { remember } from "./PythonEvidence.ts"
import { decidedWithEngine } from "./EngineChoice.ts"
import { askedLines } from "./execute/AskedLines.ts"
import { plannedPython } from "./PlannedPython.ts"
import { chooseRuntime, discover, providerOrder, providerTitle } from "./RuntimeChoice.ts"
import { withRequestVariables } from "./RequestVariables.ts"
import { Env } from "./services/Env.ts"
import { dirname, Filesystem, join } from "./services/Filesystem.ts"
import { inWords } from "./runtimes/ProviderOrder.ts"
import { isShipped, ship, shippedName } from "./runtimes/ShippedRuntime.ts"
import { sweepLeftOver } from "./services/LeftOver.ts"
import { Report } from "./services/Report.ts"
import { summarise } from "./execute/Summary.ts"
import { portEvidence } from "./survey/PortEvidence.ts"
import { nothingAsked } from "./StartOutlook.ts"
import { type AppPlace, appPlace } from "./survey/AppDirectory.ts"
import { survey } from "./survey/Survey.ts"
import type { Engine, EngineOptions } from "./engines/Engine.ts"
import type { InstallServices } from "./services/InstallServices.ts"

export { startsOf } from "./StartOutlook.ts"

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
  const { decided, engine, options } = yield* decidedWithEngine({ tools, root }, (given) =>
    decide({
      application,
      selection,
      offers,
      rejected,
      installers,
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
    options: yield* Effect.fromResult(options),
    others: Effect.map(discover(application, true), (all) => all.offers)
  }
  return decision
})

/** All that decides what is installed; starts nothing. */
export const ask = Effect.fn("Staging.ask")(
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

const inPlaceOfApp = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  _phase: unknown,
  _request: unknown,
  { footprint }: Decided
) => Effect.provideService(Effect.scoped(effect), Footprint, footprint)

/** Executes a plan into a directory beside the result's place, so that one rename makes it whole. */
const carryOut = Effect.fn("Staging.carryOut")(function* (phase: Phase, request: StageRequest, decided: Decided) {
  const files = yield* Filesystem
  const own = yield* files.temporary(request.build)
  const prefix = join(own, "python")
  const work = yield* files.temporary()
  yield* sweepLeftOver(files, dirname(work), yield* Clock.currentTimeMillis)
  yield* files.makeDirectory(prefix)
  const { application, engine, installers, options, others, plan } = decided
  const dependencies = application.pyproject?.project?.dependencies ?? []
  const place = { directory: join(own, shippedName) }
  const python = yield* plannedPython(plan.python.offer, place, phase, request)
  const { runtime } = python
  const { inputs, lines, locked, sources } = yield* ask(decided, runtime)
  const shipped = isShipped(runtime, place) ? { name: shippedName, identity: python.identity } : undefined
  const executed: Executed = yield* execute({
    engine,
    indexOptions: sources,
    inputs,
    lines,
    asked: new Map(),
    holds: (identity) => phase.holds?.(request, identity) ?? Effect.succeed(false),
    root: application.root,
    reserved: [...(phase.reserved ?? []), ...(shipped === undefined ? [] : [shippedName])],
    shipped: shipped !== undefined,
    ready: python.ready,
    apart: phase.splits === true ? join(own, "apart") : undefined,
    prefix,
    work,
    plan,
    runtime,
    options,
    dependencies,
    locked,
    requirements: application.requirements ?? lines.find(({ files: [name] }) => name === lockOf(plan.installs)?.path),
    installers,
    others: Effect.map(others, runtimesIn)
  })
  if (shipped !== undefined) yield* ship(runtime, place, prefix)
  const script = candidate(application.procfile !== undefined, executed.ownScripts)
  const evidence = script === undefined ? nothingAsked : yield* portEvidence(application.root)
  const none = whyNone(script, evidence)
  if (none !== undefined) yield* (yield* Report).detail(none)
  const { processes, procfile } = startedIn(application, [...plan.launch.processes, ...processesOf(script, evidence)])
  yield* phase.respond(request, {
    prefix,
    launch: { ...plan.launch, processes },
    procfile,
    python: Version.render(runtime.version),
    shipped,
    packages: executed.distributions,
    identity: executed.identity,
    own: executed.withoutOwn === undefined ? undefined : { prefix: join(own, "apart"), others: executed.withoutOwn },
    inPlace: executed.inPlace
  })
  return executed
}, inPlaceOfApp)

/** What nobody has asked for, and failed over the Python, is tried once on another line. */
const again = Effect.fn("Staging.again")(function* (
  phase: Phase,
  request: StageRequest,
  first: Decided,
  error: StagingError
) {
  const { knowing } = factsOf(error)
  if (knowing === undefined) return yield* Effect.fail(error)
  const report = yield* Report
  const { python } = first.plan
  const { groups } = yield* providerOrder
  const all = inOrderOfChoice(yield* first.others, supportedLines, { groups, lagging: laggingLines })
  const lines = supportedOf(all.map((offer) => Version.render(versionOf(offer))))
  const stack = { lines, pythonKey: first.application.pyproject?.pythonKey }
  const known = knowing(stack)
  const { overPython } = factsOf(known)
  const { alternatives } = first
  const line = overPython && secondLine({ python, alternatives, lines, suggested: overPython.line })
  if (line === undefined) return yield* Effect.fail(known)
  const failed = Version.line(versionOf(python.offer))
  yield* report.warning({
    id: "python/tried-another",
    text: `The packages cannot be installed on Python ${failed}, which no file of the app asks for: ${known.title}. Python ${line} is tried, once. ${howToChoose(line)}`
  })
  const reason = `on ${failed} the packages cannot be installed`
  const decided = yield* plan(request.root, false, { line, holds: true, reason })
  yield* announce(decided.plan, first.plan.notices)
  const executed = yield* carryOut(phase, request, decided).pipe(
    Effect.mapError((error: StagingError) => {
      const again = factsOf(error).knowing?.(stack) ?? error
      return factsOf(again).after?.(known) ?? again
    })
  )
  return { decided, executed, tried: true }
})

type Phase = Omit<StagePhase, "request">
type Staging = (phase: Phase, request: StageRequest) => Effect.Effect<void, StagingError, ProvideServices | WheelStore>

/** The whole of `bin/compile`. */
export const stage: Staging = Effect.fn("Staging.stage")(function* (phase: Phase, request: StageRequest) {
  const staged = stageKnowing(phase, request)
  return yield* request.envDirectory === undefined && request.variables === undefined
    ? staged
    : Effect.provideServiceEffect(staged, Env, withRequestVariables(request))
})

/** Stages over services that know the variables of the request already. */
export const stageKnowing: Staging = Effect.fn("Staging.stageKnowing")(
  function* (phase: Phase, request: StageRequest) {
    yield* phase.check(request)
    const first = yield* plan(request.root)
    yield* announce(first.plan)
    const { decided, executed, tried } = yield* carryOut(phase, request, first).pipe(
      Effect.map((executed) => ({ decided: first, executed, tried: false })),
      Effect.catch((error: StagingError) => again(phase, request, first, error))
    )
    yield* remember(decided.application, decided.plan.python, tried)
    const names = executed.distributions.map(({ name }) => name)
    const left = leftOut(decided.application.requirements, names, versionOf(decided.plan.python.offer))
    if (left !== undefined) yield* (yield* Report).warning(left)
    yield* summarise(decided, executed)
  },
  (effect, _phase, request) => Effect.provideService(effect, Footprint, request)
)
