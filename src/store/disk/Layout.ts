/** Where the wheel store keeps what: the directories below its own, and the names in them. */
import type { TextPlace } from "../../services/CheckedText.ts"
import { dirname, join, within } from "../../services/Filesystem.ts"
import { damagedIn } from "../../services/SetAside.ts"

/** The directory in the cache that is the store's. */
export const area = "store"

/** Texts with a checksum of their own, by key. */
export const texts = ["environments", "distributions", "wheels"] as const
export type Texts = (typeof texts)[number]

export interface Layout {
  readonly root: string
  readonly text: (kind: Texts, key: string) => string
  /** The name that is checked with a text at a path; it counts from the root of the cache. */
  readonly placeOf: (path: string) => TextPlace
  /** Compressed archives, by the SHA-256 of their bytes. */
  readonly archives: string
  readonly archive: (sha256: string) => string
  /** Wheels that were built here, by the SHA-256 of their bytes. */
  readonly files: string
  readonly file: (sha256: string) => string
  /** What was found damaged. */
  readonly damaged: string
}

const ending = ".tar.zst"

export const layout = (root: string): Layout => {
  const cache = dirname(root)
  const [archives, files] = [join(root, "archives"), join(root, "files")]
  return {
    root,
    text: (kind, key) => join(root, kind, `${key}.json`),
    placeOf: (path) => ({ root: cache, name: within(path, cache) }),
    archives,
    archive: (sha256) => join(archives, `${sha256}${ending}`),
    files,
    file: (sha256) => join(files, `${sha256}.whl`),
    damaged: damagedIn(cache)
  }
}

/** All folders of ours, each after the one that it is in. */
export const foldersOf = (place: Layout): ReadonlyArray<string> => [
  place.root,
  place.damaged,
  ...texts.map((kind) => dirname(place.text(kind, ""))),
  place.archives,
  place.files
]

/** The digest or key that a file is named for. */
export const keyOf = (name: string): string => name.replace(/\.(?:json|whl|tar\.zst)$/, "")
