/** One zstd frame (RFC 8878): the one place that says how it is made, and how it is read without the zstd program. */
import {
  constants,
  createZstdCompress,
  createZstdDecompress,
  type ZstdCompress,
  type ZstdDecompress,
  zstdCompressSync,
  zstdDecompressSync
} from "node:zlib"

/** Level 3 is a tenth smaller for up to twice the time. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 }
/** A size of pieces as large as a hundred MiB of memory in all allow; with 32 KiB everything takes half as long again. */
const chunkSize = 3 << 15

export const compress = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, { params })

/** `undefined` for what is no frame, or a damaged one, or holds more than `atMost` bytes. */
export const decompress = (frame: Uint8Array, atMost: number): Uint8Array | undefined => {
  try {
    return zstdDecompressSync(frame, { maxOutputLength: Math.max(atMost, 1) })
  } catch {
    return undefined
  }
}

/** A frame that says in its head how many bytes it holds; fails when it gets others. */
export const compressing = (size: number): ZstdCompress =>
  createZstdCompress({ params, chunkSize, pledgedSrcSize: size })

/** Decompresses one frame: Node's zlib stops after the first and says nothing (24.21). */
export const decompressing = (): ZstdDecompress => createZstdDecompress({ chunkSize })
