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
const fileName = (key: string): string => encodeURIComponent(key)

interface Site {
  readonly files: Files
  readonly root: string
  readonly scope: Scope.Scope
}

const readText = ({ files, root }: Site, name: string) =>
  files.readText(join(root, `${fileName(name)}.json`)).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Entry)),
    Effect.map((entry) => (sha256(entry.text) === entry.sha256 ? entry.text : undefined)),
    Effect.orElseSucceed(() => undefined)
  )

const keepText = ({ files, root }: Site, name: string, text: string) =>
  Schema.encodeEffect(Entry)({ sha256: sha256(text), text }).pipe(
    Effect.flatMap((json) => files.write(join(root, `${fileName(name)}.json`), json)),
    Effect.ignore
  )

const isIntact = Effect.fn("Cache.isIntact")(function* (site: Site, key: string, directory: string) {
  const recorded = yield* readText(site, `${key}.manifest`)
  if (recorded === undefined) return false
  const manifest = yield* Schema.decodeUnknownEffect(Manifest)(recorded).pipe(Effect.orElseSucceed(() => undefined))
  if (manifest === undefined) return false
  const found = yield* site.files.digests(directory).pipe(Effect.orElseSucceed(() => ({})))
  return same(manifest.files, found)
})

const publish = Effect.fn("Cache.publish")(function* (site: Site, key: string, made: string, directory: string) {
  const manifest = yield* Schema.encodeEffect(Manifest)({ files: yield* site.files.digests(made) })
  // What stands in the way is damaged, or was published meanwhile by another staging: either may go.
  const aside = `${made}.old`
  yield* site.files.rename(directory, aside).pipe(Effect.ignore)
  yield* site.files.rename(made, directory)
  yield* keepText(site, `${key}.manifest`, manifest)
  yield* site.files.remove(aside).pipe(Effect.ignore)
})

const tree = (site: Site): Interface["tree"] =>
  Effect.fn("Cache.tree")(function* (key, make) {
    const directory = join(site.root, "trees", fileName(key))
    if (yield* isIntact(site, key, directory)) return directory
    yield* site.files.makeDirectory(join(site.root, "trees"))
    const aside = yield* Scope.provide(site.files.temporary(join(site.root, "trees")), site.scope)
    const made = join(aside, "tree")
    yield* site.files.makeDirectory(made)
    yield* make(made)
    const published = yield* Effect.result(
      publish(site, key, made, directory).pipe(Effect.catchTag("SchemaError", Effect.die))
    )
    return published._tag === "Success" ? directory : made
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
