/** The laws of a medium of the wheel store: what is put is found whole under its name, by all who ask. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { FileAccessFailed, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import { Blobs, type Interface, type MediumFailed } from "../../store/Blobs.ts"
import { failure, type Law, type LawBroken, same } from "../Law.ts"

interface Trial {
  readonly blobs: Interface
  readonly files: Files
}
type Check = (trial: Trial) => Effect.Effect<void, LawBroken | MediumFailed, Scope.Scope>

const law = (name: string, check: Check): Law<Blobs | Filesystem> => ({
  name,
  needs: "keeping",
  check: Effect.gen(function* () {
    yield* check({ blobs: yield* Blobs, files: yield* Filesystem })
  }).pipe(Effect.scoped)
})

const one = "archives/0123.tar.zst"
const others = ["archives/4567.tar.zst", "environments/0123.json", "files/0123.whl"]

const put = ({ blobs, files }: Trial, name: string, text: string) =>
  blobs.put((directory) => {
    const path = join(directory, "größe 1.0")
    return Effect.as(files.write(path, text), { name, path, told: text })
  })
const textOf = ({ blobs, files }: Trial, name: string) =>
  Effect.flatMap(blobs.at(name), (path) => files.readText(path, { follow: false }))

/** Nothing is there for anybody, however it is looked for. */
const missing = Effect.fn(function* (trial: Trial, name: string) {
  yield* same(`what is found of ${name}`, yield* trial.blobs.find(name), undefined)
  const error = yield* failure(`read ${name}`, textOf(trial, name))
  yield* same("why not", error instanceof FileAccessFailed ? error.reason : error, "NotFound")
})

export const blobsLaws: ReadonlyArray<Law<Blobs | Filesystem>> = [
  law(
    "under unknown names there is nothing",
    Effect.fn(function* (trial) {
      for (const name of [one, ...others]) yield* missing(trial, name)
      yield* same("all of a folder", yield* trial.blobs.list("environments"), [])
    })
  ),
  law(
    "what is put is found under its name, with its bytes, and under no other",
    Effect.fn(function* (trial) {
      const { blobs } = trial
      yield* same("what `make` told", (yield* put(trial, one, "größe")).told, "größe")
      yield* same("its size", yield* blobs.find(one), { isBlob: true, size: 7 })
      yield* same("its bytes", yield* textOf(trial, one), "größe")
      for (const name of others) yield* missing(trial, name)
      yield* same("those of its folder", yield* blobs.list("archives"), [one])
      yield* same("those of another", yield* blobs.list("files"), [])
    })
  ),
  law(
    "a folder lists all that is in it",
    Effect.fn(function* (trial) {
      const names = Array.from({ length: 30 }, (_, at) => `environments/${at.toString(16)}.json`)
      yield* Effect.forEach(names, (name) => put(trial, name, name), { concurrency: 4, discard: true })
      yield* same("its names", (yield* trial.blobs.list("environments")).toSorted(), names.toSorted())
    })
  ),
  law(
    "what is put again takes the place of what was there",
    Effect.fn(function* (trial) {
      yield* put(trial, one, "a long first text")
      yield* same("the first", yield* textOf(trial, one), "a long first text")
      yield* put(trial, one, "second")
      yield* same("the second", yield* textOf(trial, one), "second")
      yield* same("its size", (yield* trial.blobs.find(one))?.size, 6)
    })
  ),
  law(
    "a blob whose making fails is not there, nor anything of it",
    Effect.fn(function* (trial) {
      const { blobs, files } = trial
      const refused = new FileAccessFailed({ operation: "write", path: "/a", reason: "NoSpace", detail: "ENOSPC" })
      const half = blobs.put((directory) =>
        Effect.andThen(files.write(join(directory, "half"), "half"), Effect.fail(refused))
      )
      yield* same("the error", yield* failure("put what cannot be made", half), refused)
      yield* missing(trial, one)
      for (const folder of ["archives", "environments"])
        yield* same(`what is in ${folder}`, yield* blobs.list(folder), [])
    })
  ),
  law(
    "what is set aside is found no more, can be set aside twice, and be put again",
    Effect.fn(function* (trial) {
      for (const why of ["damaged", "outdated"] as const) {
        yield* put(trial, one, "text")
        yield* trial.blobs.setAside(one, why)
        yield* trial.blobs.setAside(one, why)
        yield* missing(trial, one)
        yield* put(trial, one, "another")
        yield* same("what is found again", yield* textOf(trial, one), "another")
      }
    })
  ),
  law(
    "of several that are put at once under a name one is there, whole",
    Effect.fn(function* (trial) {
      const texts = ["a", "b", "c", "d"].map((letter) => letter.repeat(9999))
      yield* Effect.forEach(texts, (text) => put(trial, one, text), { concurrency: 4, discard: true })
      const found = yield* textOf(trial, one)
      yield* same("whether it is one of them", texts.includes(found), true)
      yield* same("all of the folder", yield* trial.blobs.list("archives"), [one])
    })
  ),
  law(
    "bringing it within its bounds takes nothing that has just been put",
    Effect.fn(function* (trial) {
      yield* put(trial, one, "text")
      yield* trial.blobs.trim
      yield* same("what is found", yield* textOf(trial, one), "text")
    })
  )
]
