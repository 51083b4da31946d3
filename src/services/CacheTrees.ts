/** Trees in a cache: each a directory of files beside its manifest, verified before use and published in one rename. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import type { Interface } from "./Cache.ts"
import * as CheckedText from "./CheckedText.ts"
import { sha256 } from "./Digest.ts"
import { dirname, type FileAccessFailed, type Interface as Files, join, within } from "./Filesystem.ts"
import { makeShared, openTree } from "./SharedDirectory.ts"
import * as SetAside from "./SetAside.ts"

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

export interface Site extends SetAside.Keeper {
  readonly scope: Scope.Scope
}

/** An entry is a directory with its files and, beside them, their manifest: complete as soon as it has its name. */
const filesOf = (entry: string): string => join(entry, "files")
const manifestOf = ({ root }: Site, entry: string): CheckedText.TextPlace => ({
  root,
  name: within(join(entry, "manifest.json"), root)
})

type State = "whole" | "missing" | "outdated" | "damaged"

const isDirectory = (files: Files, path: string) =>
  files.status(path).pipe(
    Effect.map((status) => status?.kind === "directory"),
    Effect.orElseSucceed(() => false)
  )

/** Whether its files are those that its manifest has, with nothing else between them. */
const stateOf = Effect.fn("Cache.stateOf")(function* (site: Site, entry: string) {
  const { files } = site
  const state = (one: State): State => one
  const status = yield* files.status(entry).pipe(Effect.orElseSucceed(() => undefined))
  if (status === undefined) return state("missing")
  if (status.kind !== "directory" || !(yield* isDirectory(files, filesOf(entry)))) return state("damaged")
  const recorded = yield* CheckedText.find(files, manifestOf(site, entry))
  if (recorded._tag === "Outdated") return state("outdated")
  // What another user keeps to himself is not damaged.
  if (recorded._tag === "Unreadable") return state("missing")
  if (recorded._tag !== "Intact") return state("damaged")
  const manifest = yield* Schema.decodeUnknownEffect(Manifest)(recorded.text).pipe(
    Effect.orElseSucceed(() => undefined)
  )
  if (manifest === undefined) return state("outdated")
  const found = yield* files.digests(filesOf(entry)).pipe(Effect.orElseSucceed(() => ({})))
  return state(same(manifest.files, found) ? "whole" : "damaged")
})

/** Whether what is kept can be used. Why it cannot is told, and what is in its place goes when the new one is there. */
const isUsable = Effect.fn("Cache.isUsable")(function* (site: Site, entry: string) {
  const state = yield* stateOf(site, entry)
  if (state === "damaged") yield* SetAside.tellDamaged(site, entry)
  if (state === "outdated") yield* SetAside.tellOutdated(site)
  return state === "whole"
})

const publish = Effect.fn("Cache.publish")(function* (site: Site, made: string, entry: string) {
  const { files } = site
  const trees = dirname(entry)
  yield* makeShared(files, trees)
  const aside = join(yield* files.temporary(trees), "entry")
  yield* files.makeDirectory(aside)
  yield* files.copy(made, filesOf(aside))
  const manifest = yield* Effect.orDie(Schema.encodeEffect(Manifest)({ files: yield* files.digests(made) }))
  // Written under the name that it gets.
  const place = manifestOf(site, entry)
  yield* CheckedText.write(files, place, manifest, join(aside, "manifest.json"))
  yield* openTree(files, aside)
  // Another staging may publish the same meanwhile, and may be running from it: what is whole stays.
  const put = files.rename(aside, entry)
  const unlessWhole = (otherwise: Effect.Effect<void, FileAccessFailed>) =>
    Effect.flatMap(stateOf(site, entry), (state) => (state === "whole" ? Effect.void : otherwise))
  const replace = files.rename(entry, `${aside}.damaged`).pipe(
    Effect.ignore,
    Effect.andThen(put),
    Effect.catch((failed) => unlessWhole(Effect.fail(failed)))
  )
  yield* put.pipe(Effect.catch(() => unlessWhole(replace)))
})

/** A pip is about to run from it, so it must not look as if nobody had used it for long. */
const inUse = Effect.fn("Cache.inUse")(function* ({ files }: Site, entry: string) {
  const manifest = join(entry, "manifest.json")
  yield* Effect.ignore(
    Effect.flatMap(files.readText(manifest, { follow: false }), (text) => files.write(manifest, text))
  )
  return filesOf(entry)
})

export const tree = (site: Site): Interface["tree"] =>
  Effect.fn("Cache.tree")(function* (key, make) {
    const entry = join(site.root, "trees", treeNameOf(key))
    if (yield* isUsable(site, entry)) return yield* inUse(site, entry)
    // A full cache must not stand in the way of the maker, so the tree is made elsewhere.
    const made = yield* Scope.provide(site.files.temporary(), site.scope)
    yield* make(made)
    const published = yield* Effect.result(Effect.scoped(publish(site, made, entry)))
    if (published._tag === "Success") return filesOf(entry)
    yield* site.report.warning({
      id: "cache/tools-not-kept",
      text: `What was fetched cannot be kept in the cache directory ${site.root}. ${published.failure.message}`
    })
    return made
  })

/** The one that is there, where none may be added. */
export const kept = Effect.fn("Cache.kept")(function* (site: Site, key: string) {
  const entry = join(site.root, "trees", treeNameOf(key))
  return (yield* isUsable(site, entry)) ? filesOf(entry) : undefined
})
