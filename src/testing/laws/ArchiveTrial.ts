/** How a law of Archives is tried: with archives that are made for it in a temporary directory. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { type Archive, type ArchiveDamaged, Archives, type Interface } from "../../services/archives/Archives.ts"
import { sha256 } from "../../services/Digest.ts"
import { type FileAccessFailed, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import type { Law, LawBroken } from "../Law.ts"
import { type SampleMember, sampleTar } from "./SampleTar.ts"

export interface ArchiveTrial {
  readonly archives: Interface
  readonly files: Files
  /** A directory to work in. */
  readonly at: string
}
export type ArchiveCheck = (
  trial: ArchiveTrial
) => Effect.Effect<void, LawBroken | ArchiveDamaged | FileAccessFailed, Scope.Scope | Filesystem>

export const law = (name: string, check: ArchiveCheck): Law<Archives | Filesystem> => ({
  name,
  check: Effect.gen(function* () {
    const files = yield* Filesystem
    const at = yield* files.temporary()
    yield* files.makeDirectory(join(at, "into"))
    yield* check({ archives: yield* Archives, files, at })
  }).pipe(Effect.scoped)
})

export type ArchiveKind = "compressed" | "plain"

/** An archive of these bytes, with what is right to say of it. */
export const keep = Effect.fn(function* (
  { archives, at, files }: ArchiveTrial,
  name: string,
  kind: ArchiveKind,
  tar: Uint8Array,
  members: number,
  links = false
) {
  const path = join(at, name)
  yield* files.write(path, tar)
  const compressed = kind === "compressed"
  const made = compressed ? (yield* archives.compress(path, path)).sha256 : sha256(tar)
  return { path, sha256: made, compressed, members, size: tar.length, links }
})
export const archive = (trial: ArchiveTrial, name: string, kind: ArchiveKind, samples: ReadonlyArray<SampleMember>) =>
  keep(
    trial,
    name,
    kind,
    sampleTar(samples),
    samples.length,
    samples.some((sample) => "link" in sample)
  )

/** What does not compress to much less than half. */
const noise = (name: string, length: number): string =>
  Array.from({ length: length / 64 }, (_, at) => sha256(`${name} ${at}`)).join("")

/** Small files, and one that is larger than what is read at once. */
export const filler = (name: string, count: number, length: number): ReadonlyArray<SampleMember> => [
  ...Array.from({ length: count }, (_, at) => ({
    path: `${name}/${at % 3}/file-${at}`,
    content: `${name} ${at} `.repeat(at * 90)
  })),
  { path: `${name}/noise`, content: noise(name, length) }
]

const samples = [filler("one", 5, 300_000), filler("two", 9, 1_400_000), filler("three", 3, 2_000)] as const

export const names = ["first", "middle", "last"] as const
export type Kinds = readonly [ArchiveKind, ArchiveKind, ArchiveKind]
export const three = (trial: ArchiveTrial, kinds: Kinds) =>
  Effect.all([
    archive(trial, names[0], kinds[0], samples[0]),
    archive(trial, names[1], kinds[1], samples[1]),
    archive(trial, names[2], kinds[2], samples[2])
  ])
/** What is there when three of them are unpacked. */
export const digestsOfThree = Object.fromEntries(
  samples.flat().map((sample) => [sample.path, sha256("content" in sample ? sample.content : "")])
)

/** Archives of one kind are one stream, in a mixture there are several. */
const mixtures: ReadonlyArray<Kinds> = [
  ["compressed", "compressed", "compressed"],
  ["plain", "plain", "plain"],
  ["compressed", "plain", "compressed"],
  ["plain", "compressed", "compressed"]
]
export const everyMixture = (name: string, check: (trial: ArchiveTrial, kinds: Kinds) => ReturnType<ArchiveCheck>) =>
  mixtures.map((kinds) => law(`${name} (${kinds.join(", ")})`, (trial) => check(trial, kinds)))
export const eitherKind = (name: string, check: (trial: ArchiveTrial, kind: ArchiveKind) => ReturnType<ArchiveCheck>) =>
  (["compressed", "plain"] as const).map((kind) => law(`${name} (${kind})`, (trial) => check(trial, kind)))

export const unpack = ({ archives, at }: ArchiveTrial, all: ReadonlyArray<Archive>) =>
  archives.unpack(all, join(at, "into"))
