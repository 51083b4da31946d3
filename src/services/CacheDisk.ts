/** The Cache on disk, over Filesystem; also the policy for an unusable directory: stage without, and say so. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import { Cache, type Interface } from "./Cache.ts"
import { sha256 } from "./Digest.ts"
import { Filesystem, type Interface as Files, join } from "./Filesystem.ts"
import { Report } from "./Report.ts"

/** Path of each file of a tree, relative to its root, to its digest. */
const Manifest = Schema.fromJsonString(Schema.Struct({ files: Schema.Record(Schema.String, Schema.String) }))
const Entry = Schema.fromJsonString(Schema.Struct({ sha256: Schema.String, text: Schema.String }))

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean => {
  const names = Object.keys(a)
  // A tree holds files alone: a link or a device in it, which has no digest, is damage.
  return names.length === Object.keys(b).length && names.every((name) => a[name] !== "" && a[name] === b[name])
}

/** Two keys never share a file, which a mere replacement of slashes would allow. */
const fileName = (key: string): string => {
  const name = encodeURIComponent(key)
  // File systems allow 255 bytes.
  return name.length <= 120 ? name : `${name.slice(0, 48).replaceAll("%", "_")}-${sha256(key)}`
}

interface Site {
  readonly files: Files
  readonly root: string
  readonly scope: Scope.Scope
}

/** The text of a file that carries its own checksum; `undefined` when there is none, or when it is damaged. */
const readEntry = (files: Files, path: string) =>
  files.readText(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Entry)),
    Effect.map((entry) => (sha256(entry.text) === entry.sha256 ? entry.text : undefined)),
    Effect.orElseSucceed(() => undefined)
  )

const writeEntry = (files: Files, path: string, text: string) =>
  Effect.flatMap(Effect.orDie(Schema.encodeEffect(Entry)({ sha256: sha256(text), text })), (json) =>
    files.write(path, json)
  )

const pathOf = ({ root }: Site, name: string): string => join(root, `${fileName(name)}.json`)
const readText = (site: Site, name: string) => readEntry(site.files, pathOf(site, name))
const keepText = (site: Site, name: string, text: string) =>
  Effect.ignore(writeEntry(site.files, pathOf(site, name), text))

/** An entry is a directory with its files and, beside them, their manifest: complete as soon as it has its name. */
const filesOf = (entry: string): string => join(entry, "files")

const isIntact = Effect.fn("Cache.isIntact")(function* ({ files }: Site, entry: string) {
  const recorded = yield* readEntry(files, join(entry, "manifest.json"))
  if (recorded === undefined) return false
  const manifest = yield* Schema.decodeUnknownEffect(Manifest)(recorded).pipe(Effect.orElseSucceed(() => undefined))
  if (manifest === undefined) return false
  const found = yield* files.digests(filesOf(entry)).pipe(Effect.orElseSucceed(() => ({})))
  return same(manifest.files, found)
})

const publish = Effect.fn("Cache.publish")(function* (site: Site, made: string, entry: string) {
  const digests = yield* site.files.digests(filesOf(made))
  const manifest = yield* Effect.orDie(Schema.encodeEffect(Manifest)({ files: digests }))
  yield* writeEntry(site.files, join(made, "manifest.json"), manifest)
  // Another staging may have published the same meanwhile, and may be running from it.
  if (yield* isIntact(site, entry)) return
  yield* site.files.rename(entry, `${made}.damaged`).pipe(Effect.ignore)
  yield* site.files.rename(made, entry)
})

const tree = (site: Site): Interface["tree"] =>
  Effect.fn("Cache.tree")(function* (key, make) {
    const trees = join(site.root, "trees")
    const entry = join(trees, fileName(key))
    if (yield* isIntact(site, entry)) return filesOf(entry)
    yield* site.files.makeDirectory(trees)
    const made = join(yield* Scope.provide(site.files.temporary(trees), site.scope), "entry")
    yield* site.files.makeDirectory(filesOf(made))
    yield* make(filesOf(made))
    const published = yield* Effect.result(publish(site, made, entry))
    return filesOf(published._tag === "Success" ? entry : made)
  })

const onDisk = (site: Site): Interface => ({
  location: site.root,
  text: (name) => readText(site, name),
  keep: (name, text) => keepText(site, name, text),
  tree: tree(site),
  area: (name) => {
    const path = join(site.root, name)
    return site.files.makeDirectory(path).pipe(
      Effect.as(path),
      Effect.orElseSucceed(() => undefined)
    )
  }
})

/** Nothing is kept: trees are made in a place that goes with the staging. */
const nothingKept = (files: Files, scope: Scope.Scope): Interface => ({
  location: undefined,
  text: () => Effect.succeed(undefined),
  keep: () => Effect.void,
  tree: (_key, make) =>
    Effect.gen(function* () {
      const directory = yield* Scope.provide(files.temporary(), scope)
      yield* make(directory)
      return directory
    }),
  area: () => Effect.succeed(undefined)
})

const usable = Effect.fn("Cache.usable")(function* (files: Files, root: string) {
  yield* files.makeDirectory(root)
  yield* Effect.scoped(files.temporary(root))
})

/**
 * Keeps things under `root`, a directory of ours alone; `undefined` keeps nothing. A directory that cannot be written
 * costs time, not the staging.
 */
export const layer = (root: string | undefined): Layer.Layer<Cache, never, Filesystem | Report> =>
  Layer.effect(
    Cache,
    Effect.gen(function* () {
      const files = yield* Filesystem
      const scope = yield* Effect.scope
      if (root === undefined) return Cache.of(nothingKept(files, scope))
      const trouble = yield* Effect.result(usable(files, root))
      if (trouble._tag === "Success") return Cache.of(onDisk({ files, root, scope }))
      const report = yield* Report
      yield* report.warning(
        `The cache directory cannot be used, so nothing is kept for the next staging. ${trouble.failure.message}`
      )
      return Cache.of(nothingKept(files, scope))
    })
  )

export const layerNone: Layer.Layer<Cache, never, Filesystem | Report> = layer(undefined)
