/**
 * What a lock file fixes and an earlier staging has asked pip for by the very same line: which of a release's files pip chooses is known
 * then, and where the store has that wheel as it is installed, nobody is asked and nothing is fetched.
 */
import * as Effect from "effect/Effect"
import { distributionKey } from "../distributions/DistributionKey.ts"
import type { PackageSource } from "../domain/PackageSource.ts"
import { inputsOf, isShared, lockOf } from "../domain/Plan.ts"
import type { Fetched } from "../engines/Engine.ts"
import { keyOfChoice, type LockedLine, mayHold, surelyAsked } from "../keys/LockedLine.ts"
import { Report } from "../services/Report.ts"
import { WheelStore } from "../store/WheelStore.ts"
import type { Task } from "./Task.ts"

/** A wheel that the store has as it is installed. */
export interface KeptWheel {
  readonly name: string
  /** Under which the store has it. */
  readonly key: string
  readonly again: PackageSource | undefined
}

export interface KeptChoices {
  readonly wheels: ReadonlyArray<KeptWheel>
  /** The lines that ask for them, and those that ask for nothing here. */
  readonly lines: ReadonlySet<string>
}

export const nothingKept: KeptChoices = { wheels: [], lines: new Set() }

type Asking = Pick<Task, "inputs" | "locked" | "options" | "plan" | "runtime">

/** Nothing but the lock file has a say about what the packages are. */
const isLockAlone = ({ options, plan }: Asking): boolean =>
  lockOf(plan.installs) !== undefined &&
  plan.installs.every(isShared) &&
  inputsOf(plan.installs).every(({ _tag }) => _tag === "Locked" || _tag === "Folder") &&
  options.requirements.length === 0 &&
  options.vendor === undefined &&
  !plan.closure.hashMode

const linesOf = ({ inputs, locked, runtime }: Asking): ReadonlyArray<readonly [LockedLine, string]> => {
  const keyOf = keyOfChoice({ inputs, options: locked.options, files: locked.files })
  return surelyAsked(locked.lines, runtime).map((line) => [line, keyOf(line)] as const)
}

export const keptChoices = Effect.fn("KeptChoices.find")(function* (
  task: Asking & Pick<Task, "alike" | "rebuilt" | "refetch">
) {
  const { alike, rebuilt, refetch, runtime } = task
  if (alike?.choices === undefined || rebuilt !== undefined || refetch === true || !isLockAlone(task))
    return nothingKept
  const store = yield* WheelStore
  const { archives, choices, sources = {} } = alike
  const wheels = new Map(
    archives.flatMap(({ distributions: [one], wheel }) =>
      one === undefined || !wheel ? [] : [[one.name, wheel] as const]
    )
  )
  const found = yield* Effect.forEach(
    linesOf(task),
    Effect.fnUntraced(function* ([{ hashes, line, name }, key]) {
      const wheel = wheels.get(name)
      if (choices[name] !== key || wheel === undefined || !hashes.includes(`sha256:${wheel}`)) return []
      const stored = distributionKey(wheel, runtime)
      if ((yield* store.distribution(stored)) === undefined) return []
      return [[line, { name, key: stored, again: sources[name] }] as const]
    }),
    { concurrency: 4 }
  )
  const all = found.flat()
  if (all.length === 0) return nothingKept
  const idle = task.locked.lines.filter((line) => !mayHold(line, runtime))
  const kept: KeptChoices = {
    wheels: all.map(([, wheel]) => wheel),
    lines: new Set([...all.map(([line]) => line), ...idle])
  }
  return kept
})

/** The keys of lines by which wheels of an index are chosen, by the names of the wheels. */
export const choicesOf = (
  task: Asking,
  fetched: ReadonlyArray<Pick<Fetched, "from" | "name">>,
  kept: KeptChoices
): Readonly<Record<string, string>> => {
  if (!isLockAlone(task)) return {}
  const names = new Set([
    ...fetched.filter(({ from }) => from === undefined).map(({ name }) => name),
    ...kept.wheels.map(({ name }) => name)
  ])
  return Object.fromEntries(linesOf(task).flatMap(([{ name }, key]) => (names.has(name) ? [[name, key] as const] : [])))
}

export const keptSources = (kept: KeptChoices): Readonly<Record<string, PackageSource>> =>
  Object.fromEntries([...kept.wheels].flatMap(({ again, name }) => (again === undefined ? [] : [[name, again]])))

/** The rest stands in what pip says. */
export const tellKept = Effect.fn("KeptChoices.tell")(function* ({ locked, plan }: Asking, kept: KeptChoices) {
  const count = kept.wheels.length
  if (count === 0) return
  const file = lockOf(plan.installs)?.path ?? ""
  const rest = locked.lines.filter((line) => !kept.lines.has(line)).length
  const others = rest === 0 ? "nothing is fetched" : `pip is asked for ${rest === 1 ? "one" : rest} more`
  yield* (yield* Report).detail(
    `${count} ${count === 1 ? "package is" : "packages are"} in the cache as ${file} fixes ${count === 1 ? "it" : "them"}; ${others}.`
  )
})
