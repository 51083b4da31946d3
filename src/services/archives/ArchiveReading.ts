/** Reads the files of archives, in pieces: into the programs that unpack them, or only to find out what is wrong with them. */
import { createHash, type Hash } from "node:crypto"
import { closeSync, readSync } from "node:fs"
import { pipeline } from "node:stream/promises"
import { countNames } from "./ArchiveRun.ts"
import type { Archive } from "./Archives.ts"
import { FileAccessFailed } from "../Filesystem.ts"
import { openRegular, Unfit } from "../RegularFile.ts"
import { reasonOf } from "../SystemErrors.ts"
import { tarReader } from "./Tar.ts"
import { decompressing } from "./Zstd.ts"

const part = (cause: unknown, name: "code" | "message"): string | undefined =>
  typeof cause === "object" && cause !== null && name in cause
    ? String(Object.getOwnPropertyDescriptor(cause, name)?.value)
    : undefined

/** The failure of a system call; one that is told already stays as it is. */
export const refusal = (operation: string, path: string, cause: unknown): FileAccessFailed => {
  if (cause instanceof FileAccessFailed) return cause
  const code = part(cause, "code")
  const message = part(cause, "message") ?? "unknown"
  const detail = code === undefined || cause instanceof Unfit ? message : code
  return new FileAccessFailed({ operation, path, reason: reasonOf(code), detail })
}

export const gone = "not there"
export const changed = "not what was kept"

/** `undefined` where nothing is; what is no file is never opened, and no link is followed. */
const open = (path: string): number | undefined => {
  try {
    return openRegular(path, false).file
  } catch (cause) {
    const failed = refusal("read", path, cause)
    if (failed.reason === "NotFound") return undefined
    throw failed
  }
}

/** Two, so that one is filled while the other is being sent. */
export interface Buffers {
  now: Uint8Array
  next: Uint8Array
}
/**
 * tar waits for whole pieces while Node takes the digest of the next: what fits into the socket between them at once
 * makes a plain stream a fifth faster. zstd is ahead of its tar anyway, and wakes Node less often with larger ones.
 */
export const buffers = (compressed: boolean): Buffers => {
  const size = compressed ? 1 << 19 : 3 << 16
  return { now: new Uint8Array(size), next: new Uint8Array(size) }
}

/**
 * The bytes of an open file, each piece in another buffer than the one before, also than the last one of the file before.
 * Read without waiting: from the page cache that takes less than to tell another thread of it.
 */
const pieces = function* (path: string, file: number, both: Buffers, hash: Hash | undefined) {
  try {
    while (true) {
      const into = both.now
      const got = readSync(file, into, 0, into.length, null)
      if (got === 0) return
      both.now = both.next
      both.next = into
      yield into.subarray(0, got)
      hash?.update(into.subarray(0, got))
    }
  } catch (cause) {
    throw refusal("read", path, cause)
  } finally {
    closeSync(file)
  }
}

/** Takes bytes; false when it wants no more of them. */
type Sink = (bytes: Uint8Array) => Promise<boolean>

interface Passed {
  /** What is wrong with the archive. */
  readonly problem: string | undefined
  /** The sink has taken all of it. */
  readonly taken: boolean
}

const pass = async (source: Iterable<Uint8Array>, sink: Sink): Promise<boolean> => {
  for (const piece of source) if (!(await sink(piece))) return false
  return true
}

/** Whether there was a frame that could be passed; not so where it is damaged. */
const passUnframed = async (source: Iterable<Uint8Array>, sink: Sink): Promise<boolean> => {
  let taken = true
  const passing = async (contents: AsyncIterable<Uint8Array>) => {
    for await (const piece of contents) {
      taken = await sink(piece)
      if (!taken) return
    }
  }
  try {
    await pipeline(source, decompressing(), passing)
    return taken
  } catch (cause) {
    if (cause instanceof FileAccessFailed) throw cause
    return false
  }
}

/** Takes the digest of an archive while a sink takes its bytes, or (`unframed`) those of the tar in its frame. */
export const read = async (archive: Archive, both: Buffers, sink: Sink, unframed: boolean): Promise<Passed> => {
  try {
    return await readAll(archive, both, sink, unframed)
  } catch (cause) {
    // A folder in its place, a bad block: whatever it is, it is no archive.
    if (cause instanceof FileAccessFailed && cause.path === archive.path)
      return { problem: `it cannot be read (${cause.reason === "NotAFile" ? cause.why : cause.detail})`, taken: true }
    throw cause
  }
}

const readAll = async (archive: Archive, both: Buffers, sink: Sink, unframed: boolean): Promise<Passed> => {
  const file = open(archive.path)
  if (file === undefined) return { problem: gone, taken: true }
  const hash = archive.sha256 === undefined ? undefined : createHash("sha256")
  let size = 0
  const counting: Sink = (bytes) => {
    size += bytes.length
    return sink(bytes)
  }
  const source = pieces(archive.path, file, both, hash)
  const taken = await (unframed ? passUnframed : pass)(source, counting)
  if (!taken) return { problem: undefined, taken }
  const sized = unframed || !archive.compressed
  const right = hash?.digest("hex") === archive.sha256 && (!sized || size === archive.size)
  return { problem: right ? undefined : changed, taken }
}

/** Lets other things happen in between. */
const patiently: Sink = () => new Promise((resolve) => setImmediate(resolve, true))

/** What its digest tells, or where it has none, that it is there. */
export const checkDigest = async (archive: Archive, both: Buffers): Promise<string | undefined> =>
  (await read(archive, both, patiently, false)).problem

export interface Examined {
  readonly problem: string | undefined
  /**
   * The number of lines in which a tar names its members that prints a line break in a path as it is, as busybox does.
   */
  readonly lines: number
}

/** Reads an archive to its last member: for when the programs have failed, and do not tell at which archive. */
export const examine = async (archive: Archive, both: Buffers): Promise<Examined> => {
  let [members, lines] = [0, 0]
  const tar = tarReader(({ kind, path }) => {
    if (kind === "directory") return
    members += 1
    lines += countNames(new TextEncoder().encode(`${path}\n`))
  }, false)
  const sink: Sink = (bytes) => {
    tar.push(bytes)
    return patiently(bytes)
  }
  const { problem, taken } = await read(archive, both, sink, archive.compressed)
  if (problem !== undefined) return { problem, lines }
  return { problem: taken && tar.isWhole() && members === archive.members ? undefined : changed, lines }
}
