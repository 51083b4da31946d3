/** The laws of the wheel store on files that were exchanged: whole as they are, none is taken for what its place says. */
import * as Effect from "effect/Effect"
import { ArchiveDamaged } from "../../services/archives/Archives.ts"
import { join } from "../../services/Filesystem.ts"
import { archiveName, textName, wheelName } from "../../store/Names.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import {
  bytesOf,
  environmentOf,
  flask,
  fresh,
  kept,
  keyFor,
  linked,
  ofKeepers,
  putBytes,
  restored,
  type StoreTrialServices,
  storedPiece,
  type StoreTrial
} from "./WheelStoreTrial.ts"

const exchange = Effect.fn(function* (trial: StoreTrial, one: string, other: string) {
  const [first, second] = [yield* bytesOf(trial, one), yield* bytesOf(trial, other)]
  yield* putBytes(trial, one, second)
  yield* putBytes(trial, other, first)
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

/** Whether each is found, by the name of its text. */
const found = Effect.fn(function* ({ at, files, store }: StoreTrial) {
  const all: Array<readonly [string, boolean]> = []
  for (const key of names.map(keyFor)) {
    const into = yield* files.temporary(at)
    all.push([textName("environments", key), (yield* store.environment(key)) !== undefined])
    all.push([textName("distributions", key), (yield* store.distribution(key)) !== undefined])
    all.push([textName("wheels", key), (yield* store.wheel(key, into)) !== undefined])
  }
  return all
})

export const wheelStoreExchangeLaws: ReadonlyArray<Law<StoreTrialServices>> = [
  ofKeepers(
    "of any two texts that were exchanged neither is found, the others are, and both can be kept again",
    Effect.fn(function* (trial) {
      yield* keepBoth(trial)
      const all = (yield* found(trial)).map(([name]) => name)
      for (const [at, one] of all.entries())
        for (const other of all.slice(at + 1)) {
          yield* exchange(trial, one, other)
          const wanted = all.map((name) => [name, name !== one && name !== other] as const)
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
      const [one = "", other = ""] = both.map(({ sha256 }) => archiveName(sha256))
      yield* exchange(trial, one, other)
      const error = yield* failure("restore what was exchanged", restored(trial, both.map(storedPiece)))
      yield* holds(`ArchiveDamaged, which is ${error.message}`, error instanceof ArchiveDamaged)
      if (!(error instanceof ArchiveDamaged)) return
      yield* same("how many are to blame", new Set(error.paths).size, 2)
      yield* trial.store.setAside(error)
      const found = [yield* trial.blobs.find(one), yield* trial.blobs.find(other)]
      yield* same("what is found once they are set aside", found, [undefined, undefined])
    })
  ),
  ofKeepers(
    "of wheels that were exchanged neither is found",
    Effect.fn(function* (trial) {
      const { at, files, store } = trial
      yield* keepBoth(trial)
      const digests = yield* Effect.forEach(names, (name) => files.digest(join(at, wheelNamed(name))))
      const [one = "", other = ""] = digests.map(wheelName)
      yield* exchange(trial, one, other)
      for (const name of names) {
        const into = yield* files.temporary(at)
        yield* same(`the wheel of ${name}`, yield* store.wheel(keyFor(name), into), undefined)
        yield* same("what is there", yield* files.list(into), [])
      }
    })
  )
]
