/** Writes the two archive formats that Python packages travel in, byte for byte the same at every call. */
import { crc32, gzipSync } from "node:zlib"

export interface ArchiveEntry {
  readonly path: string
  readonly content: Uint8Array
  readonly mode: number
}

/** 1980-01-01 and two seconds: the earliest time that a zip can hold on every reader. */
const modified = 315_532_802
const block = 512

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, "0")}\0`

const tarHeader = (entry: ArchiveEntry): Buffer => {
  const header = Buffer.alloc(block)
  const slash = entry.path.length > 100 ? entry.path.lastIndexOf("/", 154) : -1
  header.write(entry.path.slice(slash + 1), 0, 100, "utf8")
  if (slash > 0) header.write(entry.path.slice(0, slash), 345, 155, "utf8")
  header.write(octal(entry.mode, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(entry.content.length, 12), 124)
  header.write(octal(modified, 12), 136)
  header.write("        0", 148)
  header.write("ustar\u000000", 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148)
  return header
}

/** A `.tar.gz` of regular files, in the order given. */
export const tarGz = (entries: ReadonlyArray<ArchiveEntry>): Buffer => {
  const blocks = entries.flatMap((entry) => [
    tarHeader(entry),
    Buffer.from(entry.content),
    Buffer.alloc((block - (entry.content.length % block)) % block)
  ])
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * block)]), { level: 9 })
}

/** The fields that a zip's local header and its directory entry have in common. */
const zipFields = (entry: ArchiveEntry, name: Buffer): Buffer => {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(1, 6)
  fields.writeUInt16LE(33, 8)
  fields.writeUInt32LE(crc32(entry.content), 10)
  fields.writeUInt32LE(entry.content.length, 14)
  fields.writeUInt32LE(entry.content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const directoryEntry = (entry: ArchiveEntry, name: Buffer, offset: number): Buffer => {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(((0o100000 | entry.mode) << 16) >>> 0, 6)
  tail.writeUInt32LE(offset, 10)
  const madeOnUnix = Buffer.from([20, 3])
  return Buffer.concat([Buffer.from("PK\u0001\u0002"), madeOnUnix, zipFields(entry, name), tail, name])
}

/** A `.zip` of stored (uncompressed) files, in the order given. */
export const zip = (entries: ReadonlyArray<ArchiveEntry>): Buffer => {
  const files: Array<Buffer> = []
  const directory: Array<Buffer> = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.path)
    const file = Buffer.concat([
      Buffer.from("PK\u0003\u0004"),
      zipFields(entry, name),
      name,
      Buffer.from(entry.content)
    ])
    directory.push(directoryEntry(entry, name, offset))
    files.push(file)
    offset += file.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(
    directory.reduce((total, entry) => total + entry.length, 0),
    8
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, ...directory, Buffer.from("PK\u0005\u0006"), end])
}
