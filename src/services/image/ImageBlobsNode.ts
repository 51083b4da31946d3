/** The real ImageBlobs: tars go through Node's own compression into files that are renamed to their digests. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { createHash, randomUUID } from "node:crypto"
import {
  closeSync,
  createReadStream,
  createWriteStream,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs"
import { type Duplex, pipeline as chained, Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { refusal } from "../archives/ArchiveReading.ts"
import { decompressing } from "../archives/Zstd.ts"
import { dirname, FileAccessFailed, type Kind, join } from "../Filesystem.ts"
import { entriesIn, linkTextOf, toSystem } from "../PathBytes.ts"
import { openRegular } from "../RegularFile.ts"
import { FileChanged, type FoundBelow, ImageBlobs, type Interface, type Member, TarUnreadable } from "./ImageBlobs.ts"
import { readTar, tarOf } from "./TarStreams.ts"

/** Takes the digest and the length of what passes. */
const meter = () => {
  const hash = createHash("sha256")
  let size = 0
  const stream = new Transform({
    transform: (piece: Uint8Array, _, done) => {
      hash.update(piece)
      size += piece.length
      done(null, piece)
    }
  })
  return { stream, told: () => ({ digest: `sha256:${hash.digest("hex")}`, size }) }
}

const failed = (path: string) => (cause: unknown) =>
  cause instanceof FileChanged || cause instanceof FileAccessFailed ? cause : refusal("write", path, cause)

const mode = 0o644

/** Writes aside, so that nothing half-done ever has its name. */
const writeInto = async (
  directory: string,
  name: () => string,
  source: AsyncIterable<Uint8Array>,
  through: ReadonlyArray<Duplex>,
  signal: AbortSignal
): Promise<void> => {
  const aside = join(directory, `.${randomUUID()}`)
  try {
    await pipeline([Readable.from(source), ...through, createWriteStream(toSystem(aside), { flags: "wx", mode })], {
      signal
    })
    renameSync(toSystem(aside), toSystem(join(directory, name())))
  } catch (cause) {
    rmSync(toSystem(aside), { force: true })
    throw cause
  }
}

const pack: Interface["pack"] = (members, directory) =>
  Effect.tryPromise({
    try: async (signal) => {
      const [plain, packed] = [meter(), meter()]
      let blob = { digest: "", size: 0 }
      const name = (): string => {
        blob = packed.told()
        return blob.digest.slice("sha256:".length)
      }
      const source = Stream.toAsyncIterable(tarOf(members))
      await writeInto(directory, name, source, [plain.stream, createGzip(), packed.stream], signal)
      return { ...blob, diffId: plain.told().digest }
    },
    catch: failed(directory)
  })

const archive: Interface["archive"] = (members: ReadonlyArray<Member>, to) =>
  Effect.tryPromise({
    try: (signal) => {
      const name = () => to.slice(to.lastIndexOf("/") + 1)
      return writeInto(dirname(to), name, Stream.toAsyncIterable(tarOf(members)), [], signal)
    },
    catch: failed(to)
  })

/** The bytes of a file as they come out of these streams, of which each fails with the last. */
const streamOf = (path: string, through: ReadonlyArray<Duplex>) => {
  const told = (cause: unknown): FileAccessFailed | TarUnreadable => {
    const refused = refusal("read", path, cause)
    return /^(?:Z_|ZSTD_|ERR_)/.test(refused.detail) ? new TarUnreadable({ path, detail: refused.detail }) : refused
  }
  const open = (): AsyncIterable<Uint8Array> => {
    const source = createReadStream(toSystem(path), { fd: openRegular(path, false).file, highWaterMark: 1 << 18 })
    if (through.length > 0) chained([source, ...through], () => undefined)
    return through.at(-1) ?? source
  }
  return Stream.unwrap(
    Effect.map(Effect.try({ try: open, catch: told }), (bytes) => Stream.fromAsyncIterable(bytes, told))
  )
}

const list: Interface["list"] = (path, compression, hear) =>
  Effect.gen(function* () {
    const [packed, plain] = [meter(), meter()]
    const unframed = compression === "gzip" ? [createGunzip()] : compression === "zstd" ? [decompressing()] : []
    const bytes = streamOf(path, [packed.stream, ...unframed, plain.stream])
    yield* readTar(path, bytes, (member) => Effect.sync(() => hear(member)))
    return { ...packed.told(), diffId: plain.told().digest }
  })

const extract: Interface["extract"] = (path, directory, nameOf) =>
  readTar(path, streamOf(path, []), (member, content) => {
    const name = member.kind === "file" && member.target === "" ? nameOf(member.path) : undefined
    if (name === undefined) return Effect.void
    const place = join(directory, name)
    const written = (call: () => void) => Effect.try({ try: call, catch: (cause) => refusal("write", place, cause) })
    return Effect.acquireUseRelease(
      Effect.try({ try: () => openSync(place, "w", mode), catch: (cause) => refusal("write", place, cause) }),
      (file) => Stream.runForEach(content, (piece) => written(() => void writeSync(file, piece))),
      (file) => Effect.sync(() => closeSync(file))
    )
  })

const kindOf = (status: ReturnType<typeof lstatSync>): Kind =>
  status?.isFile() === true
    ? "file"
    : status?.isDirectory() === true
      ? "directory"
      : status?.isSymbolicLink() === true
        ? "link"
        : "other"

const below: Interface["below"] = (directory) =>
  Effect.try({
    try: () => {
      const found: Array<FoundBelow> = []
      const walk = (relative: string): void => {
        for (const { name } of entriesIn(join(directory, relative))) {
          const path = join(relative, name)
          const place = join(directory, path)
          const status = lstatSync(toSystem(place))
          const kind = kindOf(status)
          const target = kind === "link" ? linkTextOf(place) : ""
          found.push({ path, kind, mode: status.mode & 0o7777, size: status.size, target })
          if (kind === "directory") walk(path)
        }
      }
      walk("")
      return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
    },
    catch: (cause) => refusal("read", directory, cause)
  })

export const layer: Layer.Layer<ImageBlobs> = Layer.succeed(ImageBlobs, { below, pack, archive, list, extract })
