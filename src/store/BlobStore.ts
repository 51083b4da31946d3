/** The wheel store, written once over whichever medium holds its blobs: what it takes from there, it verifies. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type ArchiveFacts, type StoredArchive, summaryOf } from "../domain/Distribution.ts"
import {
  type Archive,
  ArchiveDamaged,
  Archives,
  type Interface as ArchivesInterface
} from "../services/archives/Archives.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { attempt, readText, setAside, type Shop, tellUnreadable, writeText } from "./BlobTexts.ts"
import { Blobs, type MediumFailed } from "./Blobs.ts"
import { archiveName, textName, wheelName } from "./Names.ts"
import { DistributionText, EnvironmentText, WheelText } from "./Texts.ts"
import { type Interface, type Unpackable, WheelStore } from "./WheelStore.ts"

const environments = Effect.fn("WheelStore.environments")(function* (shop: Shop) {
  const all = yield* shop.blobs.list("environments").pipe(Effect.catch((error) => tellUnreadable(shop, error)))
  const names = (all ?? []).filter((name) => /^environments\/[0-9a-f]+\.json$/.test(name))
  const read = yield* Effect.forEach(names, (name) => readText(shop, name, EnvironmentText), { concurrency: 8 })
  return read.filter((one) => one !== undefined)
})

const distribution = Effect.fn("WheelStore.distribution")(function* (shop: Shop, key: string) {
  const text = yield* readText(shop, textName("distributions", key), DistributionText)
  if (text === undefined) return undefined
  const name = archiveName(text.stored.sha256)
  // Where nothing may be moved, what is damaged stays in its place.
  if (shop.said.damaged.has(name)) return undefined
  const found = yield* shop.blobs.find(name).pipe(Effect.orElseSucceed(() => undefined))
  if (found?.isBlob === true && found.size === text.stored.packed) return text
  if (found !== undefined) yield* setAside(shop, name)
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
  const { blobs, said } = shop
  if (!blobs.writable) return undefined
  const compressed = (directory: string) => {
    const path = join(directory, basename(tar))
    const named = ({ sha256, size }: { readonly sha256: string; readonly size: number }) => ({
      path,
      name: archiveName(sha256),
      sha256,
      size
    })
    return Effect.map(archives.compress(tar, path), named)
  }
  const kept = yield* attempt(shop, blobs.put(compressed))
  if (kept === undefined) return undefined
  said.damaged.delete(kept.name)
  const stored: StoredArchive = {
    key,
    sha256: kept.sha256,
    packed: kept.size,
    members: made.members,
    size: made.size,
    links: hasLinks(made),
    ...(made.wheel === undefined ? {} : { wheel: made.wheel }),
    distributions: made.distributions.map(summaryOf)
  }
  yield* writeText(shop, "distributions", key, DistributionText, { stored, made })
  return stored
})

const wheel = Effect.fn("WheelStore.wheel")(function* (shop: Shop, key: string, directory: string) {
  const { blobs, files } = shop
  const entry = yield* readText(shop, textName("wheels", key), WheelText)
  // A name out of a file decides where something is written.
  if (entry === undefined || !/^[^/\0]+\.whl$/.test(entry.file)) return undefined
  const [name, target] = [wheelName(entry.sha256), join(directory, entry.file)]
  const found = yield* blobs.find(name).pipe(Effect.orElseSucceed(() => undefined))
  if (found === undefined) return undefined
  if (found.isBlob) {
    const copying = Effect.flatMap(blobs.at(name), (source) => files.copy(source, target))
    const copied = yield* Effect.result(Effect.andThen(copying, files.digest(target)))
    if (copied._tag === "Success" && copied.success === entry.sha256) return target
    yield* Effect.ignore(files.remove(target))
    // What cannot be reached, or another user keeps to himself, is not damaged.
    const failed = copied._tag === "Failure" ? copied.failure : undefined
    if (failed?._tag === "MediumUnavailable" || (failed !== undefined && failed.reason !== "Other")) return undefined
  }
  yield* setAside(shop, name)
  return undefined
})

const keepWheel = Effect.fn("WheelStore.keepWheel")(function* (shop: Shop, key: string, path: string) {
  const { blobs, files } = shop
  if (!blobs.writable) return
  const copied = Effect.fnUntraced(function* (directory: string) {
    const aside = join(directory, basename(path))
    const sha256 = yield* files.digest(path)
    yield* files.copy(path, aside)
    return { path: aside, name: wheelName(sha256), sha256 }
  })
  const kept = yield* attempt(shop, blobs.put(copied))
  if (kept !== undefined)
    yield* writeText(shop, "wheels", key, WheelText, { file: basename(path), sha256: kept.sha256 })
})

/** What of the store is unpacked, with the name of the blob that each is of. */
interface Source {
  readonly archive: Archive
  readonly name: string | undefined
}

/** What cannot be had now is not damaged: it costs time, and stays where it is. */
const lost = Effect.fnUntraced(function* (shop: Shop, name: string, error: MediumFailed) {
  yield* tellUnreadable(shop, error)
  shop.said.damaged.add(name)
  return yield* new ArchiveDamaged({ paths: [], detail: error.message })
})

const sourceOf =
  (shop: Shop) =>
  (piece: Unpackable): Effect.Effect<Source, ArchiveDamaged> => {
    if (piece._tag === "Fresh") {
      const { made, tar } = piece
      const facts = { sha256: undefined, compressed: false, members: made.members, size: made.size }
      return Effect.succeed({ archive: { ...facts, path: tar, links: hasLinks(made) }, name: undefined })
    }
    const { links, members, sha256, size } = piece.stored
    const name = archiveName(sha256)
    return shop.blobs.at(name).pipe(
      Effect.map((path) => ({ archive: { path, sha256, compressed: true, members, size, links }, name })),
      Effect.catch((error) => lost(shop, name, error))
    )
  }

/** So many archives are fetched at once from a medium that is no file system. */
const fetchedAtOnce = 8

const restore = Effect.fn("WheelStore.restore")(function* (
  shop: Shop,
  archives: ArchivesInterface,
  read: Map<string, string>,
  pieces: ReadonlyArray<Unpackable>,
  into: string
) {
  const sources = yield* Effect.forEach(pieces, sourceOf(shop), { concurrency: fetchedAtOnce })
  for (const { archive, name } of sources) if (name !== undefined) read.set(archive.path, name)
  return yield* archives
    .unpack(
      sources.map(({ archive }) => archive),
      into
    )
    .pipe(
      Effect.mapError((error) =>
        error._tag === "FileAccessFailed" && read.has(error.path)
          ? new ArchiveDamaged({ paths: [error.path], detail: error.message })
          : error
      )
    )
})

const make = (shop: Shop, archives: ArchivesInterface): Interface => {
  /** The blobs by the paths at which they were read: damage is told by paths. */
  const read = new Map<string, string>()
  return {
    environment: (key) => readText(shop, textName("environments", key), EnvironmentText),
    environments: environments(shop),
    keepEnvironment: (key, environment) =>
      Effect.asVoid(writeText(shop, "environments", key, EnvironmentText, environment)),
    distribution: (key) => distribution(shop, key),
    keepDistribution: (key, tar, made) => keepDistribution(shop, archives, key, tar, made),
    wheel: (key, directory) => wheel(shop, key, directory),
    keepWheel: (key, path) => keepWheel(shop, key, path),
    restore: (pieces, into) => restore(shop, archives, read, pieces, into),
    setAside: ({ paths }) => Effect.forEach(paths, (path) => setAside(shop, read.get(path) ?? path), { discard: true }),
    trim: shop.blobs.writable ? shop.blobs.trim : Effect.void
  }
}

/**
 * Fresh, since a layer is made once wherever it is provided, and this one is another one over another medium: beside the
 * store on disk, one over a bucket would be that on disk.
 */
export const layer: Layer.Layer<WheelStore, never, Blobs | Filesystem | Archives | Report> = Layer.fresh(
  Layer.effect(
    WheelStore,
    Effect.gen(function* () {
      const shop: Shop = {
        files: yield* Filesystem,
        report: yield* Report,
        blobs: yield* Blobs,
        said: { failure: false, unreadable: false, damaged: new Set() }
      }
      return WheelStore.of(make(shop, yield* Archives))
    })
  )
)
