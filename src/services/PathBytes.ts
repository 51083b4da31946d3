/**
 * Paths are bytes to the system and text to us. A byte that is no UTF-8 stands in the text as a lone surrogate, U+DC80 to
 * U+DCFF, as Python has it (PEP 383), so that every name has one text and comes back from it unchanged.
 */
import { isUtf8 } from "node:buffer"
import { type Dirent, readdirSync, readlinkSync } from "node:fs"

const first = 0xdc80
const last = 0xdcff

/** How many bytes the UTF-8 character has that begins with this byte; none begins with 0. */
const lengthOf = (byte: number): number =>
  byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0

export const fromSystem = (bytes: Buffer): string => {
  if (isUtf8(bytes)) return bytes.toString("utf8")
  let text = ""
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    const character = bytes.subarray(at, at + lengthOf(byte))
    const whole = character.length > 0 && isUtf8(character)
    text += whole ? character.toString("utf8") : String.fromCharCode(0xdc00 + byte)
    at += whole ? character.length : 1
  }
  return text
}

/** What the calls of Node take: text where it is text, the bytes that it stands for otherwise. */
export const toSystem = (path: string): string | Buffer => {
  if (path.isWellFormed()) return path
  return Buffer.concat(
    [...path].map((character) => {
      const point = character.codePointAt(0) ?? 0
      return point >= first && point <= last ? Buffer.of(point - 0xdc00) : Buffer.from(character, "utf8")
    })
  )
}

/** Node reads names as UTF-8, with this character for whatever is none; only then is the directory read as bytes. */
const replacement = "\ufffd"

export interface NamedBytes {
  readonly name: string
  readonly entry: Dirent | Dirent<Buffer>
}

/** The entries of a directory, in no order. */
export const entriesIn = (path: string): ReadonlyArray<NamedBytes> => {
  const place = toSystem(path)
  const entries = readdirSync(place, { withFileTypes: true })
  if (!entries.some(({ name }) => name.includes(replacement)))
    return entries.map((entry) => ({ name: entry.name, entry }))
  return readdirSync(place, { withFileTypes: true, encoding: "buffer" }).map((entry) => ({
    name: fromSystem(entry.name),
    entry
  }))
}

export const linkTextOf = (path: string): string => fromSystem(readlinkSync(toSystem(path), { encoding: "buffer" }))
