/** The laws of the wheel store; one without a place keeps nothing, and restores what was made just now all the same. */
import * as Effect from "effect/Effect"
import { summaryOf } from "../../domain/Distribution.ts"
import { join } from "../../services/Filesystem.ts"
import { archiveName } from "../../store/Names.ts"
import { holds, type Law, same } from "../Law.ts"
import type { SampleMember } from "./SampleTar.ts"
import {
  environmentOf,
  flask,
  fresh,
  kept,
  keyFor,
  law,
  linked,
  ofKeepers,
  pieceOf,
  restored,
  type StoreTrialServices,
  storedPiece
} from "./WheelStoreTrial.ts"
import { wheelStoreDamageLaws } from "./WheelStoreDamageLaws.ts"
import { wheelStoreExchangeLaws } from "./WheelStoreExchangeLaws.ts"

const late: ReadonlyArray<SampleMember> = [
  { path: "lib/libz.so", content: "a file now\n" },
  { path: "lib/tests/__init__.py", link: "../flask/__init__.py" }
]

const finding: ReadonlyArray<Law<StoreTrialServices>> = [
  law(
    "under unknown keys there is nothing",
    Effect.fn(function* ({ at, files, store }) {
      const key = keyFor("unknown")
      const found = [yield* store.environment(key), yield* store.distribution(key), yield* store.wheel(key, at)]
      yield* same("what is there", found, [undefined, undefined, undefined])
      yield* same(
        "all environments, and what is in the directory",
        [yield* store.environments, yield* files.list(at)],
        [[], []]
      )
    })
  ),
  ofKeepers(
    "an environment comes back as it is, the last one that was kept under a key",
    Effect.fn(function* (trial) {
      const { store } = trial
      const first = environmentOf([yield* kept(trial, "flask", flask)], { closure: keyFor("closure") })
      const second = environmentOf([], { pinned: false, confirmed: 1.5 })
      yield* store.keepEnvironment(keyFor("first"), second)
      yield* store.keepEnvironment(keyFor("first"), first)
      yield* store.keepEnvironment(keyFor("second"), second)
      yield* same("the first", yield* store.environment(keyFor("first")), first)
      yield* same("the second", yield* store.environment(keyFor("second")), second)
      const all = yield* store.environments
      yield* same("how many there are", all.length, 2)
    })
  ),
  ofKeepers(
    "a distribution comes back with all that is known of it, the same when it is kept again",
    Effect.fn(function* (trial) {
      const { at, blobs, files, store } = trial
      const { made, tar } = yield* fresh(trial, "linked", linked)
      const key = keyFor("linked")
      const stored = yield* store.keepDistribution(key, tar, made)
      const { sha256 = "", packed } = stored ?? {}
      const distributions = made.distributions.map(summaryOf)
      const { members, size } = made
      yield* same("what is told", stored, { key, sha256, packed, members, size, links: true, distributions })
      yield* same(
        "its blob",
        [yield* files.digest(yield* blobs.at(archiveName(sha256))), (yield* blobs.find(archiveName(sha256)))?.size],
        [sha256, packed]
      )
      yield* same("what is found", yield* store.distribution(key), { stored, made })
      yield* same("what is kept again", yield* store.keepDistribution(key, tar, made), stored)
      yield* same("the tar", yield* files.list(at), ["linked.tar"])
    })
  ),
  ofKeepers(
    "a wheel comes back under its name, with its bytes",
    Effect.fn(function* ({ at, files, store }) {
      const name = "größe-1.0-py3-none-any.whl"
      for (const content of ["wheel", "another wheel"]) {
        yield* files.write(join(at, name), content)
        yield* store.keepWheel(keyFor("wheel"), join(at, name))
        const directory = yield* files.temporary(at)
        yield* same("its path", yield* store.wheel(keyFor("wheel"), directory), join(directory, name))
        yield* same("its bytes", yield* files.readText(join(directory, name)), content)
      }
    })
  )
]

const restoring: ReadonlyArray<Law<StoreTrialServices>> = [
  law(
    "what was made just now is restored, the later over the earlier",
    Effect.fn(function* (trial) {
      const all = [yield* fresh(trial, "flask", flask), yield* fresh(trial, "linked", linked)]
      const { modes } = yield* restored(trial, all.map(pieceOf))
      const paths = new Set([...flask, ...linked].map(({ path }) => path))
      yield* same("the paths", new Set(modes.map(([path]) => path)), paths)
      const shared = modes.find(([path]) => path === "lib/tests/__init__.py")
      yield* same("the mode of what both bring", shared?.[1], 0o755)
    })
  ),
  law(
    "nothing at all is restored to nothing",
    Effect.fn(function* (trial) {
      yield* same("what is there", (yield* restored(trial, [])).modes, [])
    })
  ),
  ofKeepers(
    "what was kept is restored as the same tree, in any mixture with what was made just now",
    Effect.fn(function* (trial) {
      const names = { flask, linked, late }
      const both = yield* Effect.forEach(Object.entries(names), ([name, samples]) =>
        Effect.all([
          Effect.map(kept(trial, name, samples), storedPiece),
          Effect.map(fresh(trial, name, samples), pieceOf)
        ])
      )
      const wanted = yield* restored(
        trial,
        both.map(([, made]) => made)
      )
      for (let mixture = 0; mixture < 2 ** both.length; mixture++) {
        const pieces = both.map(([stored, made], at) => ((mixture >> at) & 1 ? stored : made))
        yield* same(`mixture ${mixture}`, yield* restored(trial, pieces), wanted)
      }
      const other = yield* restored(trial, both.map(([stored]) => stored).toReversed())
      yield* holds("another order is another tree", other.digest !== wanted.digest)
    })
  )
]

const together: ReadonlyArray<Law<StoreTrialServices>> = [
  law(
    "keeping is never an error, and leaves nothing half-done behind",
    Effect.fn(function* (trial) {
      const { at, blobs, store } = trial
      const { made, tar } = yield* fresh(trial, "flask", flask)
      yield* store.keepDistribution(keyFor("flask"), tar, made)
      yield* store.keepDistribution(keyFor("none"), join(at, "none.tar"), made)
      yield* store.keepWheel(keyFor("none"), join(at, "none.whl"))
      yield* store.keepEnvironment(keyFor("flask"), environmentOf([]))
      yield* store.trim
      yield* same("nothing of what is not there", yield* store.distribution(keyFor("none")), undefined)
      for (const folder of ["archives", "environments", "distributions", "files", "wheels"])
        yield* same(
          `hidden blobs in ${folder}`,
          (yield* blobs.list(folder)).filter((name) => name.includes("/.")),
          []
        )
    })
  ),
  ofKeepers(
    "several who keep the same at once all end well",
    Effect.fn(function* (trial) {
      const { at, files, store } = trial
      const { made, tar } = yield* fresh(trial, "flask", flask)
      const wheel = join(at, "flask-1.0-py3-none-any.whl")
      yield* files.write(wheel, "wheel")
      const key = keyFor("flask")
      const keep = Effect.gen(function* () {
        const stored = yield* store.keepDistribution(key, tar, made)
        yield* store.keepWheel(key, wheel)
        if (stored !== undefined) yield* store.keepEnvironment(key, environmentOf([stored]))
        yield* store.trim
        return stored
      })
      const all = yield* Effect.all([keep, keep, keep, keep], { concurrency: 4 })
      for (const one of all) {
        yield* same("what is kept", one, all[0])
        yield* holds("it is kept", one !== undefined)
      }
      const archives = (yield* store.environment(key))?.archives ?? []
      yield* same("what the environment has", archives, all.slice(0, 1))
      const wanted = yield* restored(trial, [pieceOf({ made, tar })])
      yield* same("what is restored", yield* restored(trial, archives.map(storedPiece)), wanted)
      yield* holds("the wheel is there", (yield* store.wheel(key, yield* files.temporary(at))) !== undefined)
    })
  )
]

export const wheelStoreLaws: ReadonlyArray<Law<StoreTrialServices>> = [
  ...finding,
  ...restoring,
  ...wheelStoreDamageLaws,
  ...wheelStoreExchangeLaws,
  ...together
]
