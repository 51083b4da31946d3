/** The laws of the wheel store on what is damaged: nobody gets it, and it can be kept again. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { ArchiveDamaged } from "../../services/archives/Archives.ts"
import { sha256 } from "../../services/Digest.ts"
import { basename, type FileAccessFailed, type Interface as Files, join } from "../../services/Filesystem.ts"
import type { MediumFailed } from "../../store/Blobs.ts"
import { archiveName, textName, wheelName } from "../../store/Names.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import {
  type StoreCheck,
  bytesOf,
  environmentOf,
  flask,
  fresh,
  kept,
  keyFor,
  linked,
  ofKeepers,
  ofPlaces,
  putBytes,
  restored,
  type StoreTrialServices,
  storedPiece,
  type StoreTrial
} from "./WheelStoreTrial.ts"

const spoil = (bytes: Uint8Array): Uint8Array => {
  const middle = Math.floor(bytes.length / 2)
  return bytes.map((byte, at) => (at === middle ? byte ^ 0x10 : byte))
}
type Damage = (trial: StoreTrial, name: string) => Effect.Effect<unknown, MediumFailed>
const changedBy =
  (how: (bytes: Uint8Array) => Uint8Array): Damage =>
  (trial, name) =>
    Effect.flatMap(bytesOf(trial, name), (bytes) => putBytes(trial, name, how(bytes)))
const ofContent: Readonly<Record<string, Damage>> = {
  "one byte differs": changedBy(spoil),
  "it is cut": changedBy((bytes) => bytes.slice(0, bytes.length / 2)),
  "it is empty": changedBy(() => new Uint8Array()),
  "it is longer": changedBy((bytes) => Uint8Array.from([...bytes, 33, 33]))
}
const inPlace =
  (change: (files: Files, path: string, at: string) => Effect.Effect<void, FileAccessFailed>): Damage =>
  ({ at, blobs, files }, name) =>
    Effect.flatMap(blobs.at(name), (path) => change(files, path, at))
/** What is in its place is no file: nothing of it may be opened, and no link be followed, wherever it leads. */
const ofPlace: Readonly<Record<string, Damage>> = {
  "a folder is there": inPlace((files, path) =>
    Effect.andThen(files.remove(path), files.makeDirectory(join(path, "deeper")))
  ),
  "a link to a copy of it is there": inPlace(
    Effect.fn(function* (files, path, at) {
      const copy = join(at, `copy of ${basename(path)}`)
      yield* files.write(copy, yield* files.read(path))
      yield* files.remove(path)
      yield* files.link(copy, path)
    })
  ),
  "a link to nowhere is there": inPlace((files, path) =>
    Effect.andThen(files.remove(path), files.link("/nowhere/at all", path))
  )
}
const gone: Damage = ({ blobs }, name) => blobs.setAside(name, "damaged")
const damages: Readonly<Record<string, Damage>> = { ...ofContent, ...ofPlace, "it is gone": gone }
/** Releases up to 0.1 wrote texts without their names. */
const ofText: Readonly<Record<string, Damage>> = {
  ...ofContent,
  ...ofPlace,
  "an earlier release has written it": changedBy((bytes) => {
    const { text } = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Struct({ text: Schema.String })))(
      new TextDecoder().decode(bytes)
    )
    return new TextEncoder().encode(JSON.stringify({ sha256: sha256(text), text }))
  })
}
const each = (
  all: Readonly<Record<string, Damage>>,
  name: string,
  check: (trial: StoreTrial, damage: Damage) => ReturnType<StoreCheck>
) =>
  Object.entries(all).map(([how, damage]) =>
    (how in ofPlace ? ofPlaces : ofKeepers)(`${name} (${how})`, (trial) => check(trial, damage))
  )

export const wheelStoreDamageLaws: ReadonlyArray<Law<StoreTrialServices>> = [
  ...each(
    damages,
    "a damaged archive is named, found no more once it is set aside, and can be kept again",
    Effect.fn(function* (trial, damage) {
      const { blobs, store } = trial
      const [first, second] = [yield* kept(trial, "flask", flask), yield* kept(trial, "linked", linked)]
      const pieces = [first, second].map(storedPiece)
      const wanted = yield* restored(trial, pieces)
      const name = archiveName(second.sha256)
      yield* damage(trial, name)
      const error = yield* failure("restore what is damaged", restored(trial, pieces))
      yield* holds(`ArchiveDamaged, which is ${error.message}`, error instanceof ArchiveDamaged)
      if (!(error instanceof ArchiveDamaged)) return
      yield* same("how many are to blame", error.paths.length, 1)
      yield* store.setAside(error)
      const found = [yield* store.distribution(keyFor("linked")), yield* blobs.find(name)]
      yield* same("what is found", found, [undefined, undefined])
      yield* same("the other one", (yield* store.distribution(keyFor("flask")))?.stored, first)
      yield* same("kept again", yield* kept(trial, "linked", linked), second)
      yield* same("restored", yield* restored(trial, pieces), wanted)
    })
  ),
  ...each(
    ofText,
    "a damaged text counts as none, is out of the way, and can be kept again",
    Effect.fn(function* (trial, damage) {
      const { at, blobs, files, store } = trial
      const { made, tar } = yield* fresh(trial, "flask", flask)
      const wheel = join(at, "flask-1.0-py3-none-any.whl")
      yield* files.write(wheel, "wheel")
      const key = keyFor("flask")
      const keep = Effect.all([
        store.keepEnvironment(key, environmentOf([])),
        store.keepDistribution(key, tar, made),
        store.keepWheel(key, wheel)
      ])
      const find = Effect.gen(function* () {
        const into = yield* files.temporary(at)
        return [yield* store.environment(key), yield* store.distribution(key), yield* store.wheel(key, into)].map(
          (one) => one !== undefined
        )
      })
      yield* keep
      for (const [place, kind] of (["environments", "distributions", "wheels"] as const).entries()) {
        yield* damage(trial, textName(kind, key))
        yield* same(
          `what is found without ${kind}`,
          yield* find,
          [0, 1, 2].map((other) => other !== place)
        )
        yield* same(`the text in ${kind}`, yield* blobs.find(textName(kind, key)), undefined)
        yield* keep
        yield* same("what is found again", yield* find, [true, true, true])
      }
    })
  ),
  ...each(
    damages,
    "a damaged wheel counts as none, leaves nothing where it was wanted, and can be kept again",
    Effect.fn(function* (trial, damage) {
      const { at, blobs, files, store } = trial
      const wheel = join(at, "flask-1.0-py3-none-any.whl")
      yield* files.write(wheel, "wheel".repeat(99))
      const digest = yield* files.digest(wheel)
      yield* store.keepWheel(keyFor("wheel"), wheel)
      yield* damage(trial, wheelName(digest))
      const into = yield* files.temporary(at)
      yield* same("what is found", yield* store.wheel(keyFor("wheel"), into), undefined)
      yield* same("what is there", [yield* files.list(into), yield* blobs.find(wheelName(digest))], [[], undefined])
      yield* store.keepWheel(keyFor("wheel"), wheel)
      yield* same(
        "what is found again",
        yield* store.wheel(keyFor("wheel"), into),
        join(into, "flask-1.0-py3-none-any.whl")
      )
    })
  )
]
