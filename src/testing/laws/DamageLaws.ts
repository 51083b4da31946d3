/** The laws of Archives on what may not be unpacked, and who is to blame. */
import * as Effect from "effect/Effect"
import { type Archive, ArchiveDamaged, type Archives } from "../../services/archives/Archives.ts"
import { sha256 } from "../../services/Digest.ts"
import { type Filesystem, join } from "../../services/Filesystem.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import {
  archive,
  eitherKind,
  everyMixture,
  filler,
  keep,
  law,
  names,
  three,
  type ArchiveTrial,
  unpack
} from "./ArchiveTrial.ts"
import { sampleTar } from "./SampleTar.ts"

const damages = Effect.fn(function* (
  trial: ArchiveTrial,
  what: string,
  all: ReadonlyArray<Archive>,
  culprits: ReadonlyArray<string>
) {
  const error = yield* failure(`unpack ${what}`, unpack(trial, all))
  yield* holds(`ArchiveDamaged of ${what}, which is ${error.message}`, error instanceof ArchiveDamaged)
  const paths = error instanceof ArchiveDamaged ? error.paths : []
  yield* same(`those to blame for ${what}`, paths.toSorted(), culprits.map((name) => join(trial.at, name)).toSorted())
})

const spoil = (bytes: Uint8Array, at: number): Uint8Array => {
  const spoiled = bytes.slice()
  const where = Math.floor((spoiled.length - 1) * at)
  spoiled[where] = (spoiled[where] ?? 0) ^ 0x10
  return spoiled
}
const change = ({ at, files }: ArchiveTrial, name: string, how: (bytes: Uint8Array) => Uint8Array) =>
  Effect.flatMap(files.read(join(at, name)), (bytes) => files.write(join(at, name), how(bytes)))

export const damageLaws: ReadonlyArray<Law<Archives | Filesystem>> = [
  ...everyMixture(
    "an archive with one byte that differs is named",
    Effect.fn(function* (trial, kinds) {
      const all = yield* three(trial, kinds)
      for (const name of names)
        for (const at of [0, 0.5, 1]) {
          yield* change(trial, name, (bytes) => spoil(bytes, at))
          yield* damages(trial, `the ${name} spoiled at ${at}`, all, [name])
          yield* change(trial, name, (bytes) => spoil(bytes, at))
        }
      yield* unpack(trial, all)
    })
  ),
  ...everyMixture(
    "an archive that is cut, longer or gone is named, and all of them are",
    Effect.fn(function* (trial, kinds) {
      const all = yield* three(trial, kinds)
      for (const name of names) {
        const whole = yield* trial.files.read(join(trial.at, name))
        yield* change(trial, name, (bytes) => bytes.slice(0, bytes.length / 2))
        yield* damages(trial, `the ${name} cut`, all, [name])
        yield* change(trial, name, () => new Uint8Array())
        yield* damages(trial, `the ${name} emptied`, all, [name])
        yield* trial.files.remove(join(trial.at, name))
        yield* damages(trial, `the ${name} gone`, all, [name])
        yield* trial.files.write(join(trial.at, name), whole)
      }
      yield* change(trial, "first", (bytes) => Uint8Array.from([...bytes, ...new Uint8Array(512)]))
      yield* trial.files.remove(join(trial.at, "last"))
      yield* damages(trial, "the first longer, the last gone", all, ["first", "last"])
    })
  ),
  ...everyMixture(
    "an archive with fewer members than it must have, or more, is named",
    Effect.fn(function* (trial, kinds) {
      const all = yield* three(trial, kinds)
      for (const [at, name] of names.entries())
        for (const by of [-1, 1]) {
          const others = all.map((one, index) => (index === at ? { ...one, members: one.members + by } : one))
          yield* damages(trial, `the ${name} with another count`, others, [name])
        }
    })
  ),
  ...everyMixture(
    "an archive that is damaged is named also when nobody knows its digest",
    Effect.fn(function* (trial, kinds) {
      for (const name of names) {
        const all = (yield* three(trial, kinds)).map((one) => ({ ...one, sha256: undefined }))
        yield* change(trial, name, (bytes) => bytes.slice(0, bytes.length / 2))
        yield* damages(trial, `the ${name} cut, without a digest`, all, [name])
      }
    })
  ),
  ...eitherKind(
    "what is no archive is never unpacked, right as its digest may be",
    Effect.fn(function* (trial, kind) {
      const good = yield* archive(trial, "good", kind, filler("good", 5, 1_000))
      const bytes = new TextEncoder().encode("no archive ".repeat(2000)).slice(0, 20480)
      yield* trial.files.write(join(trial.at, "text"), bytes)
      const path = join(trial.at, "text")
      const written = { path, sha256: sha256(bytes), compressed: kind === "compressed", members: 3, size: 20480 }
      yield* failure("unpack a text", unpack(trial, [good, written, good]))
      yield* failure(
        "unpack a text in an archive",
        unpack(trial, [good, yield* keep(trial, "framed", kind, bytes, 3), good])
      )
    })
  ),
  ...eitherKind(
    "an end marker in an archive does not hide what follows",
    Effect.fn(function* (trial, kind) {
      const tar = Uint8Array.from([...sampleTar(filler("ended", 3, 1_000)), ...new Uint8Array(1024)])
      const ended = yield* keep(trial, "ended", kind, tar, 3)
      yield* damages(
        trial,
        "an archive with an end",
        [ended, yield* archive(trial, "next", kind, filler("next", 3, 1_000))],
        ["ended"]
      )
    })
  ),
  law(
    "what is unpacked where nothing is fails",
    Effect.fn(function* (trial) {
      const one = yield* archive(trial, "one", "compressed", [{ path: "file", content: "" }])
      yield* trial.files.write(join(trial.at, "file"), "")
      yield* failure("unpack into a file", trial.archives.unpack([one], join(trial.at, "file")))
    })
  )
]
