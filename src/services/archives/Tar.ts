/** Reads a tar of GNU's format that arrives in pieces: its members in their order, and whether it is whole. */
export type TarKind = "file" | "link" | "hard link" | "directory" | "other"

export interface TarMember {
  readonly path: string
  readonly kind: TarKind
  readonly mode: number
  /** Where a link leads. */
  readonly target: string
  /** The member's content; empty unless contents are kept. */
  readonly content: Uint8Array
}

export interface TarReader {
  readonly push: (bytes: Uint8Array) => void
  /** So far there is nothing but whole members; an end-of-archive block is none. */
  readonly isWhole: () => boolean
}

const block = 512
const kinds: Readonly<Record<string, TarKind>> = {
  "": "file",
  "0": "file",
  "7": "file",
  "1": "hard link",
  "2": "link",
  "5": "directory"
}
/** Members that only tell about the next one: long paths and targets (GNU), records of pax. */
const preludes = new Set(["L", "K", "x", "g"])

/** They are kept in memory, and no system has longer paths. */
const longest = 1 << 20

const text = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}

/** Octal digits, or (GNU, where those do not suffice) a binary number marked by its first bit. */
const numberOf = (bytes: Uint8Array): number => {
  const [first = 0, ...rest] = bytes
  if (first >= 0x80) return rest.reduce((sum, byte) => sum * 256 + byte, first & 0x7f)
  const digits = text(bytes).trim()
  return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** The sum is taken with blanks in its own place. */
const isHeader = (bytes: Uint8Array): boolean => {
  let sum = 0
  for (const [at, byte] of bytes.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum !== 8 * 32 && sum === numberOf(bytes.subarray(148, 156))
}

interface Header {
  readonly type: string
  readonly path: string
  readonly mode: number
  readonly target: string
  readonly size: number
}
const headerOf = (bytes: Uint8Array): Header | undefined => {
  const size = numberOf(bytes.subarray(124, 136))
  const type = text(bytes.subarray(156, 157))
  if (!isHeader(bytes) || !Number.isSafeInteger(size) || (preludes.has(type) && size > longest)) return undefined
  const name = text(bytes.subarray(0, 100))
  // GNU's own magic has a blank here, and times where ustar has the beginning of the path.
  const prefix = bytes[262] === 0 ? text(bytes.subarray(345, 500)) : ""
  return {
    type,
    path: prefix === "" ? name : `${prefix}/${name}`,
    mode: numberOf(bytes.subarray(100, 108)) & 0o7777,
    target: text(bytes.subarray(157, 257)),
    size
  }
}

/** Takes bytes until it has as many as wanted; those that nobody wants to keep are only counted. */
class Piece {
  readonly #kept: Uint8Array | undefined
  readonly #wanted: number
  #taken = 0
  constructor(wanted: number, keep: boolean) {
    this.#wanted = wanted
    this.#kept = keep ? new Uint8Array(wanted) : undefined
  }
  /** How many of them it took. */
  take(bytes: Uint8Array): number {
    const part = bytes.subarray(0, this.#wanted - this.#taken)
    this.#kept?.set(part, this.#taken)
    this.#taken += part.length
    return part.length
  }
  get taken(): number {
    return this.#taken
  }
  get isFull(): boolean {
    return this.#taken === this.#wanted
  }
  get bytes(): Uint8Array {
    return this.#kept ?? new Uint8Array()
  }
}

class Reader implements TarReader {
  readonly #hear: (member: TarMember) => void
  readonly #keep: boolean
  #piece = new Piece(block, true)
  /** That of the member whose content is being read. */
  #header: Header | undefined
  #path: string | undefined
  #target: string | undefined
  #broken = false

  constructor(hear: (member: TarMember) => void, keep: boolean) {
    this.#hear = hear
    this.#keep = keep
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#broken;) {
      at += this.#piece.take(bytes.subarray(at))
      if (this.#piece.isFull) this.#next()
    }
  }

  isWhole(): boolean {
    const begun = this.#header !== undefined || this.#path !== undefined || this.#target !== undefined
    return !this.#broken && !begun && this.#piece.taken === 0
  }

  #next(): void {
    if (this.#header !== undefined) return this.#member(this.#header)
    const header = headerOf(this.#piece.bytes)
    if (header === undefined) {
      this.#broken = true
      return
    }
    this.#header = header
    this.#piece = new Piece(Math.ceil(header.size / block) * block, this.#keep || preludes.has(header.type))
    if (header.size === 0) this.#member(header)
  }

  #member({ mode, path, size, target, type }: Header): void {
    const content = this.#piece.bytes.subarray(0, size)
    this.#header = undefined
    this.#piece = new Piece(block, true)
    if (type === "L") this.#path = text(content)
    else if (type === "K") this.#target = text(content)
    else if (!preludes.has(type)) {
      this.#hear({
        path: this.#path ?? path,
        kind: kinds[type] ?? "other",
        mode,
        target: this.#target ?? target,
        content
      })
      this.#path = undefined
      this.#target = undefined
    }
  }
}

export const tarReader = (hear: (member: TarMember) => void, keep: boolean): TarReader => new Reader(hear, keep)
