/** Which files a repository has, by its index (gitformat-index(5)); read by ourselves, since `git` obeys the repository's own settings. */
import { fromSystem } from "./PathBytes.ts"

const signature = 0x44495243 // DIRC
const fixed = 40

/** How much of the name before is taken away in version 4, in base 128 with an offset. */
const varint = (bytes: Buffer, start: number): readonly [value: number, next: number] => {
  let [at, value] = [start, (bytes[start] ?? 0) & 0x7f]
  while (((bytes[at] ?? 0) & 0x80) !== 0) {
    at += 1
    value = ((value + 1) << 7) + ((bytes[at] ?? 0) & 0x7f)
  }
  return [value, at + 1]
}

interface Layout {
  readonly version: number
  /** The length of a hash in bytes: 20, or 32 where objects are named by SHA-256. */
  readonly hash: number
}

interface Entry {
  readonly name: Buffer
  readonly next: number
}

const entryAt = (bytes: Buffer, start: number, before: Buffer, { hash, version }: Layout): Entry | undefined => {
  const flags = start + fixed + hash
  if (flags + 2 > bytes.length) return undefined
  const extended = version >= 3 && (bytes.readUInt16BE(flags) & 0x4000) !== 0
  const begin = flags + (extended ? 4 : 2)
  const [cut, from] = version === 4 ? varint(bytes, begin) : [before.length, begin]
  const end = bytes.indexOf(0, from)
  if (end < 0 || cut > before.length) return undefined
  const name = Buffer.concat([before.subarray(0, before.length - cut), bytes.subarray(from, end)])
  // Up to version 3, one to eight zeros fill an entry up to a multiple of eight.
  return { name, next: version === 4 ? end + 1 : start + ((end - start + 8) & ~7) }
}

/** An index that is split, or lists folders for files, does not say it all. */
const extensions = (bytes: Buffer, start: number, hash: number): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (let at = start; at + 8 + hash <= bytes.length; at += 8 + bytes.readUInt32BE(at + 4))
    found.push(bytes.toString("latin1", at, at + 4))
  return found
}

/** The paths of all files, from the repository's root; `undefined` for what is not understood. `hash` is the length of a name of an object. */
export const trackedFiles = (content: Uint8Array, hash: 20 | 32 = 20): ReadonlySet<string> | undefined => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length < 12 + hash || bytes.readUInt32BE(0) !== signature) return undefined
  const version = bytes.readUInt32BE(4)
  if (version < 2 || version > 4) return undefined
  const count = bytes.readUInt32BE(8)
  const paths = new Set<string>()
  let at = 12
  let before: Buffer = Buffer.alloc(0)
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(bytes, at, before, { version, hash })
    if (entry === undefined) return undefined
    ;[at, before] = [entry.next, entry.name]
    paths.add(fromSystem(entry.name))
  }
  return extensions(bytes, at, hash).some((name) => name === "link" || name === "sdir") ? undefined : paths
}
