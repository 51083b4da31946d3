/** Carries out the installs of a plan: what is kept is restored, the rest is resolved, built, compiled and kept. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { fingerprint } from "../caching/Inputs.ts"
import { maxAge } from "../caching/Limits.ts"
import { WheelStore } from "../caching/WheelStore.ts"
import type { Environment } from "../domain/Distribution.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { ArchiveDamaged } from "../services/Archives.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { tell, unpack } from "./Assembly.ts"
import { checkLibraries } from "./Libraries.ts"
import { type Executed, measured, type Order, type Times } from "./Order.ts"
import type { Patience } from "./pip/Patience.ts"
import { provision } from "./Provision.ts"
import { linkPython } from "./PythonLinks.ts"
import { isUnreachable } from "./pip/Reach.ts"
import { afterMoving, check } from "./ReferenceCheck.ts"
import { rebuildOnce } from "./Rebuilding.ts"
import { explainMiss, isFresh, isOfThisKernel, patience, warnOfAge } from "./Renewal.ts"

const settled = (environment: Environment, times: Times): Executed => ({
  distributions: environment.archives.flatMap(({ distributions }) => distributions),
  ownScripts: environment.scripts,
  contents: environment.contents ?? {},
  times
})

const placeOf = ({ plan, prefix, root }: Order) => ({ root, prefix, executable: plan.python.runtime.executable })

/** Nothing of a restoration that failed may stay. */
const emptied = Effect.fn("Execution.emptied")(function* (prefix: string) {
  const files = yield* Filesystem
  yield* files.remove(prefix)
  yield* files.makeDirectory(prefix)
})

/** `undefined` when something of it is damaged or gone, which is set aside and told. */
const restore = Effect.fn("Execution.restore")(function* (
  order: Order,
  key: string,
  environment: Environment,
  times: Times
) {
  const store = yield* WheelStore
  const report = yield* Report
  const pieces = environment.archives.map((stored) => ({ _tag: "Stored", stored }) as const)
  const place = { prefix: order.prefix, runtime: order.plan.python.runtime }
  const count = environment.archives.reduce((total, { distributions }) => total + distributions.length, 0)
  yield* report.step(`Restoring ${count} ${count === 1 ? "package" : "packages"} from the cache`)
  const whole = yield* measured(times, "restoring", unpack(place, pieces, environment.overlays ?? [])).pipe(
    Effect.as(true),
    Effect.catchTag("ArchiveDamaged", (damage) =>
      Effect.andThen(store.setAside(damage), Effect.as(emptied(order.prefix), false))
    )
  )
  if (!whole) return undefined
  yield* checkLibraries(placeOf(order), environment.libraries ?? [])
  yield* tell(count, 0, 0)
  yield* Effect.forEach(environment.warnings, report.warning, { discard: true })
  yield* store.keepEnvironment(key, { ...environment, used: yield* Clock.currentTimeMillis })
  return settled(environment, times)
})

/** Another place to work in, since the first attempt has left its things in its own. */
const anew = (order: Order): Order => ({ ...order, work: join(order.work, "again") })

const isDamage = (error: StagingError): error is ArchiveDamaged => error instanceof ArchiveDamaged

/** What turns out to be damaged, or was pruned by another staging meanwhile, is set aside and made. */
const provisioned = (order: Order, key: string, times: Times, limit: Patience | undefined) =>
  provision(order, key, times, limit).pipe(
    Effect.catchIf(isDamage, (damage) =>
      Effect.gen(function* () {
        yield* (yield* WheelStore).setAside(damage)
        yield* emptied(order.prefix)
        return yield* provision(anew(order), key, times, limit)
      })
    )
  )

/** What is kept is resolved anew; when nobody can be asked, it is the answer. */
const renewed = Effect.fn("Execution.renewed")(function* (
  order: Order,
  key: string,
  kept: Environment,
  times: Times,
  limit: Patience | undefined
) {
  const answer = yield* provisioned(order, key, times, limit).pipe(
    Effect.map((executed) => ({ executed, error: undefined })),
    Effect.catchIf(
      (error: StagingError) => isUnreachable(error),
      (error) => Effect.succeed({ executed: undefined, error })
    )
  )
  if (answer.executed !== undefined) return answer.executed
  yield* warnOfAge(kept, answer.error)
  yield* emptied(order.prefix)
  return yield* restore(order, key, kept, times)
})

/** `undefined` when what is kept is damaged. */
const fromKept = Effect.fn("Execution.fromKept")(function* (
  order: Order,
  key: string,
  kept: Environment,
  times: Times
) {
  const report = yield* Report
  const { references = [] } = kept
  const outcome = yield* measured(times, "asking", check(order, references))
  if (outcome.moved.length > 0) return yield* renewed(afterMoving(order, outcome), key, kept, times, undefined)
  const asWas = references.length === 0 ? kept : { ...kept, references: outcome.references }
  // Without the repository there is nothing to be resolved, and that was told.
  if (outcome.silent.length > 0 || (yield* isFresh(kept))) return yield* restore(order, key, asWas, times)
  yield* report.step("Asking the index whether there is anything newer")
  return yield* renewed(order, key, asWas, times, { ...patience, repositoriesAnswer: references.length > 0 })
})

/** What is kept of an app's packages, as far as it can be an answer here. */
const keptFor = Effect.fn("Execution.keptFor")(function* (key: string) {
  const store = yield* WheelStore
  const kept = yield* store.environment(key)
  if (kept === undefined || (yield* isOfThisKernel(kept))) return kept
  yield* (yield* Report).detail("Not as it was last: the kernel, which a package's condition reads, changed.")
  return undefined
})

const answered = Effect.fn("Execution.answered")(function* (order: Order, key: string, times: Times) {
  const kept = yield* keptFor(key)
  const done = kept === undefined ? undefined : yield* fromKept(order, key, kept, times)
  if (done !== undefined) return done
  // All manifests were read for it, which once is enough.
  const alike = kept === undefined ? yield* explainMiss(order.inputs) : undefined
  const next = kept === undefined ? order : anew(order)
  return yield* provisioned(alike === undefined ? next : { ...next, alike }, key, times, undefined)
})

const packages = Effect.fn("Execution.packages")(function* (order: Order, times: Times) {
  // Read in any case: a setting that cannot be understood is told the first time, and not on the day that it counts.
  yield* maxAge
  const key = fingerprint(order.inputs)
  return yield* rebuildOnce(answered(order, key, times), (rebuilt) => {
    const again: Order = { ...order, work: join(order.work, "rebuilt"), rebuilt }
    return Effect.andThen(emptied(order.prefix), provision(again, key, times, undefined))
  })
})

export const execute = Effect.fn("Execution.execute")(function* (order: Order) {
  const times: Times = []
  const { options, plan, prefix } = order
  const nothing = plan.installs.length === 0 && options.requirements.length === 0
  if (!nothing) return yield* packages(order, times)
  yield* linkPython({ prefix, runtime: plan.python.runtime })
  const executed: Executed = { distributions: [], ownScripts: [], contents: {}, times }
  return executed
})
