/** Compresses a file while it is read, so that several at once take little memory, in the threads that Node has for that. */
import { createHash, randomUUID } from "node:crypto"
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fchmodSync,
  fstatSync,
  openSync,
  renameSync,
  rmSync
} from "node:fs"
import { pipeline } from "node:stream/promises"
import { refusal } from "./ArchiveReading.ts"
import { basename, dirname, join } from "../Filesystem.ts"
import { openRegular } from "../RegularFile.ts"
import { compressing } from "./Zstd.ts"

const pieceSize = 1 << 18

const openToRead = (path: string): number => {
  try {
    return openRegular(path, false).file
  } catch (cause) {
    throw refusal("read", path, cause)
  }
}
/** Both are open before anything streams: a file that is still being opened could not be removed. */
const openBoth = (from: string, to: string, aside: string) => {
  const source = openToRead(from)
  try {
    const target = openSync(aside, "wx", 0o644)
    // The mode of open(2) is cut by the umask; platforms stage under 077 and run as another user.
    fchmodSync(target, 0o644)
    return { source, target }
  } catch (cause) {
    closeSync(source)
    throw refusal("write", to, cause)
  }
}

/** Compresses into a file that is written aside and renamed; throws a FileAccessFailed. */
export const compressInto = async (from: string, to: string, signal: AbortSignal) => {
  const aside = join(dirname(to), `.${basename(to)}.${randomUUID()}`)
  const { source, target } = openBoth(from, to, aside)
  const hash = createHash("sha256")
  let size = 0
  const watching = async function* (frame: AsyncIterable<Uint8Array>) {
    for await (const bytes of frame) {
      hash.update(bytes)
      size += bytes.length
      yield bytes
    }
  }
  const reading = createReadStream(from, { fd: source, highWaterMark: pieceSize })
  let unread: unknown
  reading.once("error", (cause) => {
    unread = cause
  })
  try {
    const writing = createWriteStream(aside, { fd: target, highWaterMark: pieceSize })
    await pipeline(reading, compressing(fstatSync(source).size), watching, writing, { signal })
    renameSync(aside, to)
    return { sha256: hash.digest("hex"), size }
  } catch (cause) {
    rmSync(aside, { force: true })
    throw cause === unread ? refusal("read", from, cause) : refusal("write", to, cause)
  }
}
