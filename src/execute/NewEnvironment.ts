/** Makes an environment that is not kept, or no longer the answer: builds, resolves, compiles, installs, keeps. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import { fingerprint, ownFiles, withoutOwn } from "../keys/EnvironmentInputs.ts"
import { isPipSince } from "../domain/PipVersion.ts"
import type { Install } from "../domain/Plan.ts"
import type { StagingError, Warning } from "../domain/StagingError.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { installStandalone } from "./StandaloneInstall.ts"
import { assemble, distributionsIn, reportCounts } from "./Assembly.ts"
import { sourcesOf } from "../engines/pip/BuildCopy.ts"
import { type ClosureParts, partsOfOwn, resolvedClosure, keptClosure } from "./ClosureParts.ts"
import { buildAmong, isBystander, isNothing, mayBeRetried, namedOwn, nothing, warningOf } from "./Bystander.ts"
import type { Part } from "../distributions/Parts.ts"
import { findMisplaced } from "../distributions/Placement.ts"
import { recordEnvironment } from "./EnvironmentRecord.ts"
import { begin } from "./SpeculativeRestore.ts"
import { contentsIn, demandsOf, type EnvironmentParts, unpackOrder, type OwnPackage } from "./EnvironmentParts.ts"
import { checkLibraries, needsOf } from "../distributions/Libraries.ts"
import { type Executed, timed, type Task, type Times } from "./Task.ts"
import { SamePackageTwice, twice } from "./OneOrigin.ts"
import type { ResolutionTask } from "../engines/pip/Resolution.ts"
import { buildOwn } from "../engines/pip/OwnPackage.ts"
import { downloadsOf } from "../engines/pip/DownloadCache.ts"
import { type Validators, validators } from "../engines/pip/MovingReferences.ts"
import type { IndexDeadline } from "../engines/pip/IndexDeadline.ts"
import { isUnreachable } from "../engines/pip/Reach.ts"
import type { Built } from "../engines/pip/SourceBuilds.ts"
import { requiresPlace } from "../engines/pip/StagingPlaces.ts"
import { linkPython } from "../programs/PythonLinks.ts"
import { afterMoving, check, placeOf, tellResolved } from "./ReferenceCheck.ts"
import { renewalDeadline as short, warnOfAge } from "./Freshness.ts"
import type { PipSite } from "../engines/pip/PipSite.ts"
import { prepareSite } from "./SitePreparation.ts"

const isShared = ({ closure }: Install): boolean => closure.length > 0

const workOf = Effect.fn("NewEnvironment.work")(function* (
  task: Task,
  site: PipSite,
  patience: IndexDeadline | undefined,
  asked: Fiber.Fiber<Validators>
) {
  const { lines, options, plan } = task
  const work: ResolutionTask = {
    site,
    options,
    plan: plan.closure,
    files: [...new Set(plan.installs.filter(isShared).flatMap(({ files }) => files))],
    sources: yield* sourcesOf(site, plan.closure, task.lines),
    lines,
    patience,
    validators: yield* Fiber.join(asked)
  }
  return work
})

const ownWith = Effect.fn("NewEnvironment.ownWith")(function* (task: Task, work: ResolutionTask, built: Built) {
  const parts = yield* partsOfOwn(work.site, built)
  const own: OwnPackage = { built, parts, closureKey: fingerprint(withoutOwn(task.inputs, demandsOf(parts))) }
  return own
})

/** The task of a resolution besides the one whose result counts. */
const workAside = Effect.fn("NewEnvironment.workAside")(function* (work: ResolutionTask) {
  const files = yield* Filesystem
  const place = join(work.site.work, "aside")
  yield* files.makeDirectory(join(place, "tmp"))
  yield* linkPython({ prefix: place, runtime: work.site.runtime })
  const aside: ResolutionTask = { ...work, site: { ...work.site, work: place, wheels: join(place, "wheels") } }
  return aside
})

interface WithOwn {
  readonly own: OwnPackage | undefined
  /** Where all else had to be resolved before it was clear that there is no own package. */
  readonly closure?: ClosureParts
  /** Where its wheels are then. */
  readonly wheels?: string
  readonly warnings: ReadonlyArray<Warning>
}

/** What stands beside requirements and cannot be built for the lack of its own files is passed over, with a warning. */
const ownOf = Effect.fn("NewEnvironment.own")(function* (task: Task, work: ResolutionTask, times: Times) {
  const folder = task.plan.installs.flatMap(({ closure }) => closure).find((input) => input._tag === "Folder")?.path
  const none: WithOwn = { own: undefined, warnings: [] }
  if (folder === undefined) return none
  const built = yield* Effect.result(namedOwn(task, folder, buildOwn(work, folder, task.inputs[ownFiles])))
  if (Result.isSuccess(built)) {
    const own: WithOwn = { own: yield* ownWith(task, work, built.success), warnings: [] }
    return own
  }
  const error = built.failure
  if (!isBystander(task, error)) return yield* Effect.fail(error)
  const own = yield* ownWith(task, work, nothing(folder))
  const without: WithOwn = { own, warnings: [warningOf(error)] }
  if (!mayBeRetried(error)) return without
  const aside = yield* workAside(work)
  const closure = yield* closureOf(task, aside, own, times)
  const again = yield* Effect.result(namedOwn(task, folder, buildAmong(work, folder, closure)))
  const found: WithOwn = Result.isSuccess(again)
    ? { own: yield* ownWith(task, work, again.success), warnings: [] }
    : { ...without, closure, wheels: aside.site.wheels }
  return found
})

/** What lies in a folder that the own package requires is a part of what is resolved, and in no key without it. */
const requiresFolders = ({ parts }: OwnPackage): boolean =>
  distributionsIn(parts).some(({ requires }) => requires.some(requiresPlace))

const closureOf = Effect.fn("NewEnvironment.closure")(function* (
  task: Task,
  work: ResolutionTask,
  own: OwnPackage | undefined,
  times: Times
) {
  const alone = task.rebuilt === undefined && own !== undefined && own.built.tree === undefined && !requiresFolders(own)
  const before = alone ? yield* keptClosure(own.closureKey) : undefined
  const built = own === undefined || isNothing(own.built) ? undefined : own.built
  if (before === undefined) return yield* resolvedClosure(task, work, built, times)
  const { fresh } = before
  const outcome = yield* timed(times, "asking", check(task, before.closure.references))
  const closure: ClosureParts = { ...before.closure, references: outcome.references }
  const hasMoved = outcome.moved.length > 0
  if (!hasMoved && (fresh || outcome.silent.length > 0)) return closure
  // The index is asked whether that is still the answer; when it cannot be, it is.
  const limit = hasMoved ? undefined : { ...short, repositoriesAnswer: closure.references.length > 0 }
  const { refetch } = afterMoving(task, outcome)
  const downloads = refetch === true ? yield* downloadsOf(join(task.work, "moved"), false) : work.site.downloads
  const again: ResolutionTask = { ...work, patience: limit, site: { ...work.site, downloads } }
  return yield* resolvedClosure(task, again, built, times).pipe(
    Effect.catchIf(
      (error: StagingError) => isUnreachable(error),
      (error) => Effect.as(warnOfAge(closure, error), closure)
    )
  )
})

/** pip has vouched for what one run of it has resolved (20.3 on Python 3, and newer); for a mixture nobody has. */
const isOfOneResolution = ({ options, plan }: Task, site: PipSite): boolean => {
  const strict = isPipSince(site.pip.version, "20.3") && site.runtime.version.major === 3
  const loose = options.names.some((name) => name === "--no-deps" || name === "--use-deprecated")
  return strict && !loose && !plan.closure.hashMode && plan.installs.every(isShared)
}

const count = (parts: ReadonlyArray<Part>, how: Part["how"]): number =>
  distributionsIn(parts.filter((part) => part.how === how)).length

/** The name of everything that pip resolves at once. */
const titleOf = ({ plan }: Task): string =>
  plan.installs
    .filter(isShared)
    .map(({ title }) => title)
    .join(" and ")

const gathered = Effect.fn("NewEnvironment.gathered")(function* (task: Task, work: ResolutionTask, times: Times) {
  const first = yield* timed(times, "building the app's own package", ownOf(task, work, times))
  const { own } = first
  const closure = first.closure ?? (yield* closureOf(task, work, own, times))
  const known = distributionsIn([...closure.parts, ...(own?.parts ?? [])])
  const { wheels = work.site.wheels } = first
  const site: PipSite = {
    ...work.site,
    wheels,
    chosen: new Map(known.map(({ name, version }) => [name, version] as const))
  }
  const alone = task.plan.installs.filter((install) => !isShared(install))
  const bundles = yield* Effect.forEach(alone, (install, at) => installStandalone(task, site, install, at))
  const packages = twice([
    { title: titleOf(task), distributions: known },
    ...bundles.map(({ parts }, at) => ({ title: alone[at]?.title ?? "", distributions: distributionsIn(parts) }))
  ])
  if (packages.length > 0) yield* new SamePackageTwice({ packages })
  const found: EnvironmentParts = {
    own,
    closure,
    bundles: bundles.flatMap(({ parts }) => parts),
    scripts: [
      ...closure.ownScripts,
      ...[...distributionsIn(own?.parts ?? []), ...bundles].flatMap(({ scripts }) => scripts)
    ],
    warnings: [...first.warnings, ...closure.warnings]
  }
  return found
})

export const makeEnvironment = Effect.fn("NewEnvironment.provision")(function* (
  task: Task,
  key: string,
  times: Times,
  patience: IndexDeadline | undefined
) {
  const report = yield* Report
  const title = titleOf(task)
  if (title !== "" && patience === undefined) yield* report.step(`Installing ${title}`)
  const foresight = yield* begin(task)
  // Asked while the tools are made ready: what pip fetches then is what they have told of, or newer.
  const asked = yield* Effect.forkChild(validators(placeOf(task), short))
  const site = yield* timed(times, "tools", prepareSite(task, patience))
  const found = yield* gathered(task, yield* workOf(task, site, patience, asked), times)
  yield* tellResolved(task, found.closure.references)
  const parts = unpackOrder(found)
  yield* reportCounts(count(parts, "restored"), count(parts, "fetched"), count(parts, "built"))
  const misplaced = findMisplaced(parts, task.reserved)
  if (misplaced !== undefined) return yield* misplaced
  const fitting = yield* timed(
    times,
    "installing",
    assemble(site, parts, found.closure.overlays, !isOfOneResolution(task, site), foresight)
  )
  const assembled = { ...fitting, warnings: [...found.warnings, ...fitting.warnings] }
  yield* Effect.forEach(assembled.warnings, report.warning, { discard: true })
  const { prefix, root } = task
  const made = new Set(distributionsIn(parts.filter(({ how }) => how === "built")).map(({ name }) => name))
  yield* checkLibraries({ root, prefix, executable: site.runtime.executable }, needsOf(parts), made)
  yield* recordEnvironment(task, key, found, assembled)
  const executed: Executed = {
    distributions: distributionsIn(parts)
      .map(({ name, version }) => ({ name, version }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ownScripts: found.scripts,
    contents: contentsIn(found),
    times
  }
  return executed
}, Effect.scoped)
