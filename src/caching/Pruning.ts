/**
 * Brings a cache within its bounds: in a platform's directory, what the last two environments use; in a shared one, the
 * least recently used go first. Marks from the manifests, and leaves alone what is new enough to be of a staging under way.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Environment } from "../domain/Distribution.ts"
import { treeNameOf } from "../services/CacheDisk.ts"
import * as CheckedText from "../services/CheckedText.ts"
import { basename, dirname, type Interface as Files, join } from "../services/Filesystem.ts"
import { keyOf, area, shelves } from "./Shelves.ts"

export type Bounds = { readonly root: string } & (
  | { readonly _tag: "LastTwo" }
  | { readonly _tag: "Size"; readonly bytes: number }
)

export interface Kept {
  readonly path: string
  readonly size: number
  readonly mtime: number
}

export interface KeptEnvironment {
  readonly key: string
  readonly path: string
  readonly environment: Environment
}

export interface Inventory {
  readonly environments: ReadonlyArray<KeptEnvironment>
  /** Texts, archives and wheels of the store, the environments aside. */
  readonly entries: ReadonlyArray<Kept>
  /** What pip keeps of what it has fetched. */
  readonly downloads: ReadonlyArray<Kept>
  /** Unpacked tools, each as one. */
  readonly trees: ReadonlyArray<Kept>
  /** What nobody will ask for again: left by stagings that were killed, or set aside as damaged. */
  readonly left: ReadonlyArray<Kept>
  /** Everything else below the root: a fetched Node, notes on interpreters. */
  readonly others: ReadonlyArray<Kept>
}

const Text = Schema.fromJsonString(Environment)
const WheelText = Schema.fromJsonString(Schema.Struct({ file: Schema.String, sha256: Schema.String }))

/** How long what no manifest names is left alone: a staging may be about to write the manifest. */
const grace = 3_600_000

const below: (files: Files, path: string) => Effect.Effect<ReadonlyArray<Kept>> = (files, path) =>
  Effect.gen(function* () {
    const status = yield* files.status(path)
    if (status === undefined) return []
    if (status.kind !== "directory") return [{ path, size: status.size, mtime: status.mtime }]
    const names = yield* files.list(path)
    const all = yield* Effect.forEach(names, (name) => below(files, join(path, name)), { concurrency: 8 })
    return all.flat()
  }).pipe(Effect.orElseSucceed((): ReadonlyArray<Kept> => []))

const asOne = (path: string, parts: ReadonlyArray<Kept>): Kept => ({
  path,
  size: parts.reduce((total, { size }) => total + size, 0),
  mtime: Math.max(0, ...parts.map(({ mtime }) => mtime))
})

const environmentAt = Effect.fn("Pruning.environmentAt")(function* (files: Files, path: string) {
  const text = yield* CheckedText.textOf(files, path)
  if (text === undefined) return []
  const environment = yield* Schema.decodeUnknownEffect(Text)(text).pipe(Effect.orElseSucceed(() => undefined))
  return environment === undefined ? [] : [{ key: keyOf(basename(path)), path, environment }]
})

const isLeft = ({ path }: Kept): boolean => path.includes("/.") || path.includes("/damaged/")

/** All that is kept below the root of a cache. */
export const inventory = Effect.fn("Pruning.inventory")(function* (files: Files, root: string) {
  const { damaged, root: store } = shelves(join(root, area))
  const all = yield* below(files, root)
  const relative = (kept: Kept) => kept.path.slice(root.length)
  const within = (directory: string) => all.filter((kept) => kept.path.startsWith(`${directory}/`))
  const [inStore, trees, downloads] = [within(store), within(join(root, "trees")), within(join(root, "pip"))]
  const manifests = inStore.filter(({ path }) => dirname(path) === join(store, "environments"))
  const environments = yield* Effect.forEach(manifests, ({ path }) => environmentAt(files, path), { concurrency: 8 })
  const isManifest = new Set(environments.flat().map(({ path }) => path))
  const left = [...inStore, ...trees].filter(
    (kept) => isLeft({ ...kept, path: relative(kept) }) || kept.path.startsWith(`${damaged}/`)
  )
  const isGone = new Set(left)
  const treeNames = new Set(
    trees
      .filter((kept) => !isGone.has(kept))
      .map(({ path }) => path.slice(join(root, "trees").length + 1).split("/")[0] ?? "")
  )
  const counted = new Set([...inStore, ...trees, ...downloads])
  const found: Inventory = {
    environments: environments.flat(),
    entries: inStore.filter((kept) => !isManifest.has(kept.path) && !isGone.has(kept)),
    downloads,
    trees: [...treeNames].map((name) => asOne(join(root, "trees", name), within(join(root, "trees", name)))),
    left,
    others: all.filter((kept) => !counted.has(kept))
  }
  return found
})

/** The names of everything that these environments need. */
const marked = Effect.fn("Pruning.marked")(function* (
  files: Files,
  root: string,
  environments: ReadonlyArray<KeptEnvironment>
) {
  const place = shelves(join(root, area))
  const needed = new Set<string>()
  for (const { environment } of environments) {
    needed.add(join(root, "trees", treeNameOf(environment.tools)))
    for (const { key, sha256 } of environment.archives) {
      needed.add(place.text("distributions", key)).add(place.archive(sha256))
    }
    for (const key of environment.wheels) {
      const path = place.text("wheels", key)
      const text = yield* CheckedText.textOf(files, path)
      const wheel = yield* Schema.decodeUnknownEffect(WheelText)(text).pipe(Effect.orElseSucceed(() => undefined))
      needed.add(path)
      if (wheel !== undefined) needed.add(place.file(wheel.sha256))
    }
  }
  return needed
})

const newestFirst = (environments: ReadonlyArray<KeptEnvironment>): ReadonlyArray<KeptEnvironment> =>
  environments.toSorted((a, b) => b.environment.used - a.environment.used)

/** Those that stand for an app, each with the one that it is made upon. */
const withClosures = (
  chosen: ReadonlyArray<KeptEnvironment>,
  all: ReadonlyArray<KeptEnvironment>
): ReadonlyArray<KeptEnvironment> => {
  const closures = new Set(chosen.map(({ environment }) => environment.closure))
  return [...chosen, ...all.filter((each) => closures.has(each.key) && !chosen.includes(each))]
}

const sizeOf = (kept: ReadonlyArray<Kept>): number => kept.reduce((total, { size }) => total + size, 0)

/** As many of the most recently used as there is room for; always one, or nothing would ever be there at once. */
const fitting = (room: number, all: ReadonlyArray<KeptEnvironment>): ReadonlyArray<KeptEnvironment> => {
  const seen = new Set<string>()
  let total = 0
  return newestFirst(all).filter(({ environment }, at) => {
    for (const { packed, sha256 } of environment.archives) {
      if (!seen.has(sha256)) total += packed
      seen.add(sha256)
    }
    return at === 0 || total <= room
  })
}

const isClosureOnly = (all: ReadonlyArray<KeptEnvironment>) => {
  const closures = new Set(all.map(({ environment }) => environment.closure))
  return ({ key }: KeptEnvironment): boolean => closures.has(key)
}

const chosenOf = (bounds: Bounds, found: Inventory): ReadonlyArray<KeptEnvironment> => {
  const all = found.environments
  if (bounds._tag === "Size") {
    const fixed = sizeOf([...found.trees, ...found.others])
    return withClosures(fitting(bounds.bytes - fixed, all), all)
  }
  const own = all.filter((each) => !isClosureOnly(all)(each))
  return withClosures(newestFirst(own).slice(0, 2), all)
}

/** Downloads are worth as much room as what is made of them, and the newest are worth most. */
const excess = (downloads: ReadonlyArray<Kept>, room: number): ReadonlyArray<Kept> => {
  let total = 0
  return downloads
    .toSorted((a, b) => b.mtime - a.mtime)
    .filter(({ size }) => {
      total += size
      return total > room
    })
}

export interface Pruned {
  readonly removed: number
  /** In bytes. */
  readonly freed: number
}

/** Removes what is beyond the bounds; what vanishes meanwhile is as good as removed. */
export const prune = Effect.fn("Pruning.prune")(function* (files: Files, bounds: Bounds, now: number) {
  const { root } = bounds
  const found = yield* inventory(files, root)
  const total = sizeOf([...found.entries, ...found.downloads, ...found.trees, ...found.others])
  const fits = bounds._tag === "Size" && total <= bounds.bytes
  const kept = fits ? found.environments : chosenOf(bounds, found)
  const needed = yield* marked(files, root, kept)
  const old = ({ mtime }: Kept): boolean => now - mtime > grace
  const unneeded = found.entries.filter(({ path }) => !needed.has(path))
  const made = sizeOf(found.entries.filter(({ path }) => needed.has(path)))
  const spare =
    bounds._tag === "Size" ? Math.max(0, bounds.bytes - made - sizeOf([...found.trees, ...found.others])) : made
  const stale = found.environments.filter((each) => !kept.includes(each))
  // In an app's own directory no other staging is under way as a rule; a manifest that goes takes its archives along.
  const theirs = yield* marked(files, root, stale)
  const gone = [
    ...stale.map(({ path }): Kept => ({ path, size: 0, mtime: 0 })),
    ...(fits ? [] : unneeded.filter((each) => old(each) || theirs.has(each.path))),
    ...found.trees.filter((each) => !fits && !needed.has(each.path) && (old(each) || theirs.has(each.path))),
    ...found.left.filter(old),
    ...(fits ? [] : excess(found.downloads, spare))
  ]
  yield* Effect.forEach(gone, ({ path }) => Effect.ignore(files.remove(path)), { concurrency: 8, discard: true })
  const pruned: Pruned = { removed: gone.length, freed: sizeOf(gone) }
  return pruned
})
