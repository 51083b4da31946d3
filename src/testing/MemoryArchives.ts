/** Archives over whatever Filesystem there is, without programs: the same answers as the real one gives (the laws hold over both). */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Archive, ArchiveDamaged, Archives, type Interface } from "../services/archives/Archives.ts"
import { sha256 } from "../services/Digest.ts"
import { dirname, type FileAccessFailed, Filesystem, type Interface as Files, join } from "../services/Filesystem.ts"
import { type TarMember, tarReader } from "../services/archives/Tar.ts"
import { compress as compressBytes, decompress } from "../services/archives/Zstd.ts"

const compress = (files: Files): Interface["compress"] =>
  Effect.fn("MemoryArchives.compress")(function* (from, to) {
    const frame = compressBytes(yield* files.read(from))
    yield* files.write(to, frame)
    return { sha256: sha256(frame), size: frame.length }
  })

/** tar refuses these too, or leaves out what makes them so. */
const leavesRoot = (path: string): boolean => path.startsWith("/") || path.split("/").includes("..")
const isRefused = ({ kind, path, target }: TarMember): boolean =>
  kind === "other" || leavesRoot(path) || (kind === "hard link" && leavesRoot(target))

/** `undefined` when it does not hold what it must. */
const membersOf = (archive: Archive, bytes: Uint8Array): ReadonlyArray<TarMember> | undefined => {
  if (archive.sha256 !== undefined && sha256(bytes) !== archive.sha256) return undefined
  const tar = archive.compressed ? decompress(bytes, archive.size) : bytes
  if (tar?.length !== archive.size) return undefined
  const members: Array<TarMember> = []
  const reader = tarReader((member) => members.push(member), true)
  reader.push(tar)
  const count = members.filter(({ kind }) => kind !== "directory").length
  return reader.isWhole() && count === archive.members && !members.some(isRefused) ? members : undefined
}

interface Read {
  readonly archive: Archive
  readonly members: ReadonlyArray<TarMember>
  readonly problem: string | undefined
}
const read = (files: Files, archive: Archive): Effect.Effect<Read, FileAccessFailed> =>
  files.read(archive.path, { follow: false }).pipe(
    Effect.map((bytes) => membersOf(archive, bytes)),
    Effect.map((members) => ({
      archive,
      members: members ?? [],
      problem: members === undefined ? "not what was kept" : undefined
    })),
    Effect.catchIf(
      ({ reason }) => reason === "NotFound" || reason === "NotAFile",
      () => Effect.succeed({ archive, members: [], problem: "not there" })
    )
  )

/** Unpacks as tar does: what is there already gives way, a directory alone stays. */
const write = Effect.fn("MemoryArchives.write")(function* (files: Files, into: string, member: TarMember) {
  const path = join(into, member.path)
  yield* files.makeDirectory(member.kind === "directory" ? path : dirname(path))
  switch (member.kind) {
    case "directory":
      return yield* files.chmod(path, member.mode)
    case "link":
      yield* files.remove(path)
      return yield* files.link(member.target, path)
    case "hard link": {
      const target = join(into, member.target)
      return yield* files.write(path, yield* files.read(target), (yield* files.target(target))?.mode)
    }
    default:
      return yield* files.write(path, member.content, member.mode)
  }
})

const unpack = (files: Files): Interface["unpack"] =>
  Effect.fn("MemoryArchives.unpack")(function* (archives, into) {
    const all = yield* Effect.forEach(archives, (archive) => read(files, archive))
    const wrong = all.filter(({ problem }) => problem !== undefined)
    if (wrong.length > 0)
      return yield* new ArchiveDamaged({
        paths: wrong.map(({ archive }) => archive.path),
        detail: [...new Set(wrong.map(({ problem }) => problem))].join(", ")
      })
    for (const { members } of all) for (const member of members) yield* write(files, into, member)
  })

export const layerMemory: Layer.Layer<Archives, never, Filesystem> = Layer.effect(
  Archives,
  Effect.map(Filesystem, (files) => Archives.of({ compress: compress(files), unpack: unpack(files) }))
)
