/** The laws of Cache; a cache without a place keeps nothing, and has no less than that to fulfil. */
import * as Effect from "effect/Effect"
import * as Data from "effect/Data"
import { Cache, type Interface } from "../../services/Cache.ts"
import { dirname, type FileAccessFailed, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import { failure, holds, type Law, type LawBroken, same } from "../Law.ts"

type Check = (cache: Interface, files: Files) => Effect.Effect<void, LawBroken | FileAccessFailed>
const law = (name: string, check: Check): Law<Cache | Filesystem> => ({
  name,
  check: Effect.gen(function* () {
    yield* check(yield* Cache, yield* Filesystem)
  })
})
const ofKeepers = (name: string, check: Check): Law<Cache | Filesystem> => ({ ...law(name, check), needs: "keeping" })

class NotMade extends Data.TaggedError("NotMade")<{}> {}

/** Fills a tree with a file and a folder, and counts how often it was asked to. */
const maker = (files: Files) => {
  const made: Array<ReadonlyArray<string>> = []
  const make = Effect.fn(function* (directory: string) {
    made.push(yield* files.list(directory))
    yield* files.write(join(directory, "file"), "text")
    yield* files.makeDirectory(join(directory, "folder"))
    yield* files.write(join(directory, "folder", "deeper"), "more")
  })
  return { make, made }
}
const contents = (files: Files, directory: string) =>
  Effect.all([
    files.list(directory),
    files.readText(join(directory, "file")),
    files.readText(join(directory, "folder", "deeper"))
  ])
const whole = [["file", "folder"], "text", "more"]

export const cacheLaws: ReadonlyArray<Law<Cache | Filesystem>> = [
  law(
    "under an unknown name there is no text",
    Effect.fn(function* (cache) {
      yield* same("the text", yield* cache.text("unknown"), undefined)
    })
  ),
  law(
    "keeping is never an error, whatever the name",
    Effect.fn(function* (cache) {
      for (const name of ["name", "with/slashes", "..", "with blanks", "ü", "x".repeat(300)])
        yield* cache.keep(name, "text")
    })
  ),
  ofKeepers(
    "a text that is kept comes back as it is, and the last one counts",
    Effect.fn(function* (cache) {
      for (const text of ["größer\n", "", "two\r\nlines\u0000"]) {
        yield* cache.keep("name", text)
        yield* same("the text", yield* cache.text("name"), text)
      }
    })
  ),
  ofKeepers(
    "names that look alike are different names",
    Effect.fn(function* (cache) {
      const names = ["a/b", "a_b", "a b", "a.b", "A/b", "a%2Fb"]
      for (const name of names) yield* cache.keep(name, `under ${name}`)
      for (const name of names) yield* same(`the text of ${name}`, yield* cache.text(name), `under ${name}`)
    })
  ),
  ofKeepers(
    "a text that is damaged, exchanged, or no file at all counts as none, and can be kept again",
    Effect.fn(function* (cache, files) {
      const root = cache.location ?? ""
      const [one, other] = [join(root, "one.json"), join(root, "other.json")]
      const damages: ReadonlyArray<readonly [string, Effect.Effect<void, FileAccessFailed>]> = [
        ["changed", Effect.flatMap(files.readText(one), (text) => files.write(one, text.replace("of", "Of")))],
        ["cut", Effect.flatMap(files.readText(one), (text) => files.write(one, text.slice(0, -1)))],
        ["longer", Effect.flatMap(files.readText(one), (text) => files.write(one, `${text}}`))],
        ["the other one", Effect.flatMap(files.readText(other), (text) => files.write(one, text))],
        ["a link to what it was", Effect.andThen(files.rename(one, `${root}/was`), files.link(`${root}/was`, one))],
        ["a link to nowhere", Effect.andThen(files.remove(one), files.link("/nowhere/at all", one))],
        ["a folder", Effect.andThen(files.remove(one), files.makeDirectory(join(one, "deeper")))]
      ]
      for (const [how, damage] of damages) {
        yield* cache.keep("one", "text of one")
        yield* cache.keep("other", "text of other")
        yield* same(`before it is ${how}`, yield* cache.text("one"), "text of one")
        yield* damage
        yield* same(`when it is ${how}`, yield* cache.text("one"), undefined)
        yield* same("the other", yield* cache.text("other"), "text of other")
      }
    })
  ),
  law(
    "a tree is made in an empty directory, and all of it is there afterwards",
    Effect.fn(function* (cache, files) {
      const { made, make } = maker(files)
      const directory = yield* cache.tree("key", make)
      yield* same("what is in it before", made, [[]])
      yield* same("what is in it", yield* contents(files, directory), whole)
    })
  ),
  ofKeepers(
    "a tree that is kept is not made again; one under another key is",
    Effect.fn(function* (cache, files) {
      const { made, make } = maker(files)
      const first = yield* cache.tree("key", make)
      yield* same("the same directory", yield* cache.tree("key", make), first)
      yield* same("made", made.length, 1)
      const other = yield* cache.tree("other key", make)
      yield* same("made, and elsewhere", [made.length, other === first], [2, false])
    })
  ),
  ofKeepers(
    "a tree that is damaged is made again, whatever the damage",
    Effect.fn(function* (cache, files) {
      const damages: ReadonlyArray<(directory: string) => Effect.Effect<void, FileAccessFailed>> = [
        (directory) => files.write(join(directory, "file"), "Text"),
        (directory) => files.write(join(directory, "added"), ""),
        (directory) => files.remove(join(directory, "folder", "deeper")),
        (directory) =>
          Effect.andThen(files.remove(join(directory, "file")), files.link("folder/deeper", join(directory, "file"))),
        (directory) => files.remove(directory),
        (directory) => Effect.andThen(files.remove(directory), files.write(directory, "a file in its place")),
        (directory) => Effect.andThen(files.remove(dirname(directory)), files.write(dirname(directory), "a file")),
        (directory) =>
          Effect.andThen(files.rename(directory, `${directory}.real`), files.link("files.real", directory)),
        (directory) => files.remove(join(dirname(directory), "manifest.json")),
        (directory) => files.write(join(dirname(directory), "manifest.json"), "{}")
      ]
      const { made, make } = maker(files)
      for (const [count, damage] of damages.entries()) {
        yield* damage(yield* cache.tree("key", make))
        yield* same(
          `what is there after damage ${count + 1}`,
          yield* contents(files, yield* cache.tree("key", make)),
          whole
        )
        yield* same(`made after damage ${count + 1}`, made.length, count + 2)
      }
    })
  ),
  ofKeepers(
    "trees that were exchanged are both made again",
    Effect.fn(function* (cache, files) {
      const { made, make } = maker(files)
      const [one, other] = [dirname(yield* cache.tree("one", make)), dirname(yield* cache.tree("other", make))]
      yield* files.rename(one, `${one}.aside`)
      yield* files.rename(other, one)
      yield* files.rename(`${one}.aside`, other)
      for (const key of ["one", "other"]) yield* cache.tree(key, make)
      yield* same("made", made.length, 4)
    })
  ),
  law(
    "a tree that could not be made fails as its maker does, and is made anew next time",
    Effect.fn(function* (cache, files) {
      const { made, make } = maker(files)
      const broken = (directory: string) =>
        Effect.andThen(files.write(join(directory, "half"), ""), Effect.fail(new NotMade()))
      const error = yield* failure("keep a tree that was not made", cache.tree("key", broken))
      yield* same("the failure", error._tag, "NotMade")
      yield* same("what is in it", yield* contents(files, yield* cache.tree("key", make)), whole)
      yield* same("what was in it before", made, [[]])
    })
  ),
  law(
    "two who want one tree at once both get all of it",
    Effect.fn(function* (cache, files) {
      const { make } = maker(files)
      const directories = yield* Effect.all([cache.tree("key", make), cache.tree("key", make)], { concurrency: 2 })
      for (const directory of directories) yield* same("what is in it", yield* contents(files, directory), whole)
    })
  ),
  ofKeepers(
    "an area is a directory, the same for the same name, and what is in it stays",
    Effect.fn(function* (cache, files) {
      const area = yield* cache.area("pip")
      yield* holds("there is one", area !== undefined)
      yield* files.write(join(area ?? "", "file"), "kept")
      yield* same("the same one", yield* cache.area("pip"), area)
      yield* same("what is in it", yield* files.readText(join(area ?? "", "file")), "kept")
    })
  )
]
