/** How a law of the wheel store is tried: with distributions that are made for it in a temporary directory. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { Blobs, type Interface as Medium, type MediumFailed } from "../../store/Blobs.ts"
import { type Interface, type Unpackable, WheelStore } from "../../store/WheelStore.ts"
import type { Environment, ArchiveFacts, StoredArchive } from "../../domain/Distribution.ts"
import type { ArchiveDamaged } from "../../services/archives/Archives.ts"
import { sha256 } from "../../services/Digest.ts"
import { type FileAccessFailed, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import { holds, type Law, type LawBroken } from "../Law.ts"
import { type SampleMember, sampleTar } from "./SampleTar.ts"

export interface StoreTrial {
  readonly store: Interface
  readonly files: Files
  /** A directory to work in. */
  readonly at: string
  /** The medium that the store is over. */
  readonly blobs: Medium
}
export type StoreTrialServices = WheelStore | Blobs | Filesystem
export type StoreCheck = (
  trial: StoreTrial
) => Effect.Effect<void, LawBroken | ArchiveDamaged | MediumFailed, Scope.Scope>

export const law = (name: string, check: StoreCheck): Law<StoreTrialServices> => ({
  name,
  check: Effect.gen(function* () {
    const files = yield* Filesystem
    yield* check({ store: yield* WheelStore, files, at: yield* files.temporary(), blobs: yield* Blobs })
  }).pipe(Effect.scoped)
})
export const ofKeepers = (name: string, check: StoreCheck): Law<StoreTrialServices> => ({
  ...law(name, check),
  needs: "keeping"
})
/** Laws on what else can stand in the place of a blob, where each is a file in a directory. */
export const ofPlaces = (name: string, check: StoreCheck): Law<StoreTrialServices> => ({
  ...law(name, check),
  needs: "places"
})

/** The bytes of a blob, and others in their place, as somebody else would put them there. */
export const bytesOf = Effect.fn(function* ({ blobs, files }: StoreTrial, name: string) {
  return yield* files.read(yield* blobs.at(name))
})
export const putBytes = ({ blobs, files }: StoreTrial, name: string, bytes: Uint8Array) =>
  blobs.put((directory) => {
    const path = join(directory, "bytes")
    return Effect.as(files.write(path, bytes), { name, path })
  })

/** A tar that was made just now, and what is known of it. */
export interface Fresh {
  readonly tar: string
  readonly made: ArchiveFacts
}

/** A tar as the program that makes distributions writes it; `name` is the distribution's. */
export const fresh = Effect.fn(function* (
  { at, files }: Pick<StoreTrial, "at" | "files">,
  name: string,
  samples: ReadonlyArray<SampleMember>
) {
  const tar = join(at, `${name}.tar`)
  const bytes = sampleTar(samples)
  yield* files.write(tar, bytes)
  const contents = samples.map((sample) => [
    sample.path,
    "link" in sample ? `link:${sample.link}` : sha256(sample.content)
  ])
  const described = {
    name,
    version: "1.0",
    metadata: `${name}-1.0.dist-info`,
    requires: [`${name}-base>=1`],
    scripts: []
  }
  const made: ArchiveFacts = {
    members: samples.length,
    size: bytes.length,
    files: Object.fromEntries(contents),
    distributions: [described]
  }
  const one: Fresh = { tar, made }
  return one
})

export const pieceOf = ({ made, tar }: Fresh): Unpackable => ({ _tag: "Fresh", tar, made })
export const storedPiece = (stored: StoredArchive): Unpackable => ({ _tag: "Stored", stored })

/** Restores into a new directory, and tells all of what is there then. */
export const restored = Effect.fn(function* ({ at, files, store }: StoreTrial, pieces: ReadonlyArray<Unpackable>) {
  const into = join(yield* files.temporary(at), "into")
  yield* files.makeDirectory(into)
  yield* store.restore(pieces, into)
  return yield* everything(files, into)
})

/** One digest of all paths, contents and links, and the modes of the files. */
const everything = Effect.fn(function* (files: Files, directory: string) {
  const modes: Array<readonly [string, number]> = []
  const walk = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      const status = yield* files.status(path)
      if (status?.kind === "directory") for (const name of yield* files.list(path)) yield* walk(join(path, name))
      else modes.push([path.slice(directory.length + 1), status?.kind === "file" ? status.mode : 0])
    })
  yield* walk(directory)
  return { digest: yield* files.treeDigest(directory), modes }
})

export const environmentOf = (
  archives: ReadonlyArray<StoredArchive>,
  more: Partial<Environment> = {}
): Environment => ({
  format: 1,
  python: "3.12.1",
  archives,
  wheels: [],
  tools: "tools-pip-26.2.1",
  inputs: { "requirements.txt": sha256("flask") },
  pinned: true,
  confirmed: 1_000,
  used: 2_000,
  scripts: ["flask"],
  warnings: [{ id: "packages/do-not-fit", text: "größer\nals" }],
  ...more
})

/** Key of nothing in particular. */
export const keyFor = (name: string): string => sha256(`key of ${name}`)

export const flask: ReadonlyArray<SampleMember> = [
  { path: "bin/flask", content: "#!/bin/sh\n", mode: 0o755 },
  { path: "lib/flask/__init__.py", content: "name = 'größe'\n" },
  { path: "lib/flask/empty", content: "" },
  { path: "lib/tests/__init__.py", content: "of flask\n" },
  { path: `lib/${"deep/".repeat(30)}file`, content: "far" }
]
export const linked: ReadonlyArray<SampleMember> = [
  { path: "lib/libz.so.1", content: "elf".repeat(5000), mode: 0o755 },
  { path: "lib/libz.so", link: "libz.so.1" },
  { path: "lib/tests/__init__.py", content: "of linked\n", mode: 0o755 }
]
/** Kept, or the law that asks for it is broken. */
export const kept = Effect.fn(function* (trial: StoreTrial, name: string, samples: ReadonlyArray<SampleMember>) {
  const { made, tar } = yield* fresh(trial, name, samples)
  const stored = yield* trial.store.keepDistribution(keyFor(name), tar, made)
  yield* holds(`${name} is kept`, stored !== undefined)
  return stored === undefined ? yield* Effect.die("not kept") : stored
})
