/** The story of a staging: survey, plan, execute, launch. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { WheelStore } from "./store/WheelStore.ts"
import { howToChoose } from "./domain/ChoosingPython.ts"
import { Footprint } from "./domain/Footprint.ts"
import { foldersOf, lockOf } from "./domain/Plan.ts"
import * as Version from "./domain/PythonVersion.ts"
import { runtimesIn } from "./domain/Runtime.ts"
import type { StagingError } from "./domain/StagingError.ts"
import { lastStaging } from "./execute/Summary.ts"
import { judgeStartup, startupPolicy } from "./execute/StartupPolicy.ts"
import { gpuBuilds } from "./inspection/GpuCheck.ts"
import { tellSize } from "./inspection/LargestPackages.ts"
import { inspect } from "./inspection/Inspection.ts"
import { announce } from "./Announcement.ts"
import { gpuQuestion } from "./GpuOutlook.ts"
import { type Concluded, conclude, type StagingResult } from "./Conclusion.ts"
import { checkOpened } from "./distributions/OpenedLibraries.ts"
import { execute } from "./execute/Execution.ts"
import type { Executed } from "./execute/Task.ts"
import { factsOf } from "./domain/StagingError.ts"
import type { ProvideServices } from "./runtimes/RuntimeProvider.ts"
import { startedIn } from "./launch/Processes.ts"
import { secondLine } from "./plan/SecondTry.ts"
import type { StagePhase, StageRequest } from "./platforms/Platform.ts"
import { isBetter, lineFor, lineIn, movedFrom, stackOf } from "./OtherLine.ts"
import { plannedPython } from "./PlannedPython.ts"
import { withRequestVariables } from "./RequestVariables.ts"
import { Env } from "./services/Env.ts"
import { dirname, Filesystem, join } from "./services/Filesystem.ts"
import { isShipped, ship, shippedName } from "./runtimes/ShippedRuntime.ts"
import { sweepLeftOver } from "./services/LeftOver.ts"
import { Report } from "./services/Report.ts"
import { found } from "./report/Findings.ts"
import { appBefore, staticFiles } from "./assets/StaticFiles.ts"
import { postCompile } from "./hooks/Hooks.ts"
import { beforeSurvey, stagedPlace, surroundings } from "./OwnSteps.ts"
import { checkStart, settleStart, startPolicy, triedFor } from "./starting/StartCheck.ts"
import { adviceOn } from "./starting/WrittenStart.ts"
import { startCommands } from "./starting/StartCommands.ts"
import { writtenPrograms } from "./starting/WrittenPrograms.ts"
import { ask, type Decided, plan } from "./Planning.ts"

export { gpuOutlook } from "./GpuOutlook.ts"
export { startsOf } from "./StartOutlook.ts"
export { ask, type Decided, plan } from "./Planning.ts"

const inPlaceOfApp = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  _phase: unknown,
  _request: unknown,
  { footprint }: Decided
) => Effect.provideService(Effect.scoped(effect), Footprint, footprint)

/** Executes a plan into a directory beside the result's place, as far as its start can be tried. */
const make = Effect.fn("Staging.make")(function* (phase: Phase, request: StageRequest, decided: Decided) {
  const files = yield* Filesystem
  const own = yield* files.temporary(request.build)
  const prefix = join(own, "python")
  const work = yield* files.temporary()
  yield* sweepLeftOver(files, dirname(work), yield* Clock.currentTimeMillis)
  yield* files.makeDirectory(prefix)
  const { application, engine, installers, options, others, plan } = decided
  yield* startupPolicy
  yield* startPolicy
  const place = { directory: join(own, shippedName) }
  const python = yield* plannedPython(plan.python.offer, place, phase, request)
  const { runtime } = python
  const asked = yield* ask(decided, runtime)
  const { dependencies, inputs, lines, locked, sources } = asked
  const lock = lockOf(plan.installs)?.path
  const gpuParts = yield* gpuBuilds(yield* gpuQuestion(decided, asked, runtime))
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
    requirements: application.requirements ?? lines.find(({ files: [name] }) => name === lock),
    installers,
    others: Effect.map(others, runtimesIn)
  })
  yield* found({ made: executed })
  const before = yield* lastStaging(request.app)
  yield* judgeStartup(executed.snapshot, before)
  yield* gpuParts(executed.snapshot.packages)
  yield* tellSize(executed.snapshot.packages, executed.packed)
  yield* inspect({ application, packages: executed.distributions, prefix, runtime })
  yield* checkOpened({ root: application.root, runtime }, executed.distributions)
  const start = yield* startCommands({
    application,
    packages: executed.distributions,
    ownScripts: executed.ownScripts,
    isInstalled: foldersOf(plan.installs).length > 0,
    runtime,
    ready: python.ready
  })
  const { processes, procfile } = startedIn(application, [...plan.launch.processes, ...start.decision.processes])
  yield* found({ processes, procfile })
  const launch = { ...plan.launch, processes }
  const staged = yield* stagedPlace(request, { root: application.root, own, prefix, work, launch, executed, python })
  const { identity } = executed
  const assets = yield* appBefore({ staged, footprint: decided.footprint, made: executed })
  const verdict =
    phase.rehearses === true || start.checkable === undefined
      ? undefined
      : yield* checkStart({ ...start.checkable, staged, identity, line: Version.line(runtime.version) })
  return { decided, executed, before, own, prefix, runtime, shipped, launch, procfile, staged, verdict, assets }
})
type Made = Effect.Success<ReturnType<typeof make>>

/** Where the app cannot be imported on a Python that nobody has asked for, another line is made as well, and the better one is kept. */
const better = Effect.fn("Staging.better")(function* (phase: Phase, request: StageRequest, first: Made) {
  const { decided, verdict } = first
  const unmoved = { made: first, tried: false, inVain: verdict?.record?.tried }
  if (verdict?.problem === undefined || verdict.cure === undefined) return unmoved
  const line = yield* lineFor(decided, verdict.cure)
  if (line === undefined || line === unmoved.inVain?.line) return unmoved
  const report = yield* Report
  const from = lineIn(decided)
  yield* report.step(`Trying Python ${line} as well, since \`${verdict.object.target}\` cannot be imported on ${from}`)
  const reason = `on ${from} the app cannot be imported`
  const second = yield* Effect.gen(function* () {
    const other = yield* plan(request.root, false, { line, holds: true, reason })
    return yield* make(phase, request, other)
  }).pipe(Effect.result)
  if (Result.isSuccess(second) && (yield* isBetter(decided, verdict, second.success.verdict))) {
    yield* found({ plan: second.success.decided.plan })
    yield* report.warning({ id: "python/tried-another", text: movedFrom(from, line, verdict) })
    yield* announce(second.success.decided.plan, decided.plan.notices)
    return { made: second.success, tried: true, inVain: undefined }
  }
  const { executed, launch, procfile } = first
  yield* found({ made: executed, processes: launch.processes, procfile })
  const failure: StagingError | undefined = Result.isFailure(second) ? second.failure : undefined
  const otherwise = Result.isSuccess(second) ? second.success.verdict?.problem?.what : undefined
  const what = failure === undefined ? (otherwise ?? "it is not known how it is started.") : `${failure.title}.`
  // What may pass the next time is tried again then.
  if (failure?.transient !== true) yield* triedFor(verdict, { line, what })
  return { ...unmoved, inVain: { line, what } }
})

/** All that is done with what was made: one rename makes it whole. */
const carryOut = Effect.fn("Staging.carryOut")(function* (
  phase: Phase,
  request: StageRequest,
  decided: Decided,
  isFirst: boolean
) {
  const first = yield* make(phase, request, decided)
  const { inVain, made, tried } = isFirst
    ? yield* better(phase, request, first)
    : { made: first, tried: true, inVain: undefined }
  const { executed, own, prefix, runtime, shipped, staged, verdict } = made
  const { application, footprint } = made.decided
  if (verdict !== undefined) {
    const advice = yield* adviceOn(application, runtime, verdict)
    yield* settleStart(verdict, { tried: inVain, advice })
  }
  if (phase.rehearses !== true) {
    const { distributions: packages, ownScripts } = executed
    if (first.assets !== undefined) yield* staticFiles({ staged, footprint, made: executed }, first.assets)
    yield* postCompile(staged, surroundings(request))
    if (phase.finishes !== true) yield* writtenPrograms({ application, packages }, ownScripts)
  }
  if (shipped !== undefined) yield* ship(runtime, { directory: join(own, shippedName) }, prefix)
  yield* phase.respond(request, {
    prefix,
    launch: made.launch,
    procfile: made.procfile,
    python: Version.render(runtime.version),
    shipped,
    packages: executed.distributions,
    identity: executed.identity,
    own: executed.withoutOwn === undefined ? undefined : { prefix: join(own, "apart"), others: executed.withoutOwn },
    inPlace: executed.inPlace
  })
  return { decided: made.decided, executed, before: made.before, tried } satisfies Concluded
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
  const stack = yield* stackOf(first)
  const known = knowing(stack)
  const { overPython } = factsOf(known)
  const { alternatives } = first
  const line = overPython && secondLine({ python, alternatives, lines: stack.lines, suggested: overPython.line })
  if (line === undefined) return yield* Effect.fail(known)
  const failed = lineIn(first)
  yield* report.warning({
    id: "python/tried-another",
    text: `The packages cannot be installed on Python ${failed}, which no file of the app asks for: ${known.title}. Python ${line} is tried, once. ${howToChoose(line)}`
  })
  const reason = `on ${failed} the packages cannot be installed`
  const decided = yield* plan(request.root, false, { line, holds: true, reason })
  yield* found({ plan: decided.plan })
  yield* announce(decided.plan, first.plan.notices)
  return yield* carryOut(phase, request, decided, false).pipe(
    Effect.mapError((error: StagingError) => {
      const again = factsOf(error).knowing?.(stack) ?? error
      return factsOf(again).after?.(known) ?? again
    })
  )
})

type Phase = Omit<StagePhase, "request">
type Staging = (
  phase: Phase,
  request: StageRequest
) => Effect.Effect<StagingResult, StagingError, ProvideServices | WheelStore>

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
    if (phase.rehearses !== true) yield* beforeSurvey(request)
    const first = yield* plan(request.root)
    yield* found({ plan: first.plan })
    yield* announce(first.plan)
    const concluded = yield* carryOut(phase, request, first, true).pipe(
      Effect.catch((error: StagingError) => again(phase, request, first, error))
    )
    return yield* conclude(concluded, request.app)
  },
  (effect, _phase, request) => Effect.provideService(effect, Footprint, request)
)
