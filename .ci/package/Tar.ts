/** A tar (POSIX ustar) whose bytes depend on nothing but what is in it: one time, one owner, two modes. */
import { gzipSync } from "node:zlib"

export interface TarEntry {
  /** A folder's ends in `/`. At most 100 bytes. */
  readonly path: string
  readonly content?: Uint8Array
  readonly mode: number
}

/** The second of 1980-01-01 that other builders give to everything: zip files know no time before that year. */
const time = 315_532_801

const field = (text: string, size: number): Buffer => {
  const bytes = Buffer.from(text, "utf8")
  if (bytes.length > size) throw new Error(`${text} is longer than ${size} bytes`)
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
}
const octal = (value: number, size: number): Buffer => field(`${value.toString(8).padStart(size - 1, "0")}\0`, size)

const header = ({ content, mode, path }: TarEntry): Buffer => {
  const before = [
    field(path, 100),
    octal(mode, 8),
    octal(0, 8),
    octal(0, 8),
    octal(content?.length ?? 0, 12),
    octal(time, 12)
  ]
  const kind = path.endsWith("/") ? "5" : "0"
  const after = [Buffer.from(kind), field("", 100), Buffer.from("ustar\u000000"), field("", 247)]
  const sum = [...before, Buffer.from(" ".repeat(8)), ...after].reduce(
    (total, part) => part.reduce((one, byte) => one + byte, total),
    0
  )
  return Buffer.concat([...before, Buffer.from(`${sum.toString(8).padStart(6, "0")}\0 `), ...after])
}

const padding = (size: number): Buffer => Buffer.alloc((512 - (size % 512)) % 512)

export const tar = (entries: ReadonlyArray<TarEntry>): Buffer =>
  Buffer.concat([
    ...entries.flatMap((entry) => {
      const content = entry.content ?? Buffer.alloc(0)
      return [header(entry), content, padding(content.length)]
    }),
    Buffer.alloc(1024)
  ])

export const gzip = (bytes: Uint8Array): Buffer => {
  const packed = gzipSync(bytes, { level: 9 })
  // The tenth byte names the system that packed it (RFC 1952): 255 is none.
  packed[9] = 255
  return packed
}
