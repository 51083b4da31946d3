/** Digests of files and trees, in pieces, however large they are; read without waiting in between, with turns for others. */
import { createHash } from "node:crypto"
import { lstatSync } from "node:fs"
import { sha256, treeDigestOf, type TreeEntry } from "./Digest.ts"
import { join } from "./Filesystem.ts"
import { entriesIn, linkTextOf, toSystem } from "./PathBytes.ts"
import { inPieces, room, type Turns, type Wanted } from "./RegularFile.ts"
import { codeOf } from "./SystemErrors.ts"

export const digestOf = async (wanted: Wanted, turns: Turns): Promise<string> => {
  const hash = createHash("sha256")
  await inPieces(wanted, turns, (piece) => {
    hash.update(piece)
  })
  return hash.digest("hex")
}

/** A failure of a call on an entry, which knows better than the walk where it was. */
export class EntryFailed extends Error {
  readonly path: string
  constructor(path: string, cause: unknown) {
    super(path, { cause })
    this.path = path
  }
}
export const at = async <A>(path: string, call: () => Promise<A> | A): Promise<A> => {
  try {
    return await call()
  } catch (cause) {
    throw cause instanceof EntryFailed ? cause : new EntryFailed(path, cause)
  }
}

/** The digest of every file below, for `Filesystem.digests`. */
export const digestsBelow = async (root: string, turns: Turns): Promise<Readonly<Record<string, string>>> => {
  const into = room()
  const found: Array<readonly [string, string]> = []
  const walk = async (relative: string): Promise<void> => {
    const entries = await at(join(root, relative), () => entriesIn(join(root, relative)))
    for (const { entry, name } of entries) {
      const below = join(relative, name)
      const path = join(root, below)
      if (entry.isDirectory()) await walk(below)
      else if (entry.isFile()) found.push([below, await at(path, () => digestOf({ path, follow: false, into }, turns))])
      else found.push([below, ""])
    }
  }
  await walk("")
  return Object.fromEntries(found)
}

const denied = new Set(["EACCES", "EPERM"])
export const isDenied = (cause: unknown): boolean => denied.has(codeOf(cause))

/** One digest for a file or a tree, for `Filesystem.treeDigest`. */
export const treeDigestBelow = async (root: string, skip: (path: string) => boolean, turns: Turns): Promise<string> => {
  const into = room()
  const found: Array<TreeEntry> = []
  const enter = async (path: string, relative: string): Promise<void> => {
    const status = lstatSync(toSystem(path))
    if (status.isSymbolicLink()) found.push({ path: relative, kind: "link", digest: sha256(linkTextOf(path)) })
    else if (status.isFile()) {
      const digest = await digestOf({ path, follow: false, into }, turns)
      found.push({ path: relative, kind: (status.mode & 0o111) === 0 ? "file" : "program", digest })
    } else if (status.isDirectory()) {
      for (const { name } of entriesIn(path)) if (!skip(join(relative, name))) await walk(join(relative, name))
    } else found.push({ path: relative, kind: "other", digest: "" })
  }
  const walk = async (relative: string): Promise<void> => {
    const path = join(root, relative)
    try {
      await at(path, () => enter(path, relative))
    } catch (cause) {
      const denial = cause instanceof EntryFailed && cause.path === path && isDenied(cause.cause)
      if (relative === "" || !denial) throw cause
      found.push({ path: relative, kind: "closed", digest: "" })
    }
  }
  await walk("")
  return treeDigestOf(found)
}
