/** What a cache holds and how large each thing is: told by where a file lies, and by the manifests of environments. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Environment } from "../../domain/Distribution.ts"
import * as CheckedText from "../../services/CheckedText.ts"
import { basename, type Interface as Files, join, within } from "../../services/Filesystem.ts"
import { keyOf } from "../Names.ts"
import { area } from "./Layout.ts"
import { EnvironmentText } from "../Texts.ts"

/** A file, or a directory that counts as one thing. */
export interface Kept {
  readonly path: string
  /** The size of all its files, in bytes. */
  readonly size: number
  /** When something in it was last changed, in milliseconds since 1970. */
  readonly mtime: number
}

export const kinds = [
  "manifests",
  "texts",
  "archives",
  "wheels",
  "tools",
  "downloads",
  "node",
  "program",
  "reports",
  "collected",
  "left",
  "others"
] as const
export type KeptKind = (typeof kinds)[number]

export interface Manifest {
  readonly key: string
  readonly kept: Kept
  readonly environment: Environment
}

export interface KeptEnvironment extends Manifest {
  /** The environment without the app's own package that this one is made upon. */
  readonly upon: Manifest | undefined
}

export interface Inventory {
  /** The most recently used first; those that others are made upon do not stand for themselves. */
  readonly environments: ReadonlyArray<KeptEnvironment>
  readonly kept: Readonly<Record<KeptKind, ReadonlyArray<Kept>>>
}

/** Names of what is written aside before it gets its own, so what is old under one was left by a staging that was killed. */
const aside = String.raw`\.(?:python-buildpack-|fetch\.)[^/]*|\.[^/]+\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`

/** What lies where below the root, each path cut to the thing that it belongs to; the first that matches. */
const places: ReadonlyArray<readonly [KeptKind, RegExp]> = [
  ["left", new RegExp(`^(?:trees/|static-files/|${area}/(?:[^/]+/)?)?(?:${aside})(?=/|$)`)],
  ["left", new RegExp(`^${area}/damaged/[^/]+`)],
  ["manifests", new RegExp(String.raw`^${area}/environments/[0-9a-f]+\.json(?=/|$)`)],
  ["texts", new RegExp(String.raw`^${area}/(?:distributions|wheels)/[0-9a-f]+\.json(?=/|$)`)],
  ["archives", new RegExp(String.raw`^${area}/archives/[0-9a-f]+\.tar\.zst(?=/|$)`)],
  ["wheels", new RegExp(String.raw`^${area}/files/[0-9a-f]+\.whl(?=/|$)`)],
  ["tools", /^trees\/[^/]+/],
  ["node", /^node-[^/]+/],
  ["program", /^program-[^/]+/],
  ["collected", /^static-files\/[^/]+/],
  ["reports", /^reports\/[^/]+/],
  ["downloads", /^pip\/.+/],
  ["left", /^leases\/[^/]+/]
]

interface Found extends Kept {
  readonly directory: boolean
}

/** Everything below a path and the path itself; links stay closed, and what cannot be read counts as nothing. */
const below: (
  files: Files,
  path: string,
  isClosed: (path: string) => boolean
) => Effect.Effect<ReadonlyArray<Found>> = (files, path, isClosed) =>
  Effect.gen(function* () {
    const status = yield* files.status(path)
    if (status === undefined) return []
    const { kind, mtime, size } = status
    if (kind !== "directory") return [{ path, size, mtime, directory: false }]
    const names = isClosed(path) ? [] : yield* files.list(path)
    const all = yield* Effect.forEach(names, (name) => below(files, join(path, name), isClosed), { concurrency: 8 })
    return [{ path, size: 0, mtime, directory: true }, ...all.flat()]
  }).pipe(Effect.orElseSucceed((): ReadonlyArray<Found> => []))

const placeOf = (path: string): readonly [KeptKind, string] => {
  for (const [kind, pattern] of places) {
    const thing = pattern.exec(path)?.[0]
    if (thing !== undefined) return [kind, thing]
  }
  return ["others", path]
}

/** Whether each file counts by itself, as downloads and strangers' files do, and their directories do not. */
const isSingle = (kind: KeptKind): boolean => kind === "downloads" || kind === "others"

const sorted = (root: string, found: ReadonlyArray<Found>): Inventory["kept"] => {
  const all = new Map(kinds.map((kind) => [kind, new Map<string, Kept>()] as const))
  for (const { directory, mtime, path, size } of found) {
    const [kind, thing] = placeOf(path.slice(root.length + 1))
    if (directory && isSingle(kind)) continue
    const whole = join(root, thing)
    const before = all.get(kind)?.get(whole)
    const kept = { path: whole, size: size + (before?.size ?? 0), mtime: Math.max(mtime, before?.mtime ?? 0) }
    all.get(kind)?.set(whole, kept)
  }
  const of = (kind: KeptKind): ReadonlyArray<Kept> => [...(all.get(kind)?.values() ?? [])]
  return {
    manifests: of("manifests"),
    texts: of("texts"),
    archives: of("archives"),
    wheels: of("wheels"),
    tools: of("tools"),
    downloads: of("downloads"),
    node: of("node"),
    program: of("program"),
    reports: of("reports"),
    collected: of("collected"),
    left: of("left"),
    others: of("others")
  }
}

/** One that is damaged counts as none. */
const manifestAt = Effect.fn("Inventory.manifestAt")(function* (files: Files, root: string, kept: Kept) {
  const text = yield* CheckedText.textOf(files, { root, name: within(kept.path, root) })
  const environment = yield* Schema.decodeUnknownEffect(EnvironmentText)(text).pipe(
    Effect.orElseSucceed(() => undefined)
  )
  return environment === undefined ? [] : [{ key: keyOf(basename(kept.path)), kept, environment }]
})

const standing = (manifests: ReadonlyArray<Manifest>): ReadonlyArray<KeptEnvironment> => {
  const byKey = new Map(manifests.map((one) => [one.key, one]))
  const foundations = new Set(manifests.map(({ environment }) => environment.closure))
  return manifests
    .filter(({ key }) => !foundations.has(key))
    .map((one) => ({ ...one, upon: byKey.get(one.environment.closure ?? "") }))
    .toSorted((a, b) => b.environment.used - a.environment.used)
}

/** What is asked of it; the tools' thousand files need only be looked at where their size counts. */
export interface InventoryOptions {
  readonly weighsTools: boolean
}

export const inventory = Effect.fn("Inventory.inventory")(function* (
  files: Files,
  root: string,
  { weighsTools }: InventoryOptions = { weighsTools: true }
) {
  const isClosed = (path: string): boolean =>
    !weighsTools && /^\/trees\/[^/.][^/]*\/files$/.test(path.slice(root.length))
  const kept = sorted(root, yield* below(files, root, isClosed))
  const read = yield* Effect.forEach(kept.manifests, (one) => manifestAt(files, root, one), { concurrency: 8 })
  const found: Inventory = { environments: standing(read.flat()), kept }
  return found
})

export const sizeOf = (kept: ReadonlyArray<Kept>): number => kept.reduce((total, { size }) => total + size, 0)

/** The size of all that lies below the root, in bytes. */
export const totalOf = ({ kept }: Inventory): number => kinds.reduce((total, kind) => total + sizeOf(kept[kind]), 0)
