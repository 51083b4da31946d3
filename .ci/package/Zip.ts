/** A zip whose bytes depend on nothing but what is in it: one time, two modes, made by Unix, and compressed by code that is the same everywhere. */
import { type Zippable, zipSync } from "fflate"

export interface ZipEntry {
  /** A folder's ends in `/`. */
  readonly path: string
  readonly content?: Uint8Array
  readonly mode: number
}

const unix = 3
/** The first of what a zip knows, as its writer reads it: a time of day without a zone. */
const time = new Date(1980, 0, 1)
const kinds = { folder: 0o040000, file: 0o100000 } as const

/** Compressed already: trying again costs seconds for each Python, and gains nothing. */
const isPacked = (path: string): boolean => /\.(?:whl|gz|zst)$/.test(path)

/** In the order of the entries. */
export const zip = (entries: ReadonlyArray<ZipEntry>): Uint8Array => {
  const files: Zippable = {}
  for (const { content, mode, path } of entries) {
    const kind = path.endsWith("/") ? kinds.folder : kinds.file
    const attrs = ((kind | mode) << 16) >>> 0
    files[path] = [content ?? new Uint8Array(), { attrs, os: unix, mtime: time, level: isPacked(path) ? 0 : 6 }]
  }
  return zipSync(files)
}
