/** What an earlier staging has collected, put back where nothing that decides it changed; what it had to say is said again. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable } from "../domain/StagingError.ts"
import { dirname, Filesystem, join } from "../services/Filesystem.ts"
import { noted } from "../services/Notes.ts"
import { Report } from "../services/Report.ts"
import { type CollectionSource, digestOfPlace, filesOf, type KeptCollection, recordsOf, valuesOf } from "./KeptFiles.ts"

export const counted = (count: number, size: number, root: string): string =>
  `${count} static ${count === 1 ? "file" : "files"} in ${printable(root)}/ (${sizeInWords(size)})`

/** Whatever fails later in the staging, the place is as it was. */
export const undoing = Effect.fn("EarlierCollection.undoing")(function* (place: string, before: string) {
  const files = yield* Filesystem
  yield* files.remove(place)
  if ((yield* files.status(before)) !== undefined) yield* files.copy(before, place)
})

/** Puts kept files into their place, by one rename. */
const putBack = Effect.fn("EarlierCollection.putBack")(function* (from: string, place: string, before: string) {
  const files = yield* Filesystem
  if ((yield* files.status(place)) !== undefined) yield* files.copy(place, before)
  yield* Effect.addFinalizer((exit) => (Exit.isFailure(exit) ? Effect.ignore(undoing(place, before)) : Effect.void))
  yield* Effect.scoped(
    Effect.gen(function* () {
      yield* files.makeDirectory(dirname(place))
      const aside = join(yield* files.temporary(dirname(place)), "files")
      yield* files.copy(from, aside)
      yield* files.remove(place)
      yield* files.rename(aside, place)
    })
  )
})

/** Who reads the log of this staging may not have read that of the one which found it. */
const sayAgain = Effect.fn("EarlierCollection.sayAgain")(function* ({ warnings }: KeptCollection) {
  const report = yield* Report
  for (const warning of warnings) yield* report.warning(warning)
})

/** Whether the files of a record are in their place now. */
const isBack = Effect.fn("EarlierCollection.isBack")(function* (
  { manage, top }: CollectionSource,
  kept: KeptCollection,
  before: string
) {
  const report = yield* Report
  if (kept.nothing !== undefined) {
    yield* report.step("Collecting no static files, since nothing that decides it changed")
    if (kept.nothing !== "") yield* report.detail(kept.nothing)
    return true
  }
  const place = join(top, kept.root)
  const now = yield* digestOfPlace(place)
  const from = now === kept.before && now !== kept.after ? yield* filesOf(kept) : undefined
  if (from === undefined && now !== kept.after) return false
  const what =
    from === undefined
      ? "Keeping the static files of the last staging"
      : "Putting the static files of an earlier staging back"
  yield* report.step(what)
  if (from !== undefined) yield* putBack(from, place, before)
  yield* report.detail(`${counted(kept.count, kept.size, kept.root)}: nothing that decides them changed`)
  const { count, root, settings = manage, size } = kept
  yield* noted({
    _tag: "StaticFiles",
    files: { how: from === undefined ? "kept" : "restored", root, count, size, settings }
  })
  return true
})

/**
 * Puts them back where that is the same as to collect them; `undefined` where they are, else why not, where there are any.
 * `digests` are those of the app before any of its code ran, without the place of files that each is for.
 */
export const unchanged = Effect.fn("EarlierCollection.unchanged")(function* (
  source: CollectionSource,
  digests: ReadonlyMap<string, string>,
  before: string
) {
  const records = yield* recordsOf(source)
  const [last] = records
  let why = ""
  for (const kept of records) {
    const changed =
      kept.identity !== source.identity
        ? "the packages or the Python changed"
        : (yield* valuesOf(kept.variables, kept.salt)) !== kept.values
          ? "a variable that the settings read changed"
          : digests.get(kept.root) !== kept.app
            ? "files of the app changed"
            : undefined
    if (kept === last) why = changed ?? ""
    if (changed !== undefined || !(yield* isBack(source, kept, before))) continue
    yield* sayAgain(kept)
    return undefined
  }
  return why
})
