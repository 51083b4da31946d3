/** Collected static files in the cache: what they are a function of, and the files themselves, so that nothing is started where none of it changed. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Footprint } from "../domain/Footprint.ts"
import { appDigest, isOfApp } from "../programs/AppDigest.ts"
import { decidingVariables, valuesDigest } from "../programs/AppVariables.ts"
import { Cache } from "../services/Cache.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { keptValue } from "../services/KeptValue.ts"

const Record = Schema.Struct({
  /** What they were made of: packages and Python, the app's files, and variables by their names. */
  identity: Schema.String,
  app: Schema.String,
  variables: Schema.Array(Schema.String),
  /** The digest of their values, salted and slow to try, since there are secrets among them. */
  values: Schema.String,
  salt: Schema.String,
  /** What there was to warn of, with secrets hidden. */
  warnings: Schema.Array(Schema.Struct({ id: Schema.String, text: Schema.String })),
  /** Why there was nothing to collect, if a warning does not say it; then there is no place, and no files. */
  nothing: Schema.optionalKey(Schema.String),
  /** Their place, from the top; what stood there before, and what was left. */
  root: Schema.String,
  before: Schema.String,
  after: Schema.String,
  count: Schema.Number,
  size: Schema.Number,
  /** The file of the settings that they were collected with, from the top. */
  settings: Schema.optionalKey(Schema.String)
})
export type KeptCollection = typeof Record.Type
const Records = Schema.fromJsonString(Schema.Array(Record))

/** So many are kept of one app, for branches that take turns. */
const most = 2

export const allVariables = "*"

export interface CollectionSource {
  /** What is remembered of it is kept under this: of how the app was before anything was collected, which adds a folder. */
  readonly name: string
  /** All that the packages and the Python are. */
  readonly identity: string
  /** The top of what is deployed. */
  readonly top: string
  /** `manage.py`, by its path in the app. */
  readonly manage: string
  readonly footprint: Pick<Footprint, "keeps">
}

export const digestOfApp = ({ footprint, top }: CollectionSource, root: string) => appDigest(top, footprint, root)

/** What stands in a place; empty where nothing does. */
export const digestOfPlace = Effect.fn("KeptFiles.digestOfPlace")(function* (path: string) {
  const files = yield* Filesystem
  return (yield* files.status(path)) === undefined ? "" : yield* files.treeDigest(path)
})

/** One digest of the values that variables have, with those that Python itself and Django read before anybody asks. */
export const valuesOf = Effect.fn("KeptFiles.valuesOf")(function* (names: ReadonlyArray<string>, salt: string) {
  const { variables } = yield* Env
  const always = [...variables.keys()].filter((name) => /^(?:PYTHON[A-Z]+|DJANGO_\w+|LANG|LC_\w+)$/.test(name))
  const all = names.includes(allVariables) ? [...variables.keys()] : [...names, ...always]
  return yield* valuesDigest(decidingVariables(all), salt)
})

/** Where several apps share a cache, one is found again by what it consists of at the top. */
export const nameOf = Effect.fn("KeptFiles.name")(function* ({
  footprint,
  manage,
  top
}: Pick<CollectionSource, "footprint" | "manage" | "top">) {
  if ((yield* Cache).ofOneApp) return "static-files"
  const names = (yield* (yield* Filesystem).list(top)).filter((name) => isOfApp(footprint, name))
  return `static-files-${sha256(JSON.stringify([manage, names]))}`
})

export const recordsOf = Effect.fn("KeptFiles.records")(function* (source: CollectionSource) {
  return (yield* keptValue(Records, source.name)) ?? []
})

/** Each collection in a folder by its digest, and beside it what tells when it was made: the files have the times of their packages. */
const area = "static-files"
const placesOf = (place: string, { after }: Pick<KeptCollection, "after">) => ({
  entry: join(place, after),
  files: join(place, after, "files")
})

/** The folder with the files of a record, whole; `undefined` where they are not there any more, or not as they were. */
export const filesOf = Effect.fn("KeptFiles.files")(function* (kept: KeptCollection) {
  const files = yield* Filesystem
  const place = (yield* Cache).place(area)
  if (place === undefined) return undefined
  const path = placesOf(place, kept).files
  const digest = yield* ifSeen(files.treeDigest(path))
  return digest === kept.after ? path : undefined
})

/** Best effort, as all that is kept. Those that no record of the app names any more go. */
export const keep = Effect.fn("KeptFiles.keep")(
  function* (source: CollectionSource, kept: KeptCollection, path: string) {
    const files = yield* Filesystem
    const cache = yield* Cache
    const place = yield* cache.area(area)
    if (place === undefined) return
    const { entry } = placesOf(place, kept)
    // What is there and damaged was no answer, and is made anew.
    if (kept.nothing === undefined && (yield* filesOf(kept)) === undefined) {
      const aside = join(yield* files.temporary(place), "entry")
      yield* files.makeDirectory(aside)
      yield* files.copy(path, join(aside, "files"))
      yield* files.write(join(aside, "made"), "")
      yield* files.remove(entry)
      yield* files.rename(aside, entry)
    }
    const before = yield* recordsOf(source)
    const all = [kept, ...before.filter(({ after, root }) => after !== kept.after || root !== kept.root)]
    const [records, gone] = [all.slice(0, most), all.slice(most)]
    yield* cache.keep(source.name, yield* Effect.orDie(Schema.encodeEffect(Records)(records)))
    for (const one of gone)
      if (one.nothing === undefined && !records.some(({ after }) => after === one.after))
        yield* files.remove(placesOf(place, one).entry)
  },
  (effect) => Effect.ignore(Effect.scoped(effect))
)
