/** The Cache on disk, over Filesystem; also the policy for an unusable directory: stage without, and say so. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import { printable } from "../domain/StagingError.ts"
import { Cache, type Interface } from "./Cache.ts"
import * as CheckedText from "./CheckedText.ts"
import type { CachePlace } from "./CacheRoot.ts"
import { sha256 } from "./Digest.ts"
import { dirname, Filesystem, type Interface as Files, join } from "./Filesystem.ts"
import { makeOpen, openTree } from "./OpenDirectory.ts"
import { Report } from "./Report.ts"

/** Path of each file of a tree, relative to its root, to its digest. */
const Manifest = Schema.fromJsonString(Schema.Struct({ files: Schema.Record(Schema.String, Schema.String) }))

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean => {
  const names = Object.keys(a)
  // A tree holds files alone: a link or a device in it, which has no digest, is damage.
  return names.length === Object.keys(b).length && names.every((name) => a[name] !== "" && a[name] === b[name])
}

/** Two keys never share a file, which a mere replacement of slashes would allow. */
export const treeNameOf = (key: string): string => {
  const name = encodeURIComponent(key)
  // File systems allow 255 bytes.
  return name.length <= 120 ? name : `${name.slice(0, 48).replaceAll("%", "_")}-${sha256(key)}`
}

interface Site {
  readonly files: Files
  readonly report: Report["Service"]
  readonly root: string
  readonly scope: Scope.Scope
}

const pathOf = ({ root }: Site, name: string): string => join(root, `${treeNameOf(name)}.json`)
const readText = (site: Site, name: string) => CheckedText.textOf(site.files, pathOf(site, name))
const keepText = (site: Site, name: string, text: string) =>
  Effect.ignore(CheckedText.write(site.files, pathOf(site, name), text))

/** An entry is a directory with its files and, beside them, their manifest: complete as soon as it has its name. */
const filesOf = (entry: string): string => join(entry, "files")

const isIntact = Effect.fn("Cache.isIntact")(function* ({ files }: Site, entry: string) {
  const recorded = yield* CheckedText.textOf(files, join(entry, "manifest.json"))
  if (recorded === undefined) return false
  const manifest = yield* Schema.decodeUnknownEffect(Manifest)(recorded).pipe(Effect.orElseSucceed(() => undefined))
  if (manifest === undefined) return false
  const found = yield* files.digests(filesOf(entry)).pipe(Effect.orElseSucceed(() => ({})))
  return same(manifest.files, found)
})

const publish = Effect.fn("Cache.publish")(function* (site: Site, made: string, entry: string) {
  const { files } = site
  const trees = dirname(entry)
  yield* makeOpen(files, trees)
  const aside = join(yield* files.temporary(trees), "entry")
  yield* files.makeDirectory(aside)
  yield* files.copy(made, filesOf(aside))
  const manifest = yield* Effect.orDie(Schema.encodeEffect(Manifest)({ files: yield* files.digests(made) }))
  yield* CheckedText.write(files, join(aside, "manifest.json"), manifest)
  yield* openTree(files, aside)
  // Another staging may have published the same meanwhile, and may be running from it.
  if (yield* isIntact(site, entry)) return
  yield* files.rename(entry, `${aside}.damaged`).pipe(Effect.ignore)
  yield* files.rename(aside, entry)
})

/** A pip is about to run from it, so it must not look as if nobody had used it for long. */
const inUse = Effect.fn("Cache.inUse")(function* ({ files }: Site, entry: string) {
  const manifest = join(entry, "manifest.json")
  yield* Effect.ignore(Effect.flatMap(files.readText(manifest), (text) => files.write(manifest, text)))
  return filesOf(entry)
})

const tree = (site: Site): Interface["tree"] =>
  Effect.fn("Cache.tree")(function* (key, make) {
    const entry = join(site.root, "trees", treeNameOf(key))
    if (yield* isIntact(site, entry)) return yield* inUse(site, entry)
    // A full cache must not stand in the way of the maker, so the tree is made elsewhere.
    const made = yield* Scope.provide(site.files.temporary(), site.scope)
    yield* make(made)
    const published = yield* Effect.result(Effect.scoped(publish(site, made, entry)))
    if (published._tag === "Success") return filesOf(entry)
    yield* site.report.warning(
      `The packaging tools cannot be kept in the cache directory ${site.root}. ${published.failure.message}`
    )
    return made
  })

const onDisk = (site: Site, { ofOneApp }: CachePlace): Interface => ({
  location: site.root,
  writable: true,
  lack: undefined,
  ofOneApp,
  text: (name) => readText(site, name),
  keep: (name, text) => keepText(site, name, text),
  tree: tree(site),
  place: (name) => join(site.root, name),
  area: (name) => {
    const path = join(site.root, name)
    return site.files.makeDirectory(path).pipe(
      Effect.as(path),
      Effect.orElseSucceed(() => undefined)
    )
  }
})

/** Nothing is kept: trees are made in a place that goes with the staging. */
const nothingKept = (files: Files, scope: Scope.Scope, lack: string): Interface => ({
  location: undefined,
  writable: false,
  lack,
  ofOneApp: false,
  text: () => Effect.succeed(undefined),
  keep: () => Effect.void,
  tree: (_key, make) =>
    Effect.gen(function* () {
      const directory = yield* Scope.provide(files.temporary(), scope)
      yield* make(directory)
      return directory
    }),
  place: () => undefined,
  area: () => Effect.succeed(undefined)
})

/** What is there is used, and nothing is added. */
const onlyRead = (site: Site, place: CachePlace, nothing: Interface): Interface => ({
  ...onDisk(site, place),
  writable: false,
  keep: () => Effect.void,
  area: () => Effect.succeed(undefined),
  tree: (key, make) => {
    const entry = join(site.root, "trees", treeNameOf(key))
    return Effect.flatMap(isIntact(site, entry), (intact) =>
      intact ? Effect.succeed(filesOf(entry)) : nothing.tree(key, make)
    )
  }
})

/** Whoever may write a cache decides what an app runs; `undefined` when that is nobody else. */
const distrust = Effect.fn("Cache.distrust")(function* (files: Files, root: string) {
  const ours = yield* files.target(root)
  const place = ours === undefined ? dirname(root) : root
  const status = ours ?? (yield* files.target(place))
  if (status === undefined) return undefined
  if (files.user !== undefined && status.uid !== files.user)
    return `${printable(place)} belongs to another user (number ${status.uid}; the staging runs as ${files.user})`
  return (status.mode & 0o002) === 0 ? undefined : `anyone may write ${printable(place)}`
})

const makeUsable = Effect.fn("Cache.makeUsable")(function* (files: Files, root: string) {
  const there = yield* files.target(root)
  yield* makeOpen(files, root)
  // The umask of whoever stages may leave a new directory open to everybody.
  if (there === undefined) yield* files.chmod(root, 0o755)
  yield* Effect.scoped(files.temporary(root))
})

const choose = Effect.fn("Cache.choose")(function* (files: Files, scope: Scope.Scope, place: CachePlace) {
  const report = yield* Report
  const { lack, root } = place
  if (root === undefined) return nothingKept(files, scope, lack)
  const site: Site = { files, report, root, scope }
  const trouble = place.vouched ? undefined : yield* distrust(files, root).pipe(Effect.orElseSucceed(() => undefined))
  if (trouble !== undefined) {
    yield* report.warning(
      `The cache is neither read nor written: ${trouble}, and whoever can write it decides what the app runs.\nGive it to the user that stages (\`chown\`, \`chmod o-w\`), or vouch for it with $PYTHON_CACHE_DIR=${dirname(root)}.`
    )
    return nothingKept(files, scope, "the cache directory is not to be trusted")
  }
  if (place.readOnly) return onlyRead(site, place, nothingKept(files, scope, lack))
  const made = yield* Effect.result(makeUsable(files, root))
  if (made._tag === "Success") return onDisk(site, place)
  yield* report.warning(
    `The cache directory cannot be written, so nothing is kept for the next staging. ${made.failure.message}`
  )
  const readable = (yield* files.target(root).pipe(Effect.orElseSucceed(() => undefined)))?.kind === "directory"
  const nothing = nothingKept(files, scope, "the cache directory cannot be written")
  return readable ? onlyRead(site, place, nothing) : nothing
})

/**
 * Keeps things under `root`, a directory of ours alone. A directory that cannot be used costs time, not the staging.
 */
export const layer = (place: CachePlace): Layer.Layer<Cache, never, Filesystem | Report> =>
  Layer.effect(
    Cache,
    Effect.gen(function* () {
      const files = yield* Filesystem
      const scope = yield* Effect.scope
      return Cache.of(yield* choose(files, scope, place))
    })
  )

export const layerNone: Layer.Layer<Cache, never, Filesystem | Report> = layer({
  root: undefined,
  lack: "no cache is wanted",
  vouched: false,
  readOnly: false,
  ofOneApp: false
})
