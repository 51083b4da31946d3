/** The one way in which a file is opened: looked at first, so that no pipe, device or socket in its place holds a staging. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats, statSync } from "node:fs"
import { setImmediate } from "node:timers/promises"
import type { Reading } from "./Filesystem.ts"
import { toSystem } from "./PathBytes.ts"

/** Something else stands there, or more than may be read; `code` is what the failure is told by, as of a system call. */
export class Unfit extends Error {
  readonly code: "NOTAFILE" | "TOOLARGE"
  constructor(code: "NOTAFILE" | "TOOLARGE", detail: string) {
    super(detail)
    this.code = code
  }
}

const words: ReadonlyArray<readonly [keyof Stats & `is${string}`, string]> = [
  ["isDirectory", "a directory"],
  ["isSymbolicLink", "a link"],
  ["isFIFO", "a named pipe"],
  ["isSocket", "a socket"],
  ["isCharacterDevice", "a device"],
  ["isBlockDevice", "a device"]
]
const insist = (status: Stats): Stats => {
  if (status.isFile()) return status
  throw new Unfit("NOTAFILE", words.find(([is]) => status[is]())?.[1] ?? "no regular file")
}

/** Looked at before it is opened, since opening alone sets some devices to work; and after, since it may be another by then. */
export const openRegular = (path: string, follow: boolean): { readonly file: number; readonly size: number } => {
  const place = toSystem(path)
  insist(follow ? statSync(place) : lstatSync(place))
  // Without O_NONBLOCK, opening a pipe waits until somebody writes to it.
  const file = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW))
  try {
    return { file, size: insist(fstatSync(file)).size }
  } catch (cause) {
    closeSync(file)
    throw cause
  }
}

/** So much is read without waiting in between; then others have their turn. As a stream it takes three times as long. */
const turn = 64 << 20
/** What looking at an entry of a tree costs, as if it were bytes. */
const entry = 1 << 14

/** Lets others have their turn, and ends what nobody waits for any more. */
export class Turns {
  #spent = 0
  readonly #signal: AbortSignal
  constructor(signal: AbortSignal) {
    this.#signal = signal
  }
  /** `undefined` while there is no need to wait, since waiting for nothing costs more than a small file. */
  after(bytes: number): Promise<void> | undefined {
    this.#spent += bytes + entry
    if (this.#spent < turn) return undefined
    this.#spent = 0
    return setImmediate(undefined, { signal: this.#signal })
  }
}

/** Large enough for most files to be read at once. */
const pieceSize = 1 << 18
/** A place to read into, for who reads many files one after another. */
export const room = (): Uint8Array => new Uint8Array(pieceSize)

export interface Wanted {
  readonly path: string
  readonly follow: boolean
  /** Where pieces are read into; without it, a place of its own as large as needed. */
  readonly into?: Uint8Array
}

/** Calls `use` with each piece of the file, in order; a piece is good until the call ends. */
export const inPieces = async (
  { follow, into, path }: Wanted,
  turns: Turns,
  use: (piece: Uint8Array, size: number) => void
): Promise<void> => {
  const { file, size } = openRegular(path, follow)
  try {
    // One byte more, so that the end is seen; files of /proc say that they are empty.
    const bytes = into ?? new Uint8Array(Math.min(Math.max(size + 1, 1 << 12), pieceSize))
    for (let got = 1; got > 0;) {
      got = readSync(file, bytes)
      if (got > 0) use(bytes.subarray(0, got), size)
      const wait = turns.after(got)
      if (wait !== undefined) await wait
    }
  } finally {
    closeSync(file)
  }
}

/** All of it, up to the bound. */
export const whole = async (path: string, { atMost, follow }: Required<Reading>, turns: Turns): Promise<Uint8Array> => {
  const pieces: Array<Uint8Array> = []
  let total = 0
  await inPieces({ path, follow }, turns, (piece, size) => {
    total += piece.length
    if (size > atMost || total > atMost) throw new Unfit("TOOLARGE", `more than ${atMost >> 20} MiB`)
    pieces.push(piece.slice())
  })
  return pieces.length === 1 ? (pieces[0] ?? new Uint8Array()) : Buffer.concat(pieces)
}
