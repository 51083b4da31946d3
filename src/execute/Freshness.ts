/** Whether a kept environment still answers what an app asks for: at once, after a word with the index, or not at all. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { differences, type Inputs, latest, nearest } from "../keys/EnvironmentInputs.ts"
import { ageInWords } from "../domain/AgeInWords.ts"
import { durationInWords } from "../domain/ReleaseAge.ts"
import { maxAge } from "../store/Limits.ts"
import { WheelStore } from "../store/WheelStore.ts"
import { kernel } from "../keys/Kernel.ts"
import type { Environment } from "../domain/Distribution.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { Cache } from "../services/Cache.ts"
import { Report } from "../services/Report.ts"

export const isFresh = Effect.fn("Freshness.isFresh")(function* (environment: Environment) {
  const limit = yield* maxAge
  if (environment.pinned) return true
  const age = (yield* Clock.currentTimeMillis) - environment.confirmed
  // A clock that was set back must not make an answer eternal.
  return age >= 0 && age < limit
})

/** A condition of one of its packages was decided by the kernel, which is another on another host. */
export const isOfThisKernel = Effect.fn("Renewal.isOfThisKernel")(function* (environment: Environment) {
  return environment.kernel === undefined || environment.kernel === (yield* kernel)
})

/** The index cannot be asked, and what is kept serves all the same. */
export const warnOfAge = Effect.fn("Freshness.warnOfAge")(function* (
  environment: Pick<Environment, "confirmed">,
  error: StagingError
) {
  const report = yield* Report
  const now = yield* Clock.currentTimeMillis
  yield* report.warning({
    id: "packages/index-not-asked",
    text: `The package index cannot be reached (${error.title}), so the packages of ${ageInWords(now - environment.confirmed)} ago are used again. Newer releases may exist.`
  })
})

/** The kept environment that is the most like what is asked for: of one app's, the last. */
export const nearestEnvironment = Effect.fn("Freshness.mostAlike")(function* (now: Inputs) {
  const cache = yield* Cache
  const store = yield* WheelStore
  const all = yield* store.environments
  return cache.ofOneApp ? latest(all) : nearest(all, now)
})

/**
 * The reasons as a sentence. In a shared cache nobody knows what an app was last: what is the most like it may be
 * another's.
 */
export const explainDifferences = (reasons: ReadonlyArray<string>, ofOneApp: boolean): string =>
  `${ofOneApp ? "Not as it was last" : "Like an environment in the cache, but for"}: ${reasons.join(", ")}.`

const otherAge = (before: number, now: number): string => {
  const words = (age: number): string => (age === 0 ? "of any age" : `of ${durationInWords(age)} and older`)
  const means = now > before ? "What is younger now may be replaced by what is older" : "Newer releases may come in"
  return `Releases ${words(now)} are taken where nothing fixes them, and were ${words(before)}. ${means}.`
}

interface Miss {
  /** The kept environment that is the most like it. */
  readonly alike?: Environment
  /** Why that one does not do, as a sentence. */
  readonly why?: string
}

/** Why what is kept does not do, every reason by its name. */
export const explainMiss = Effect.fn("Freshness.explainMiss")(function* (now: Inputs, releaseAge = 0) {
  const cache = yield* Cache
  const report = yield* Report
  if (cache.lack !== undefined) {
    yield* report.detail(
      `Nothing is kept for the next staging (${cache.lack}): it will fetch, build and compile everything again.`
    )
    const nothing: Miss = {}
    return nothing
  }
  const like = yield* nearestEnvironment(now)
  const none: Miss = {}
  if (like === undefined) return none
  const reasons = differences(like.inputs, now)
  // An app that shares a cache with strangers has nothing to compare itself with.
  const isTold = reasons.length > 0 && (cache.ofOneApp || reasons.length < Object.keys(now).length / 2)
  const why = isTold ? explainDifferences(reasons, cache.ofOneApp) : undefined
  if (why !== undefined) yield* report.detail(why)
  if (cache.ofOneApp && (like.releaseAge ?? 0) !== releaseAge)
    yield* report.detail(otherAge(like.releaseAge ?? 0, releaseAge))
  const miss: Miss = { alike: like, ...(why === undefined ? {} : { why }) }
  return miss
})
