/**
 * Brings a cache within its bounds: in a platform's directory, what the last two environments use; in a shared one, the
 * least recently used go first. Marks from the manifests, and leaves alone what is new enough to be of a staging under way.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { treeNameOf } from "../../services/CacheTrees.ts"
import * as CheckedText from "../../services/CheckedText.ts"
import { type FileAccessFailed, type Interface as Files, join } from "../../services/Filesystem.ts"
import {
  type InventoryOptions,
  type Inventory,
  inventory,
  type Kept,
  type KeptEnvironment,
  sizeOf,
  totalOf
} from "./Inventory.ts"
import { area, layout } from "./Layout.ts"
import { WheelText } from "../Texts.ts"

export type Bounds = { readonly root: string } & (
  | { readonly _tag: "LastTwo" }
  | { readonly _tag: "Size"; readonly bytes: number }
)

export interface Pruned {
  readonly environments: ReadonlyArray<KeptEnvironment>
  readonly removed: ReadonlyArray<Kept>
  /** What was freed, in bytes. */
  readonly freed: number
  /** What is left, in bytes. */
  readonly remaining: number
  readonly refused: ReadonlyArray<FileAccessFailed>
}

/** How long what no manifest names is left alone: a staging may be about to write the manifest. */
const grace = 3_600_000

/** A time to come is of a clock that was set back, and protects nothing. */
const isYoung =
  (now: number) =>
  ({ mtime }: Kept): boolean =>
    Math.abs(now - mtime) <= grace

/** Where everything is that an environment needs, its own manifests among it. */
const needsOf = Effect.fn("Pruning.needsOf")(function* (files: Files, root: string, whole: KeptEnvironment) {
  const place = layout(join(root, area))
  const needs = new Set<string>()
  for (const { environment, kept } of whole.upon === undefined ? [whole] : [whole, whole.upon]) {
    needs.add(kept.path)
    for (const tree of [environment.tools, ...(environment.interpreter === undefined ? [] : [environment.interpreter])])
      needs.add(join(root, "trees", treeNameOf(tree)))
    for (const { key, sha256 } of environment.archives)
      needs.add(place.text("distributions", key)).add(place.archive(sha256))
    for (const key of environment.wheels) {
      const path = place.text("wheels", key)
      const text = yield* CheckedText.textOf(files, place.placeOf(path))
      const wheel = yield* Schema.decodeUnknownEffect(WheelText)(text).pipe(Effect.orElseSucceed(() => undefined))
      needs.add(path)
      if (wheel !== undefined) needs.add(place.file(wheel.sha256))
    }
  }
  const paths: ReadonlySet<string> = needs
  return paths
})

/** How many of the most recently used there is room for; always one, or nothing would ever be there at once. */
const fitting = (room: number, needs: ReadonlyArray<ReadonlySet<string>>, things: ReadonlyArray<Kept>): number => {
  const sizes = new Map(things.map(({ path, size }) => [path, size]))
  let total = 0
  const beyond = needs.findIndex((paths, at) => {
    for (const path of paths) {
      total += sizes.get(path) ?? 0
      // What several need takes its room once.
      sizes.delete(path)
    }
    return at > 0 && total > room
  })
  return beyond < 0 ? needs.length : beyond
}

/** The newest downloads are worth most. */
const excess = (downloads: ReadonlyArray<Kept>, room: number): ReadonlyArray<Kept> => {
  let total = 0
  return downloads
    .toSorted((a, b) => b.mtime - a.mtime)
    .filter(({ size }) => {
      total += size
      return total > room
    })
}

interface Choice {
  /** How many of the environments stay. */
  readonly count: number
  readonly gone: ReadonlyArray<Kept>
}

const choose = (
  bounds: Bounds,
  { environments, kept }: Inventory,
  needs: ReadonlyArray<ReadonlySet<string>>,
  young: (kept: Kept) => boolean
): Choice => {
  const { archives, collected, downloads, left, manifests, node, others, program, reports, texts, tools, wheels } = kept
  // A program may be running from tools that are young, whoever else has no need of them any more.
  const things = [...manifests, ...texts, ...archives, ...wheels, ...tools.filter((one) => !young(one))]
  const named = new Set(needs.flatMap((paths) => [...paths]))
  const fixed = [
    ...node,
    ...program,
    ...others,
    ...left.filter(young),
    ...tools.filter(young),
    ...things.filter((one) => !named.has(one.path) && young(one))
  ]
  const room = bounds._tag === "Size" ? bounds.bytes - sizeOf(fixed) : 0
  const count = bounds._tag === "Size" ? fitting(room, needs, things) : Math.min(2, environments.length)
  const needed = new Set(needs.slice(0, count).flatMap((paths) => [...paths]))
  const isNeeded = ({ path }: Kept): boolean => needed.has(path)
  // In an app's own directory they are worth as much room as what was made of them.
  const spare =
    bounds._tag === "Size" ? room - sizeOf(things.filter(isNeeded)) : sizeOf([...archives, ...wheels].filter(isNeeded))
  // An app's own directory has no more of them than its last two collections.
  const ofSeveral = bounds._tag === "Size" ? collected : []
  const unneeded = things.filter((one) => !isNeeded(one) && (named.has(one.path) || !young(one)))
  return { count, gone: [...unneeded, ...excess([...downloads, ...reports, ...ofSeveral], spare)] }
}

/** Texts go before what they name, so that none of them promises what is no longer there. */
const remove = Effect.fn("Pruning.remove")(function* (files: Files, gone: ReadonlyArray<Kept>) {
  const isText = ({ path }: Kept): boolean => path.endsWith(".json")
  const tried = [gone.filter(isText), gone.filter((one) => !isText(one))].map((some) =>
    Effect.forEach(some, (one) => Effect.result(Effect.as(files.remove(one.path), one)), { concurrency: 8 })
  )
  return (yield* Effect.all(tried)).flat()
})

/**
 * Removes what is beyond the bounds; what vanishes meanwhile is as good as removed. Where nobody reads how much is left,
 * the tools are weighed only for a bound that counts them.
 */
export const prune = Effect.fn("Pruning.prune")(function* (
  files: Files,
  bounds: Bounds,
  now: number,
  asked: InventoryOptions = { weighsTools: bounds._tag === "Size" }
) {
  const { root } = bounds
  const found = yield* inventory(files, root, asked)
  const { environments, kept } = found
  const young = isYoung(now)
  const left = kept.left.filter((one) => !young(one))
  const total = totalOf(found)
  const fits = bounds._tag === "Size" && total - sizeOf(left) <= bounds.bytes
  const needs = fits ? [] : yield* Effect.forEach(environments, (one) => needsOf(files, root, one), { concurrency: 8 })
  const choice: Choice = fits ? { count: environments.length, gone: [] } : choose(bounds, found, needs, young)
  const outcomes = yield* remove(files, [...choice.gone, ...left])
  const removed = outcomes.flatMap((one) => (one._tag === "Success" ? [one.success] : []))
  const freed = sizeOf(removed)
  const isGone = new Set(removed.map(({ path }) => path))
  const pruned: Pruned = {
    environments: environments.filter((one) => isGone.has(one.kept.path)),
    removed,
    freed,
    remaining: total - freed,
    refused: outcomes.flatMap((one) => (one._tag === "Failure" ? [one.failure] : []))
  }
  return pruned
})
