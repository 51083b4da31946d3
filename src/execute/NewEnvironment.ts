/** Makes an environment that is not kept, or no longer the answer: builds, resolves, compiles, installs, keeps. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { snapshotOf } from "../changes/Snapshot.ts"
import { checkLibraries, needsOf } from "../distributions/Libraries.ts"
import type { Part } from "../distributions/Parts.ts"
import { findMisplaced } from "../distributions/Placement.ts"
import { summaryOf } from "../domain/Distribution.ts"
import { foldersOf, isAlone, isShared } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import { requiresPlace } from "../domain/Requirements.ts"
import { isUnreachable, type StagingError, type Warning } from "../domain/StagingError.ts"
import { type Built, type IndexDeadline, renewalDeadline, type Session } from "../engines/Engine.ts"
import { fingerprint, ownFiles, withoutOwn } from "../keys/EnvironmentInputs.ts"
import { Report } from "../services/Report.ts"
import { type Apart, assemble, distributionsIn, reportCounts } from "./Assembly.ts"
import { importable, isBystander, isNothing, mayBeRetried, namedOwn, nothing, warningOf } from "./Bystander.ts"
import { type ClosureParts, keptClosure, partsOfOwn, resolvedClosure } from "./ClosureParts.ts"
import {
  askersIn,
  contentsIn,
  demandsOf,
  type EnvironmentParts,
  type OwnPackage,
  sourcesIn,
  unpackOrder
} from "./EnvironmentParts.ts"
import { packedIn } from "./Task.ts"
import { recordEnvironment } from "./EnvironmentRecord.ts"
import { warnOfAge } from "./Freshness.ts"
import { installedIn } from "./InstalledPackages.ts"
import { SamePackageTwice, twice } from "./OneOrigin.ts"
import { afterMoving, check, tellResolved } from "./ReferenceCheck.ts"
import { prefixIdentity } from "./PrefixIdentity.ts"
import { begin } from "./SpeculativeRestore.ts"
import { startupHooks } from "./StartupHooks.ts"
import { installStandalone } from "./StandaloneInstall.ts"
import { type Executed, type Task, timed, type Times } from "./Task.ts"

const ownWith = Effect.fn("NewEnvironment.ownWith")(function* (task: Task, session: Session, built: Built) {
  const parts = yield* partsOfOwn(session.place, built)
  const own: OwnPackage = { built, parts, closureKey: fingerprint(withoutOwn(task.inputs, demandsOf(parts))) }
  return own
})

interface WithOwn {
  readonly own: OwnPackage | undefined
  /** Where all else had to be resolved before it was clear that there is no own package: what that came to, and by whom. */
  readonly resolved?: { readonly closure: ClosureParts; readonly session: Session }
  readonly warnings: ReadonlyArray<Warning>
}

/** What stands beside requirements and cannot be built for the lack of its own files is passed over, with a warning. */
const ownOf = Effect.fn("NewEnvironment.own")(function* (task: Task, session: Session, times: Times) {
  const [folder] = foldersOf(task.plan.installs)
  const none: WithOwn = { own: undefined, warnings: [] }
  if (folder === undefined) return none
  const digest = task.inputs[ownFiles]
  const built = yield* Effect.result(namedOwn(task, folder, session.ownPackage({ folder, digest })))
  if (Result.isSuccess(built)) {
    const own: WithOwn = { own: yield* ownWith(task, session, built.success), warnings: [] }
    return own
  }
  const error = built.failure
  if (!isBystander(task, error)) return yield* Effect.fail(error)
  const own = yield* ownWith(task, session, nothing(folder))
  const without: WithOwn = { own, warnings: [warningOf(error)] }
  if (!mayBeRetried(error)) return without
  const beside = yield* session.aside
  const closure = yield* closureOf(task, beside, own, times)
  const among = yield* importable(task, closure)
  const again = yield* Effect.result(namedOwn(task, folder, session.ownPackage({ folder, digest: undefined, among })))
  const found: WithOwn = Result.isSuccess(again)
    ? { own: yield* ownWith(task, session, again.success), warnings: [] }
    : { ...without, resolved: { closure, session: beside } }
  return found
})

/** What lies in a folder that the own package requires is a part of what is resolved, and in no key without it. */
const requiresFolders = ({ parts }: OwnPackage): boolean =>
  distributionsIn(parts).some(({ requires }) => requires.some(requiresPlace))

const closureOf = Effect.fn("NewEnvironment.closure")(function* (
  task: Task,
  session: Session,
  own: OwnPackage | undefined,
  times: Times
) {
  const alone = task.rebuilt === undefined && own !== undefined && own.built.tree === undefined && !requiresFolders(own)
  const before = alone ? yield* keptClosure(own.closureKey) : undefined
  const built = own === undefined || isNothing(own.built) ? undefined : own.built
  const ownRequires = distributionsIn(own?.parts ?? []).flatMap(({ requires }) => requires)
  if (before === undefined)
    return yield* resolvedClosure(task, session, { own: built, ownRequires, deadline: session.deadline }, times)
  const { fresh } = before
  const outcome = yield* timed(times, "asking", check(task, before.closure.references))
  const closure: ClosureParts = { ...before.closure, references: outcome.references }
  const hasMoved = outcome.moved.length > 0
  if (!hasMoved && (fresh || outcome.silent.length > 0)) return closure
  // The index is asked whether that is still the answer; when it cannot be, it is.
  const deadline = hasMoved ? undefined : { ...renewalDeadline, repositoriesAnswer: closure.references.length > 0 }
  const { refetch } = afterMoving(task, outcome)
  const request = { own: built, ownRequires, deadline, ...(refetch === true ? { refetch } : {}) }
  return yield* resolvedClosure(task, session, request, times).pipe(
    Effect.catchIf(
      (error: StagingError) => isUnreachable(error),
      (error) => Effect.as(warnOfAge(closure, error), closure)
    )
  )
})

const count = (parts: ReadonlyArray<Part>, how: Part["how"]): number =>
  distributionsIn(parts.filter((part) => part.how === how)).length

/** The name of everything that pip resolves at once. */
const titleOf = ({ plan }: Task): string =>
  plan.installs
    .filter(isShared)
    .map(({ title }) => title)
    .join(" and ")

const gathered = Effect.fn("NewEnvironment.gathered")(function* (task: Task, session: Session, times: Times) {
  const first = yield* timed(times, "building the app's own package", ownOf(task, session, times))
  const { own } = first
  const closure = first.resolved?.closure ?? (yield* closureOf(task, session, own, times))
  const known = distributionsIn([...closure.parts, ...(own?.parts ?? [])])
  const chosen = new Map(known.map(({ name, version }) => [name, version] as const))
  const wheels = (first.resolved?.session ?? session).wheelSource(chosen)
  const alone = task.plan.installs.filter(isAlone)
  const bundles = yield* Effect.forEach(alone, (install, at) =>
    installStandalone(task, session.place, wheels, install, at)
  )
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

/** What is not resolved from requirements alone, where the platform wants the app's own package apart, and all of it is kept. */
const apartOf = ({ apart }: Task, { bundles, own }: EnvironmentParts): Apart | undefined => {
  const parts = [...bundles, ...(own?.parts ?? [])]
  const isWanted = apart !== undefined && own !== undefined && own.parts.length > 0
  return isWanted && parts.every(({ key }) => key !== undefined) ? { directory: apart, parts } : undefined
}

export const makeEnvironment = Effect.fn("NewEnvironment.provision")(function* (
  task: Task,
  key: string,
  times: Times,
  deadline: IndexDeadline | undefined
) {
  const report = yield* Report
  const title = titleOf(task)
  if (title !== "" && deadline === undefined) yield* report.step(`Installing ${title}`)
  yield* task.ready
  const foresight = yield* begin(task)
  const session = yield* timed(times, "tools", task.engine.open(task, deadline))
  const found = yield* gathered(task, session, times)
  yield* tellResolved(task, found.closure.references)
  const parts = unpackOrder(found)
  yield* reportCounts(count(parts, "restored"), count(parts, "fetched"), count(parts, "built"))
  const misplaced = findMisplaced(parts, task.reserved)
  if (misplaced !== undefined) return yield* misplaced
  const apart = apartOf(task, found)
  const fitting = yield* timed(times, "installing", assemble(session, parts, found.closure.overlays, foresight, apart))
  const assembled = { ...fitting, warnings: [...found.warnings, ...fitting.warnings] }
  yield* Effect.forEach(assembled.warnings, report.warning, { discard: true })
  const made = new Set(distributionsIn(parts.filter(({ how }) => how === "built")).map(({ name }) => name))
  yield* checkLibraries(task, needsOf(parts), made)
  const startup = yield* startupHooks({ ...session.place, apart: apart?.directory }, parts)
  const observed = { askedBy: askersIn(task, found), sources: sourcesIn(task, found), startup }
  yield* recordEnvironment(task, key, found, assembled, observed)
  const contents = contentsIn(found)
  const { archives } = assembled
  const { overlays } = found.closure
  const executed: Executed = {
    distributions: installedIn(
      parts.map(({ made: { distributions, wheel } }) => ({
        ...(wheel === undefined ? {} : { wheel }),
        distributions: distributions.map(summaryOf)
      })),
      { overlays, contents }
    ),
    ownScripts: found.scripts,
    snapshot: snapshotOf({
      python: render(task.runtime.version),
      archives: parts.map(({ made }) => made),
      contents,
      ...observed
    }),
    ...(found.closure.vendored === undefined ? {} : { vendored: found.closure.vendored }),
    sources: observed.sources,
    how: new Map(parts.flatMap(({ how, made }) => made.distributions.map(({ name }) => [name, how] as const))),
    ...(found.closure.chosenBefore === undefined ? {} : { chosenBefore: found.closure.chosenBefore }),
    ...(archives === undefined ? {} : { packed: packedIn(archives) }),
    times,
    identity: archives && prefixIdentity(task, { archives, overlays }),
    inPlace: false,
    // The order of the parts is that of their archives, and what is apart comes last.
    withoutOwn:
      archives && apart && prefixIdentity(task, { archives: archives.slice(0, -apart.parts.length), overlays })
  }
  return executed
}, Effect.scoped)
