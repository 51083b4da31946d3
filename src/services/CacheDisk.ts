/** The Cache on disk, over Filesystem; also the policy for an unusable directory: stage without, and say so. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { printable } from "../domain/StagingError.ts"
import { Cache, type Interface } from "./Cache.ts"
import * as CheckedText from "./CheckedText.ts"
import type { CachePlace } from "./CacheRoot.ts"
import { kept, type Site, tree, treeNameOf } from "./CacheTrees.ts"
import { dirname, type FileAccessFailed, Filesystem, type Interface as Files, join } from "./Filesystem.ts"
import { makeShared } from "./SharedDirectory.ts"
import { Report } from "./Report.ts"
import * as SetAside from "./SetAside.ts"

const placeOf = ({ root }: Site, name: string): CheckedText.TextPlace => ({ root, name: `${treeNameOf(name)}.json` })

const readText = Effect.fn("Cache.readText")(function* (site: Site, name: string) {
  const place = placeOf(site, name)
  const found = yield* CheckedText.find(site.files, place)
  const path = join(place.root, place.name)
  if (found._tag === "Damaged") yield* SetAside.setAside(site, path)
  if (found._tag === "Outdated") yield* SetAside.setOutdatedAside(site, path)
  return found._tag === "Intact" ? found.text : undefined
})
const keepText = (site: Site, name: string, text: string) =>
  Effect.ignore(CheckedText.write(site.files, placeOf(site, name), text))

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
    return SetAside.clearFolders(site, [path]).pipe(
      Effect.andThen(SetAside.clearBelow(site, path)),
      Effect.andThen(site.files.makeDirectory(path)),
      Effect.as(path),
      Effect.orElseSucceed(() => undefined)
    )
  }
})

/** A cache that keeps nothing: trees are made in a place that goes with the staging. */
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
  tree: (key, make) =>
    Effect.flatMap(kept(site, key), (there) => (there === undefined ? nothing.tree(key, make) : Effect.succeed(there)))
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

/** Something else where our folder must be; `undefined` where it is one, or may be made. What is vouched for may be a link. */
const obstacle = Effect.fn("Cache.obstacle")(function* (files: Files, { root, vouched }: CachePlace) {
  if (root === undefined) return undefined
  const found = yield* files.status(root)
  const shown = printable(root)
  if (found?.kind === "link" && !vouched) return `${shown} is a link`
  const kind = found?.kind === "link" ? (yield* files.target(root))?.kind : found?.kind
  if (found === undefined || kind === "directory") return undefined
  return `${shown} ${kind === undefined ? "is a link that leads nowhere" : kind === "file" ? "is a file" : "is no folder"}`
})

/** Makes what is not there, for everybody to read, and tries whether anything can be written. */
const makeUsable = (files: Files, root: string) =>
  Effect.andThen(makeShared(files, root), Effect.scoped(files.temporary(root)))

/** Folders of ours that are not the wheel store's. */
const foldersIn = (root: string): ReadonlyArray<string> => [join(root, "trees")]

/** The cache, as far as it may be read and written; `trouble` is why it may not be written. */
const opened = Effect.fn("Cache.opened")(function* (
  site: Site,
  place: CachePlace,
  trouble: FileAccessFailed | undefined
) {
  const { files, report, root, scope } = site
  if (trouble !== undefined)
    yield* report.warning({
      id: "cache/not-writable",
      text: `The cache directory cannot be written, so nothing is kept for the next staging. ${trouble.message}`
    })
  const lack =
    trouble === undefined ? "something else is in the place of a folder" : "the cache directory cannot be written"
  const nothing = nothingKept(files, scope, lack)
  if (trouble !== undefined && (yield* files.target(root))?.kind !== "directory") return nothing
  if (!(yield* SetAside.clearFolders(site, foldersIn(root)))) return nothing
  return site.writable ? onDisk(site, place) : onlyRead(site, place, nothing)
})

const choose = Effect.fn("Cache.choose")(function* (files: Files, scope: Scope.Scope, place: CachePlace) {
  const report = yield* Report
  const { lack, root } = place
  if (root === undefined) return nothingKept(files, scope, lack)
  const taken = yield* obstacle(files, place).pipe(Effect.orElseSucceed(() => undefined))
  if (taken !== undefined) {
    yield* report.warning({
      id: "cache/place-taken",
      text: `The cache is neither read nor written: ${taken}, where a folder of this buildpack's own must be. Remove it.`
    })
    return nothingKept(files, scope, "something else is in the place of our folder")
  }
  const distrusted = place.vouched
    ? undefined
    : yield* distrust(files, root).pipe(Effect.orElseSucceed(() => undefined))
  if (distrusted !== undefined) {
    yield* report.warning({
      id: "cache/not-trusted",
      text: `The cache is neither read nor written: ${distrusted}, and whoever can write it decides what the app runs.\nGive it to the user that stages (\`chown\`, \`chmod o-w\`), or vouch for it with $PYTHON_CACHE_DIR=${dirname(root)}.`
    })
    return nothingKept(files, scope, "the cache directory is not to be trusted")
  }
  const made = place.readOnly ? undefined : yield* Effect.result(makeUsable(files, root))
  const trouble = made?._tag === "Failure" ? made.failure : undefined
  const site: Site = { files, report, root, scope, writable: made?._tag === "Success" }
  return yield* opened(site, place, trouble).pipe(Effect.orElseSucceed(() => nothingKept(files, scope, lack)))
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
