/** The laws of the wheel store on files that were exchanged: whole as they are, none is taken for what its place says. */
import * as Effect from "effect/Effect"
import { ArchiveDamaged } from "../../services/archives/Archives.ts"
import { type Interface as Files, join } from "../../services/Filesystem.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import {
  environmentOf,
  flask,
  fresh,
  kept,
  keyFor,
  linked,
  ofKeepers,
  restored,
  type StoreTrialServices,
  storedPiece,
  type StoreTrial
} from "./WheelStoreTrial.ts"

const exchange = Effect.fn(function* (files: Files, one: string, other: string) {
  const bytes = yield* files.read(one)
  yield* files.write(one, yield* files.read(other))
  yield* files.write(other, bytes)
})

const names = ["flask", "linked"] as const
const wheelNamed = (name: string): string => `${name}-1.0-py3-none-any.whl`

/** Keeps two packages, each in all the ways in which the store keeps something under a key. */
const keepBoth = Effect.fn(function* ({ at, files, store }: StoreTrial) {
  for (const name of names) {
    const { made, tar } = yield* fresh({ at, files }, name, name === "flask" ? flask : linked)
    const wheel = join(at, wheelNamed(name))
    yield* files.write(wheel, `the wheel of ${name}`)
    yield* store.keepEnvironment(keyFor(name), environmentOf([]))
    yield* store.keepDistribution(keyFor(name), tar, made)
    yield* store.keepWheel(keyFor(name), wheel)
  }
})

/** Whether each is found, by its path. */
const found = Effect.fn(function* ({ at, files, layout, store }: StoreTrial) {
  const all: Array<readonly [string, boolean]> = []
  for (const key of names.map(keyFor)) {
    const into = yield* files.temporary(at)
    all.push([layout.text("environments", key), (yield* store.environment(key)) !== undefined])
    all.push([layout.text("distributions", key), (yield* store.distribution(key)) !== undefined])
    all.push([layout.text("wheels", key), (yield* store.wheel(key, into)) !== undefined])
  }
  return all
})

export const wheelStoreExchangeLaws: ReadonlyArray<Law<StoreTrialServices>> = [
  ofKeepers(
    "of any two texts that were exchanged neither is found, the others are, and both can be kept again",
    Effect.fn(function* (trial) {
      yield* keepBoth(trial)
      const paths = (yield* found(trial)).map(([path]) => path)
      for (const [at, one] of paths.entries())
        for (const other of paths.slice(at + 1)) {
          yield* exchange(trial.files, one, other)
          const wanted = paths.map((path) => [path, path !== one && path !== other] as const)
          yield* same(`what is found when ${one} and ${other} are exchanged`, yield* found(trial), wanted)
          yield* keepBoth(trial)
          yield* holds(
            "all are found again",
            (yield* found(trial)).every(([, there]) => there)
          )
        }
    })
  ),
  ofKeepers(
    "archives that were exchanged are both named, and nobody gets the one for the other",
    Effect.fn(function* (trial) {
      const both = [yield* kept(trial, "flask", flask), yield* kept(trial, "linked", linked)]
      const paths = both.map(({ sha256 }) => trial.layout.archive(sha256))
      yield* exchange(trial.files, paths[0] ?? "", paths[1] ?? "")
      const error = yield* failure("restore what was exchanged", restored(trial, both.map(storedPiece)))
      yield* same("those to blame", error instanceof ArchiveDamaged ? error.paths.toSorted() : error, paths.toSorted())
    })
  ),
  ofKeepers(
    "of wheels that were exchanged neither is found",
    Effect.fn(function* (trial) {
      const { at, files, layout, store } = trial
      yield* keepBoth(trial)
      const digests = yield* Effect.forEach(names, (name) => files.digest(join(at, wheelNamed(name))))
      const [one = "", other = ""] = digests.map(layout.file)
      yield* exchange(files, one, other)
      for (const name of names) {
        const into = yield* files.temporary(at)
        yield* same(`the wheel of ${name}`, yield* store.wheel(keyFor(name), into), undefined)
        yield* same("what is there", yield* files.list(into), [])
      }
    })
  )
]
