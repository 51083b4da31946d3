/** What a shared library is linked against (ELF, gabi chapter 5), read from its bytes: `DT_NEEDED`, `DT_RPATH`, `DT_RUNPATH`. */

export interface LinkedAgainst {
  /** Names of libraries: `libpq.so.5`. */
  readonly needs: ReadonlyArray<string>
  /** Where it says itself that they are, `$ORIGIN` as it is. */
  readonly places: ReadonlyArray<string>
}

/** What belongs to the C library is there wherever the interpreter runs. */
const alwaysThere =
  /^(?:ld-linux|ld-musl|ld64\.|linux-vdso|libpython\d|libc\.musl|(?:libc|libm|libpthread|libdl|librt|libutil|libresolv|libanl|libgcc_s)\.so)/

const nothing: LinkedAgainst = { needs: [], places: [] }

interface Reader {
  readonly half: (at: number) => number
  readonly word: (at: number) => number
  /** An address or an offset, as wide as the file's class. */
  readonly wide: (at: number) => number
}

const readerOf = (bytes: Uint8Array): Reader & { readonly is64: boolean } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [is64, little] = [bytes[4] === 2, bytes[5] === 1]
  const word = (at: number) => view.getUint32(at, little)
  return {
    is64,
    half: (at) => view.getUint16(at, little),
    word,
    wide: (at) => (is64 ? Number(view.getBigUint64(at, little)) : word(at))
  }
}

interface Segment {
  readonly kind: number
  readonly offset: number
  readonly address: number
  readonly size: number
}

const segmentsOf = ({ half, is64, wide, word }: ReturnType<typeof readerOf>): ReadonlyArray<Segment> => {
  const [start, size, count] = [wide(is64 ? 32 : 28), half(is64 ? 54 : 42), half(is64 ? 56 : 44)]
  return Array.from({ length: count }, (_, at) => {
    const entry = start + at * size
    return is64
      ? { kind: word(entry), offset: wide(entry + 8), address: wide(entry + 16), size: wide(entry + 32) }
      : { kind: word(entry), offset: word(entry + 4), address: word(entry + 8), size: word(entry + 16) }
  })
}

const loadable = 1
const dynamic = 2
const tags = { end: 0, needed: 1, strings: 5, rpath: 15, runpath: 29 }

const read = (bytes: Uint8Array): LinkedAgainst => {
  const reader = readerOf(bytes)
  const segments = segmentsOf(reader)
  const table = segments.find(({ kind }) => kind === dynamic)
  if (table === undefined) return nothing
  const width = reader.is64 ? 8 : 4
  const entries: Array<readonly [tag: number, value: number]> = []
  for (let at = table.offset; at < table.offset + table.size; at += 2 * width) {
    const tag = reader.wide(at)
    if (tag === tags.end) break
    entries.push([tag, reader.wide(at + width)])
  }
  const [, address = -1] = entries.find(([tag]) => tag === tags.strings) ?? []
  const home = segments.find(
    (one) => one.kind === loadable && one.address <= address && address < one.address + one.size
  )
  if (home === undefined) return nothing
  const strings = address - home.address + home.offset
  const texts = (...wanted: ReadonlyArray<number>): ReadonlyArray<string> =>
    entries.flatMap(([tag, value]) => {
      if (!wanted.includes(tag)) return []
      const begin = strings + value
      return [new TextDecoder().decode(bytes.subarray(begin, bytes.indexOf(0, begin)))]
    })
  return {
    needs: texts(tags.needed).filter((name) => !alwaysThere.test(name)),
    places: texts(tags.rpath, tags.runpath).flatMap((text) => text.split(":").filter((place) => place !== ""))
  }
}

/** Nothing of what is no ELF, or a damaged one: a linker's script has the name of a library, too. */
export const linkedAgainst = (bytes: Uint8Array): LinkedAgainst => {
  const isElf = bytes.length >= 64 && bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46
  if (!isElf) return nothing
  try {
    return read(bytes)
  } catch (cause) {
    if (cause instanceof RangeError) return nothing
    throw cause
  }
}
