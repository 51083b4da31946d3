/** What a staging would find in the cache, told beforehand: restored is what is kept, and for the rest there is a reason. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { ageInWords } from "./domain/AgeInWords.ts"
import { differences, fingerprint, type Inputs, ownFiles } from "./keys/EnvironmentInputs.ts"
import { WheelStore } from "./store/WheelStore.ts"
import type { Environment } from "./domain/Distribution.ts"
import { foldersOf as foldersIn } from "./domain/Plan.ts"
import type { Requirements } from "./domain/Requirements.ts"
import { visible } from "./domain/StagingError.ts"
import type { StartupHook } from "./domain/StartupHook.ts"
import { chosenEnvironment } from "./execute/ChosenEnvironment.ts"
import { explainDifferences, isFresh, nearestEnvironment } from "./execute/Freshness.ts"
import { Cache } from "./services/Cache.ts"
import { ask, type Decided } from "./Staging.ts"

export interface Outlook {
  readonly directory: string
  /** `kept`: restored as it is; `aged`: the same, once the index has been asked; `none`: pip resolves anew. */
  readonly environment: "kept" | "aged" | "none"
  /** It is the one that $PYTHON_ENVIRONMENT names, whatever has changed. */
  readonly chosen?: true
  /** How long ago the index was asked: `3 hours`. */
  readonly asked: string | undefined
  /** Restored, as far as the resolution chooses them again. */
  readonly restored: ReadonlyArray<{ readonly name: string; readonly version: string }>
  /** What the packages that are restored have run at each start of Python. */
  readonly startup: ReadonlyArray<StartupHook>
  /** What is kept may be another app's. */
  readonly isShared: boolean
  /** What tells it from the most alike that is kept: `requirements.txt changed`. */
  readonly reasons: ReadonlyArray<string>
  /** Folders that are built anew, each with the reason. */
  readonly built: ReadonlyArray<{ readonly folder: string; readonly reason: string }>
}

const packagesOf = ({ archives }: Environment): Outlook["restored"] =>
  archives
    .flatMap(({ distributions }) => distributions)
    .map(({ name, version }) => ({ name, version }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The app itself is `.`, under another name among the inputs. */
const foldersOf = ({ plan }: Decided, lines: ReadonlyArray<Requirements>): ReadonlySet<string> =>
  new Set([
    ...foldersIn(plan.installs),
    ...lines.flatMap(({ requirements }) =>
      requirements.flatMap(({ localPath }) => (localPath === undefined ? [] : [localPath]))
    )
  ])

const builtOf = (folders: ReadonlySet<string>, before: Inputs | undefined, now: Inputs): Outlook["built"] =>
  [...folders].flatMap((folder) => {
    const name = folder === "." ? ownFiles : folder
    const old = before?.[name]
    if (old !== undefined && old === now[name]) return []
    return [{ folder, reason: old === undefined ? "no build of it is kept" : "its files changed" }]
  })

/**
 * The environment that was the app's own before; of one that shares a cache with strangers, only what is mostly like it
 * is.
 */
const predecessor = Effect.fn("Outlook.predecessor")(function* (now: Inputs) {
  const like = yield* nearestEnvironment(now)
  const reasons = like === undefined ? [] : differences(like.inputs, now)
  const own = (yield* Cache).ofOneApp || reasons.length < Object.keys(now).length / 2
  return like === undefined || !own ? undefined : { like, reasons }
})

/** A kept environment that is named is there and fits, or the error is told beforehand. */
const again = Effect.fn("Outlook.again")(function* (decided: Decided, directory: string) {
  const { environment = "", python } = decided.plan
  if (python.offer._tag === "Obtainable") return undefined
  const { inputs } = yield* ask(decided, python.offer.runtime)
  const kept = (yield* chosenEnvironment(environment, inputs)).environment
  const found: Outlook = {
    directory,
    environment: "kept",
    chosen: true,
    isShared: !(yield* Cache).ofOneApp,
    asked: undefined,
    restored: packagesOf(kept),
    startup: kept.startup ?? [],
    reasons: [],
    built: []
  }
  return found
})

/** `undefined` where nothing is kept at all, or nothing is installed. */
export const outlook = Effect.fn("Outlook.outlook")(function* (decided: Decided) {
  const cache = yield* Cache
  const store = yield* WheelStore
  const { options, plan } = decided
  if (cache.location !== undefined && plan.environment !== undefined) return yield* again(decided, cache.location)
  const nothing = plan.installs.length === 0 && options.requirements.length === 0
  if (cache.location === undefined || nothing) return undefined
  // What is kept depends on facts that a Python tells when it is there.
  const { offer } = plan.python
  if (offer._tag === "Obtainable") return undefined
  const { inputs, lines } = yield* ask(decided, offer.runtime)
  const kept = yield* store.environment(fingerprint(inputs))
  if (kept === undefined) {
    const last = yield* predecessor(inputs)
    const found: Outlook = {
      directory: cache.location,
      environment: "none",
      isShared: !cache.ofOneApp,
      asked: undefined,
      restored: last === undefined ? [] : packagesOf(last.like),
      startup: last?.like.startup ?? [],
      reasons: last?.reasons ?? [],
      built: builtOf(foldersOf(decided, lines), last?.like.inputs, inputs)
    }
    return found
  }
  const found: Outlook = {
    directory: cache.location,
    environment: (yield* isFresh(kept)) ? "kept" : "aged",
    isShared: !cache.ofOneApp,
    asked: kept.pinned ? undefined : ageInWords((yield* Clock.currentTimeMillis) - kept.confirmed),
    restored: packagesOf(kept),
    startup: kept.startup ?? [],
    reasons: [],
    built: []
  }
  return found
})

const list = (packages: Outlook["restored"]): string =>
  packages.map(({ name, version }) => `${name} ${version}`).join(", ")

const all = ({ restored }: Outlook): string =>
  restored.length === 1
    ? `the one package is restored, ${list(restored)}.`
    : `all ${restored.length} packages are restored, ${list(restored)}.`

const anew = ({ built, isShared, reasons, restored }: Outlook): ReadonlyArray<string> => [
  restored.length === 0 && reasons.length === 0
    ? "Nothing is kept that is like this app."
    : explainDifferences(reasons, !isShared),
  restored.length === 0
    ? "pip resolves; everything is fetched, or built where there is no wheel."
    : `pip resolves anew; of these, what it chooses again is restored, and all else fetched, or built where there is no wheel: ${list(restored)}.`,
  ...built.map(({ folder, reason }) => `${folder === "." ? "the app itself" : folder} is built, since ${reason}.`)
]

export const explainOutlook = (found: Outlook): string => {
  const lines =
    found.environment === "none"
      ? anew(found)
      : found.environment === "aged"
        ? [`The index is asked first, whose last answer is ${found.asked} old. Where it says the same, ${all(found)}`]
        : [`${found.chosen === true ? "It is kept" : "Nothing has changed"}, so ${all(found)}`]
  const run = found.startup.map(({ file, known, package: name }) =>
    visible(`${name} (${file}${known === undefined ? "" : `: ${known}`})`)
  )
  const starting = run.length === 0 ? [] : [`At every start of Python, code is run of ${run.join(", ")}.`]
  return ["", `From the cache in ${found.directory}`, ...[...lines, ...starting].map((line) => `  ${line}`)].join("\n")
}
