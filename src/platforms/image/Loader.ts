/** The loader that a program asks for (ELF, `PT_INTERP`), which must be where the program runs: `/lib64/ld-linux-x86-64.so.2`. */

const interp = 3

/** `undefined` for what needs none, and for what is no ELF of 64 bits, least byte first: no other system is staged on. */
export const loaderOf = (bytes: Uint8Array): string | undefined => {
  const isElf = bytes.length >= 64 && bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46
  if (!isElf || bytes[4] !== 2 || bytes[5] !== 1) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const [start, size, count] = [
      Number(view.getBigUint64(32, true)),
      view.getUint16(54, true),
      view.getUint16(56, true)
    ]
    for (let at = start; at < start + size * count; at += size) {
      if (view.getUint32(at, true) !== interp) continue
      const offset = Number(view.getBigUint64(at + 8, true))
      const length = Number(view.getBigUint64(at + 32, true))
      return new TextDecoder().decode(bytes.subarray(offset, offset + length)).replace(/\0.*$/s, "")
    }
    return undefined
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** Which C library a loader is of. */
export const libraryOf = (loader: string): "glibc" | "musl" => (loader.includes("/ld-musl-") ? "musl" : "glibc")
