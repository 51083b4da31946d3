/** Carries out the installs of a plan: what is kept is restored, the rest is resolved, built, compiled and kept. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { fingerprint } from "../keys/EnvironmentInputs.ts"
import { maxAge } from "../store/Limits.ts"
import { snapshotOf } from "../changes/Snapshot.ts"
import { render } from "../domain/PythonVersion.ts"
import { WheelStore } from "../store/WheelStore.ts"
import type { Environment } from "../domain/Distribution.ts"
import { isUnreachable, type StagingError } from "../domain/StagingError.ts"
import { ArchiveDamaged } from "../services/archives/Archives.ts"
import { Cache } from "../services/Cache.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { reportCounts, unpack, unpackApart } from "./Assembly.ts"
import { checkLibraries } from "../distributions/Libraries.ts"
import { type Executed, packedIn, timed, type Task, type Times } from "./Task.ts"
import { ageInWords } from "../domain/AgeInWords.ts"
import { shortKey } from "../store/NamedEnvironment.ts"
import { chosenEnvironment, EnvironmentDamaged } from "./ChosenEnvironment.ts"
import { startupHooks } from "./StartupHooks.ts"
import { prefixIdentity } from "./PrefixIdentity.ts"
import { installedIn } from "./InstalledPackages.ts"
import { makeEnvironment } from "./NewEnvironment.ts"
import { linkPython } from "../programs/PythonLinks.ts"
import { afterMoving, check } from "./ReferenceCheck.ts"
import { rebuildOnce } from "./RebuiltPackages.ts"
import { interpreterOf } from "./EnvironmentRecord.ts"
import { type IndexDeadline, renewalDeadline } from "../engines/Engine.ts"
import { explainMiss, isFresh, isOfThisKernel, warnOfAge } from "./Freshness.ts"

type Outcome = Pick<Executed, "identity" | "inPlace" | "times" | "withoutOwn">

const executedFrom = (environment: Environment, place: Outcome): Executed => ({
  distributions: installedIn(environment.archives, environment),
  ownScripts: environment.scripts,
  restored: true,
  packed: packedIn(environment.archives),
  ...(environment.sources === undefined ? {} : { sources: environment.sources }),
  snapshot: snapshotOf(environment),
  ...place
})

const counted = (count: number): string => (count === 1 ? "1 package" : `${count} packages`)

/** Empties the prefix: nothing of a restoration that failed may stay. */
const emptied = Effect.fn("Execution.emptied")(function* ({ apart, prefix }: Task) {
  const files = yield* Filesystem
  yield* files.remove(prefix)
  yield* files.makeDirectory(prefix)
  if (apart !== undefined) yield* files.remove(apart)
})

/**
 * The environment without the app's own package, where that is wanted apart from it: what comes first in it, and `undefined` where
 * that one has been resolved anew since.
 */
const sharedOf = Effect.fn("Execution.sharedOf")(function* (task: Task, { archives, closure, overlays }: Environment) {
  const shared =
    task.apart === undefined || closure === undefined ? undefined : yield* (yield* WheelStore).environment(closure)
  if (shared === undefined || shared.archives.length >= archives.length) return undefined
  const isSame =
    shared.archives.every(({ sha256 }, at) => sha256 === archives[at]?.sha256) &&
    JSON.stringify(shared.overlays) === JSON.stringify(overlays)
  return isSame ? shared : undefined
})

/** Unpacks all of a kept environment; false when something of it is damaged or gone, which is set aside. */
const unpacked = Effect.fn("Execution.unpacked")(function* (
  task: Task,
  environment: Environment,
  shared: Environment | undefined,
  times: Times
) {
  const store = yield* WheelStore
  const pieces = environment.archives.map((stored) => ({ _tag: "Stored", stored }) as const)
  const count = (shared ?? environment).archives.length
  const { apart, prefix, runtime } = task
  const unpacking = unpack({ prefix, runtime }, pieces.slice(0, count), environment.overlays ?? []).pipe(
    Effect.andThen(apart === undefined || shared === undefined ? Effect.void : unpackApart(apart, pieces.slice(count)))
  )
  return yield* timed(times, "restoring", unpacking).pipe(
    Effect.as(true),
    Effect.catchTag("ArchiveDamaged", (damage) =>
      Effect.andThen(store.setAside(damage), Effect.as(emptied(task), false))
    )
  )
})

const day = 86_400_000

/**
 * What would be written again is as it is, but for a time by which nothing is decided: no other environment of the app was used
 * later. So a cache that a platform keeps as one archive stays the same archive.
 */
const isLatest = Effect.fn("Execution.isLatest")(function* ({ references = [], used }: Environment, now: number) {
  // In a cache of many apps, to look at all of them would take longer than to write one.
  if (!(yield* Cache).ofOneApp || references.length > 0 || now - used > day || now < used) return false
  return (yield* (yield* WheelStore).environments).every((other) => other.used <= used)
})

const startupOf = Effect.fn("Execution.startupOf")(function* (task: Task, { archives }: Environment) {
  const store = yield* WheelStore
  const made = yield* Effect.forEach(archives, ({ key }) => store.distribution(key), { concurrency: 4 })
  return yield* startupHooks(
    task,
    made.filter((one) => one !== undefined)
  )
})

/** `undefined` when something of it is damaged or gone, which is set aside and told. */
const restore = Effect.fn("Execution.restore")(function* (
  task: Task,
  key: string,
  environment: Environment,
  times: Times
) {
  const store = yield* WheelStore
  const report = yield* Report
  const count = environment.archives.reduce((total, { distributions }) => total + distributions.length, 0)
  const identity = prefixIdentity(task, environment)
  // What an earlier release has made says nothing of what is run at each start: that is read in what is unpacked.
  const inPlace = environment.startup !== undefined && (yield* task.holds(identity))
  const shared = inPlace ? undefined : yield* sharedOf(task, environment)
  if (inPlace) {
    yield* report.step(`Using ${counted(count)} of the last staging where they are`)
    yield* linkPython(task)
  } else {
    yield* report.step(`Restoring ${counted(count)} from the cache`)
    if (!(yield* unpacked(task, environment, shared, times))) return undefined
  }
  const { libraries = [] } = environment
  // Some of them may be the Python's own.
  if (libraries.length > 0) yield* task.ready
  yield* checkLibraries(task, libraries)
  if (!inPlace) yield* reportCounts(count, 0, 0)
  yield* Effect.forEach(environment.warnings, report.warning, { discard: true })
  const { interpreter: before, startup: found, ...others } = environment
  const startup = found ?? (yield* startupOf(task, environment))
  const used = yield* Clock.currentTimeMillis
  const isSame = found !== undefined && before === task.runtime.kept && (yield* isLatest(environment, used))
  if (!isSame) yield* store.keepEnvironment(key, { ...others, ...interpreterOf(task.runtime), startup, used })
  const withoutOwn = shared === undefined ? undefined : prefixIdentity(task, shared)
  const executed = executedFrom({ ...environment, startup }, { identity, inPlace, times, withoutOwn })
  return inPlace ? { ...executed, fetch: fetched(task, key, environment, times) } : executed
})

/** What a platform holds in place may be where nobody can look into it: for programs it is unpacked once more. */
const fetched = (task: Task, key: string, environment: Environment, times: Times) =>
  unpacked({ ...task, apart: undefined }, environment, undefined, times).pipe(
    Effect.flatMap((whole) =>
      whole
        ? Effect.void
        : Effect.asVoid(provisioned({ ...inFreshWorkplace(task), apart: undefined }, key, times, undefined))
    )
  )

/** Another place to work in, since the first attempt has left its things in its own. */
const inFreshWorkplace = (task: Task): Task => ({ ...task, work: join(task.work, "again") })

const isDamage = (error: StagingError): error is ArchiveDamaged => error instanceof ArchiveDamaged

/** What turns out to be damaged, or was pruned by another staging meanwhile, is set aside and made. */
const provisioned = (task: Task, key: string, times: Times, limit: IndexDeadline | undefined) =>
  makeEnvironment(task, key, times, limit).pipe(
    Effect.catchIf(isDamage, (damage) =>
      Effect.gen(function* () {
        yield* (yield* WheelStore).setAside(damage)
        yield* emptied(task)
        return yield* makeEnvironment(inFreshWorkplace(task), key, times, limit)
      })
    )
  )

/** What is kept is resolved anew; when nobody can be asked, it is the answer. */
const renewed = Effect.fn("Execution.renewed")(function* (
  task: Task,
  key: string,
  kept: Environment,
  times: Times,
  limit: IndexDeadline | undefined
) {
  const answer = yield* provisioned(task, key, times, limit).pipe(
    Effect.map((executed) => ({ executed, error: undefined })),
    Effect.catchIf(
      (error: StagingError) => isUnreachable(error),
      (error) => Effect.succeed({ executed: undefined, error })
    )
  )
  if (answer.executed !== undefined) return answer.executed
  yield* warnOfAge(kept, answer.error)
  yield* emptied(task)
  return yield* restore(task, key, kept, times)
})

/** `undefined` when what is kept is damaged. */
const fromKept = Effect.fn("Execution.fromKept")(function* (task: Task, key: string, kept: Environment, times: Times) {
  const report = yield* Report
  const { references = [] } = kept
  const outcome = yield* timed(times, "asking", check(task, references))
  if (outcome.moved.length > 0) return yield* renewed(afterMoving(task, outcome), key, kept, times, undefined)
  const asWas = references.length === 0 ? kept : { ...kept, references: outcome.references }
  // Without the repository there is nothing to be resolved, and that was told.
  if (outcome.silent.length > 0 || (yield* isFresh(kept))) return yield* restore(task, key, asWas, times)
  yield* report.step("Asking the index whether there is anything newer")
  return yield* renewed(task, key, asWas, times, { ...renewalDeadline, repositoriesAnswer: references.length > 0 })
})

/** What is kept of an app's packages, as far as it can be an answer here. */
const keptFor = Effect.fn("Execution.keptFor")(function* (key: string) {
  const store = yield* WheelStore
  const kept = yield* store.environment(key)
  if (kept === undefined || (yield* isOfThisKernel(kept))) return kept
  yield* (yield* Report).detail("Not as it was last: the kernel, which a package's condition reads, changed.")
  return undefined
})

const answered = Effect.fn("Execution.answered")(function* (task: Task, key: string, times: Times) {
  const kept = yield* keptFor(key)
  const done = kept === undefined ? undefined : yield* fromKept(task, key, kept, times)
  if (done !== undefined) return done
  // All manifests were read for it, which once is enough.
  const { alike, why } = kept === undefined ? yield* explainMiss(task.inputs, task.options.releaseAge) : {}
  const next = kept === undefined ? task : inFreshWorkplace(task)
  const made = yield* provisioned(alike === undefined ? next : { ...next, alike }, key, times, undefined)
  return why === undefined ? made : { ...made, why }
})

const environment = Effect.fn("Execution.environment")(function* (task: Task, times: Times) {
  // Read in any case: a setting that cannot be understood is told the first time, and not on the day that it counts.
  yield* maxAge
  const key = fingerprint(task.inputs)
  return yield* rebuildOnce(answered(task, key, times), (rebuilt) => {
    const again: Task = { ...task, work: join(task.work, "rebuilt"), rebuilt }
    return Effect.andThen(emptied(task), makeEnvironment(again, key, times, undefined))
  })
})

/** Nobody is asked, and nothing is made: it is what it was, or an error. */
const stagedAgain = Effect.fn("Execution.stagedAgain")(function* (task: Task, asked: string, times: Times) {
  const { environment, key } = yield* chosenEnvironment(asked, task.inputs)
  const ago = ageInWords((yield* Clock.currentTimeMillis) - environment.used)
  yield* (yield* Report).step(`Staging the environment ${shortKey(key)} again, which was last used ${ago} ago`)
  return (yield* restore(task, key, environment, times)) ?? (yield* new EnvironmentDamaged({ key }))
})

export const execute = Effect.fn("Execution.execute")(function* (task: Task) {
  const times: Times = []
  const { options, plan, prefix, runtime } = task
  if (plan.environment !== undefined) return yield* stagedAgain(task, plan.environment, times)
  const nothing = plan.installs.length === 0 && options.requirements.length === 0
  if (!nothing) return yield* environment(task, times)
  yield* linkPython({ prefix, runtime })
  const identity = prefixIdentity(task, { archives: [] })
  const snapshot = snapshotOf({ python: render(runtime.version), archives: [] })
  const nobody = { distributions: [], ownScripts: [], snapshot, times, withoutOwn: undefined }
  const executed: Executed = { ...nobody, identity, inPlace: false }
  return executed
})
