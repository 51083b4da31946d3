/** The wheel store in a directory of the cache; without one, in a place that goes with the staging. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { ArchiveFacts, StoredArchive } from "../../domain/Distribution.ts"
import {
  type Archive,
  ArchiveDamaged,
  Archives,
  type Interface as ArchivesInterface
} from "../../services/archives/Archives.ts"
import { Cache } from "../../services/Cache.ts"
import { Env } from "../../services/Env.ts"
import { basename, dirname, type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { makeShared } from "../../services/SharedDirectory.ts"
import { Report } from "../../services/Report.ts"
import { clearFolders } from "../../services/SetAside.ts"
import { attempt, clearPlace, readText, setAside, type Shop, writeText } from "./Entries.ts"
import { type InvalidCacheSetting, maxSize } from "../Limits.ts"
import { type Bounds, prune } from "./Pruning.ts"
import { area, foldersOf, layout } from "./Layout.ts"
import { DistributionText, EnvironmentText, WheelText } from "./Texts.ts"
import { type Interface, type Unpackable, WheelStore } from "../WheelStore.ts"

const environments = Effect.fn("WheelStore.environments")(function* (shop: Shop) {
  const names = yield* shop.files
    .list(join(shop.layout.root, "environments"))
    .pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
  const keys = names.filter((name) => /^[0-9a-f]+\.json$/.test(name)).map((name) => name.slice(0, -5))
  const all = yield* Effect.forEach(keys, (key) => readText(shop, "environments", key, EnvironmentText), {
    concurrency: 8
  })
  return all.filter((one) => one !== undefined)
})

const distribution = Effect.fn("WheelStore.distribution")(function* (shop: Shop, key: string) {
  const found = yield* readText(shop, "distributions", key, DistributionText)
  if (found === undefined) return undefined
  const path = shop.layout.archive(found.stored.sha256)
  // Where nothing may be moved, what is damaged stays in its place.
  if (shop.said.damaged.has(path)) return undefined
  const status = yield* shop.files.status(path).pipe(Effect.orElseSucceed(() => undefined))
  if (status?.kind === "file" && status.size === found.stored.packed) return found
  if (status !== undefined) yield* setAside(shop, path)
  return undefined
})

const hasLinks = ({ files }: ArchiveFacts): boolean =>
  Object.values(files).some((content) => content.startsWith("link:"))

const keepDistribution = Effect.fn("WheelStore.keepDistribution")(function* (
  shop: Shop,
  archives: ArchivesInterface,
  key: string,
  tar: string,
  made: ArchiveFacts
) {
  const { files, layout } = shop
  if (!shop.writable) return undefined
  const kept = yield* attempt(
    shop,
    Effect.gen(function* () {
      yield* makeShared(files, layout.archives)
      const aside = join(yield* files.temporary(layout.archives), basename(tar))
      const { sha256, size } = yield* archives.compress(tar, aside)
      yield* clearPlace(shop, layout.archive(sha256))
      yield* files.rename(aside, layout.archive(sha256))
      shop.said.damaged.delete(layout.archive(sha256))
      const stored: StoredArchive = {
        key,
        sha256,
        packed: size,
        members: made.members,
        size: made.size,
        links: hasLinks(made),
        distributions: made.distributions.map(({ name, version }) => ({ name, version }))
      }
      return stored
    }).pipe(Effect.scoped)
  )
  if (kept !== undefined) yield* writeText(shop, "distributions", key, DistributionText, { stored: kept, made })
  return kept
})

const wheel = Effect.fn("WheelStore.wheel")(function* (shop: Shop, key: string, directory: string) {
  const { files, layout } = shop
  const entry = yield* readText(shop, "wheels", key, WheelText)
  // A name out of a file decides where something is written.
  if (entry === undefined || !/^[^/\0]+\.whl$/.test(entry.file)) return undefined
  const [source, target] = [layout.file(entry.sha256), join(directory, entry.file)]
  const status = yield* files.status(source).pipe(Effect.orElseSucceed(() => undefined))
  if (status === undefined) return undefined
  if (status.kind === "file") {
    const copied = yield* Effect.result(Effect.andThen(files.copy(source, target), files.digest(target)))
    if (copied._tag === "Success" && copied.success === entry.sha256) return target
    yield* Effect.ignore(files.remove(target))
    // What another user keeps to himself is not damaged.
    if (copied._tag === "Failure" && copied.failure.reason !== "Other") return undefined
  }
  yield* setAside(shop, source)
  return undefined
})

const keepWheel = Effect.fn("WheelStore.keepWheel")(function* (shop: Shop, key: string, path: string) {
  const { files, layout } = shop
  if (!shop.writable) return
  const sha256 = yield* attempt(
    shop,
    Effect.gen(function* () {
      yield* makeShared(files, layout.files)
      const digest = yield* files.digest(path)
      const aside = join(yield* files.temporary(layout.files), basename(path))
      yield* files.copy(path, aside)
      yield* files.chmod(aside, 0o644)
      yield* clearPlace(shop, layout.file(digest))
      yield* files.rename(aside, layout.file(digest))
      return digest
    }).pipe(Effect.scoped)
  )
  if (sha256 !== undefined) yield* writeText(shop, "wheels", key, WheelText, { file: basename(path), sha256 })
})

const archiveOf =
  ({ layout }: Shop) =>
  (piece: Unpackable): Archive =>
    piece._tag === "Fresh"
      ? {
          path: piece.tar,
          sha256: undefined,
          compressed: false,
          members: piece.made.members,
          size: piece.made.size,
          links: hasLinks(piece.made)
        }
      : {
          path: layout.archive(piece.stored.sha256),
          sha256: piece.stored.sha256,
          compressed: true,
          members: piece.stored.members,
          size: piece.stored.size,
          links: piece.stored.links
        }

/** What of the store cannot be read is as good as damaged: it costs time, not the staging. */
const unusable = ({ layout }: Shop, error: ArchiveDamaged | FileAccessFailed): ArchiveDamaged | FileAccessFailed =>
  error._tag === "FileAccessFailed" && dirname(error.path) === layout.archives
    ? new ArchiveDamaged({ paths: [error.path], detail: error.message })
    : error

const make = (shop: Shop, archives: ArchivesInterface, bounds: Bounds): Interface => ({
  environment: (key) => readText(shop, "environments", key, EnvironmentText),
  environments: environments(shop),
  keepEnvironment: (key, environment) =>
    Effect.asVoid(writeText(shop, "environments", key, EnvironmentText, environment)),
  distribution: (key) => distribution(shop, key),
  keepDistribution: (key, tar, made) => keepDistribution(shop, archives, key, tar, made),
  wheel: (key, directory) => wheel(shop, key, directory),
  keepWheel: (key, path) => keepWheel(shop, key, path),
  restore: (pieces, into) =>
    archives.unpack(pieces.map(archiveOf(shop)), into).pipe(Effect.mapError((error) => unusable(shop, error))),
  setAside: (damage) => Effect.forEach(damage.paths, (path) => setAside(shop, path), { discard: true }),
  trim: shop.writable
    ? Effect.flatMap(Clock.currentTimeMillis, (now) => Effect.ignore(prune(shop.files, bounds, now)))
    : Effect.void
})

/** The store in the cache's own directory, as far as that may be read and written. */
export const layer: Layer.Layer<WheelStore, InvalidCacheSetting, Filesystem | Archives | Cache | Report | Env> =
  Layer.effect(
    WheelStore,
    Effect.gen(function* () {
      const files = yield* Filesystem
      const report = yield* Report
      const cache = yield* Cache
      const archives = yield* Archives
      const root = cache.place(area)
      const bytes = yield* maxSize
      const bounds: Bounds = {
        root: cache.location ?? "",
        ...(cache.ofOneApp ? { _tag: "LastTwo" } : { _tag: "Size", bytes })
      }
      const keeper = {
        files,
        report,
        root: cache.location ?? "/nowhere",
        writable: root !== undefined && cache.writable
      }
      const clear = root === undefined || (yield* clearFolders(keeper, foldersOf(layout(root))))
      const shop: Shop = {
        ...keeper,
        layout: layout(root !== undefined && clear ? root : "/nowhere/store"),
        said: { failure: false, unreadable: false, damaged: new Set() }
      }
      return WheelStore.of(make(shop, archives, bounds))
    })
  )
