/** Where the wheel store keeps what: the directories below its own, and the names in them. */
import type { TextPlace } from "../../services/CheckedText.ts"
import { dirname, join, within } from "../../services/Filesystem.ts"
import { damagedIn } from "../../services/SetAside.ts"
import { archiveName, textName, type Texts, texts, wheelName } from "../Names.ts"

/** The directory in the cache that is the store's. */
export const area = "store"

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

export const layout = (root: string): Layout => {
  const cache = dirname(root)
  const [archives, files] = [join(root, "archives"), join(root, "files")]
  return {
    root,
    text: (kind, key) => join(root, textName(kind, key)),
    placeOf: (path) => ({ root: cache, name: within(path, cache) }),
    archives,
    archive: (sha256) => join(root, archiveName(sha256)),
    files,
    file: (sha256) => join(root, wheelName(sha256)),
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
