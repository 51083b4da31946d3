/** The laws of Archives. */
import * as Effect from "effect/Effect"
import type { Archives } from "../../services/archives/Archives.ts"
import { sha256 } from "../../services/Digest.ts"
import { type Filesystem, join } from "../../services/Filesystem.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import { filler, law } from "./ArchiveTrial.ts"
import { damageLaws } from "./DamageLaws.ts"
import { sampleTar } from "./SampleTar.ts"
import { unpackingLaws } from "./UnpackingLaws.ts"

const compressing: ReadonlyArray<Law<Archives | Filesystem>> = [
  law(
    "the compressed bytes are the same twice, smaller, and those whose digest is told",
    Effect.fn(function* ({ archives, at, files }) {
      yield* files.write(join(at, "tar"), sampleTar(filler("some", 60, 900_000)))
      const made = yield* Effect.forEach(["one", "two"], (name) => archives.compress(join(at, "tar"), join(at, name)), {
        concurrency: 2
      })
      const [one, two] = [yield* files.read(join(at, "one")), yield* files.read(join(at, "two"))]
      yield* same("the two", sha256(one), sha256(two))
      yield* same("what is told", made, [
        { sha256: sha256(one), size: one.length },
        { sha256: sha256(two), size: two.length }
      ])
      yield* holds("smaller", one.length < sampleTar(filler("some", 60, 900_000)).length * 0.7)
      yield* same("the mode", (yield* files.status(join(at, "one")))?.mode, 0o644)
    })
  ),
  law(
    "compressing what is not there leaves nothing behind, and what was there as it was",
    Effect.fn(function* ({ archives, at, files }) {
      yield* files.write(join(at, "old"), "old")
      for (const name of ["new", "old"]) {
        const error = yield* failure("compress nothing", archives.compress(join(at, "none"), join(at, name)))
        yield* same("why", [error.operation, error.path, error.reason], ["read", join(at, "none"), "NotFound"])
      }
      yield* failure("compress a directory", archives.compress(join(at, "into"), join(at, "new")))
      yield* same("names", [yield* files.list(at), yield* files.readText(join(at, "old"))], [["into", "old"], "old"])
    })
  ),
  law(
    "compressing to where there is no directory, or one, fails and leaves nothing behind",
    Effect.fn(function* ({ archives, at, files }) {
      yield* files.write(join(at, "file"), "text")
      for (const to of [join(at, "none", "new"), join(at, "into")])
        yield* failure("compress to no directory", archives.compress(join(at, "file"), to))
      yield* same("names", yield* files.list(at), ["file", "into"])
    })
  )
]

export const archivesLaws: ReadonlyArray<Law<Archives | Filesystem>> = [...unpackingLaws, ...damageLaws, ...compressing]
