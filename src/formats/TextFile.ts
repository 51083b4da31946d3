/** Decodes small text files as pip does: byte order marks, PEP 263 comments, UTF-8, and Latin-1 where it is none of them. */

export interface Decoded {
  readonly text: string
  /** `utf-8`, `utf-16le`, `utf-16be`, `utf-32le`, `utf-32be`, or the name that a PEP 263 comment gives. */
  readonly encoding: string
  readonly bom: boolean
  /** Meant as UTF-8, and is not: `text` was read as Latin-1 instead. */
  readonly invalidUtf8: boolean
  /** UTF-16 by its zero bytes, but without the mark that would tell other programs. */
  readonly unmarkedUtf16: boolean
}

/** UTF-32 before UTF-16: the mark of the one begins with the mark of the other (pip 26 orders them so too). */
const marks: ReadonlyArray<readonly [encoding: string, bytes: ReadonlyArray<number>]> = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]]
]
/** Python's names for the encodings that the decoder of the web platform calls otherwise or, like Latin-1, reads otherwise. */
const pythonNames: ReadonlyMap<string, string> = new Map([
  ...["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819"].map(
    (n) => [n, "latin-1"] as const
  ),
  ...["utf8", "u8", "utf-8-sig", "ascii", "us-ascii", "646"].map((n) => [n, "utf-8"] as const)
])

/** Every byte is the code point of the same number, unlike `latin1` of the web platform, which is windows-1252. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")

const utf32 = (bytes: Uint8Array, littleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const points = Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, littleEndian))
  return points.map((point) => (point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd")).join("")
}

const strictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  if (encoding === "latin-1") return latin1(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const marked = (bytes: Uint8Array): Decoded | undefined => {
  const mark = marks.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (mark === undefined) return undefined
  const [encoding, start] = mark
  const body = bytes.subarray(start.length)
  const text = encoding.startsWith("utf-32") ? utf32(body, encoding.endsWith("le")) : strictly(body, encoding)
  const loose = () => (encoding === "utf-8" ? latin1(body) : new TextDecoder(encoding).decode(body))
  const invalidUtf8 = encoding === "utf-8" && text === undefined
  return { text: text ?? loose(), encoding, bom: true, invalidUtf8, unmarkedUtf16: false }
}

/** PEP 263 as pip reads it: in the first two lines, and only where `#` is the line's first byte. */
const declaredEncoding = (bytes: Uint8Array): string | undefined => {
  for (const line of latin1(bytes.subarray(0, 1000)).split("\n").slice(0, 2)) {
    const declared = line.startsWith("#") ? /coding[:=]\s*([-\w.]+)/.exec(line)?.[1] : undefined
    if (declared !== undefined) return declared
  }
  return undefined
}

/** Text is mostly ASCII, so in UTF-16 about every second byte is zero; a text in UTF-8 has none. */
const zeroBytes = (bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined => {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) * 3 < bytes.length || bytes.length < 4) return undefined
  return odd > even ? "utf-16le" : "utf-16be"
}

export const decode = (bytes: Uint8Array): Decoded => {
  const byMark = marked(bytes)
  if (byMark !== undefined) return byMark
  const utf16 = zeroBytes(bytes)
  if (utf16 !== undefined) {
    const text = new TextDecoder(utf16).decode(bytes)
    return { text, encoding: utf16, bom: false, invalidUtf8: false, unmarkedUtf16: true }
  }
  const declared = declaredEncoding(bytes)
  const name = declared?.toLowerCase().replaceAll("_", "-") ?? "utf-8"
  const encoding = pythonNames.get(name) ?? name
  // Python knows more encodings than the decoder here; their ASCII part, which is what matters, reads the same.
  const text = strictly(bytes, encoding) ?? (encoding === "utf-8" ? undefined : strictly(bytes, "utf-8"))
  const invalidUtf8 = text === undefined && encoding === "utf-8"
  return { text: text ?? latin1(bytes), encoding, bom: false, invalidUtf8, unmarkedUtf16: false }
}

const cut = (text: string, breaks: RegExp): ReadonlyArray<string> => {
  const found = text.split(breaks)
  return found.at(-1) === "" ? found.slice(0, -1) : found
}
/** Lines as editors count them. The last one needs no line break. */
export const lines = (text: string): ReadonlyArray<string> => cut(text, /\r\n|\n|\r/)
/** Lines as Python's `str.splitlines` counts them, so that our numbers are those that pip prints. */
export const pythonLines = (text: string): ReadonlyArray<string> =>
  // oxlint-disable-next-line no-control-regex -- these are the breaks of `str.splitlines`
  cut(text, /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)

/**
 * The text without these characters at both ends. A pattern such as `/[ \t]+$/` tries anew at each of them in the
 * middle of a text.
 */
export const trim = (text: string, characters: string): string => {
  let [start, end] = [0, text.length]
  while (start < end && characters.includes(text.charAt(start))) start++
  while (end > start && characters.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
