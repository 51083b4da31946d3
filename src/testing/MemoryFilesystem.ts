/** The Filesystem in memory: the same answers as the real one gives (the laws hold over both), no disk. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { sha256, treeDigestOf, type TreeEntry } from "../services/Digest.ts"
import {
  dirname,
  FileAccessFailed,
  Filesystem,
  type Interface,
  join,
  mostRead,
  type Reason,
  type Status
} from "../services/Filesystem.ts"
import * as Tree from "./MemoryTree.ts"

/**
 * A file by its content, one with a mode, a link by its text, a named pipe or its like, or (a path that ends in `/`) a
 * directory with any content.
 */
export type Planted =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly mode: number }
  | { readonly link: string }
  | { readonly kind: "other" }

export interface MemoryOptions {
  /**
   * What goes wrong: asked before each operation, with the verb phrase and the path that the failure names (`write`,
   * `/app/.python`). Modes are kept but refuse nobody, as for root; a place that may not be used is told here.
   */
  readonly refuse?: (operation: string, path: string) => Reason | undefined
  /** The owner of everything. */
  readonly uid?: number
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content

const plant = (root: Tree.Directory, path: string, planted: Planted): void => {
  const folder = path.endsWith("/")
  const parent = folder ? path : path.slice(0, path.lastIndexOf("/") + 1)
  Tree.makeDirectories(root, parent, 0)
  if (folder) return
  if (typeof planted === "string" || planted instanceof Uint8Array)
    Tree.writeFile(root, path, bytesOf(planted), 0o644, 0)
  else if ("kind" in planted) Tree.makeSpecial(root, path, 0)
  else if ("link" in planted) Tree.makeLink(root, planted.link, path, 0)
  else Tree.writeFile(root, path, bytesOf(planted.content), planted.mode, 0)
}

const sizeOf = (node: Tree.Node): number =>
  node.kind === "file" ? node.content.length : node.kind === "link" ? bytesOf(node.text).length : 0

const orNothing = <A>(effect: Effect.Effect<A, FileAccessFailed>): Effect.Effect<A | undefined, FileAccessFailed> =>
  Effect.catchIf(
    effect,
    ({ detail, reason }) => reason === "NotFound" || detail === "ELOOP",
    () => Effect.succeed(undefined)
  )

interface Disk {
  readonly root: Tree.Directory
  readonly uid: number
  /** Runs a call on the tree; what it refuses is the failure of the operation at the path. */
  readonly attempt: <A>(operation: string, path: string, call: (now: number) => A) => Effect.Effect<A, FileAccessFailed>
}

const diskOf = (root: Tree.Directory, { refuse, uid = 1000 }: MemoryOptions): Disk => ({
  root,
  uid,
  attempt: (operation, path, call) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const fail = (reason: Reason, detail: string) =>
        Effect.fail(new FileAccessFailed({ operation, path, reason, detail }))
      const reason = refuse?.(operation, path)
      if (reason !== undefined) return fail(reason, reason)
      try {
        return Effect.succeed(call(now))
      } catch (cause) {
        if (cause instanceof Tree.Refused) return fail(cause.reason, cause.detail)
        throw cause
      }
    })
})

const statusOf =
  ({ attempt, root, uid }: Disk, follow: boolean): Interface["status"] =>
  (path) =>
    orNothing(
      attempt("look at", path, (): Status => {
        const node = Tree.existing(root, path, follow)
        return { kind: node.kind, size: sizeOf(node), mode: node.mode, mtime: node.mtime, uid }
      })
    )

const read =
  ({ attempt, root }: Disk): Interface["read"] =>
  (path, { atMost = mostRead, follow = true } = {}) =>
    attempt("read", path, () => {
      const node = Tree.existing(root, path, follow)
      if (node.kind !== "file") throw Tree.refused("NOTAFILE")
      if (node.content.length > atMost) throw Tree.refused("TOOLARGE")
      return node.content.slice()
    })

const entries =
  ({ attempt, root }: Disk): Interface["entries"] =>
  (path) =>
    orNothing(
      attempt("list", path, () => {
        const node = Tree.existing(root, path, true)
        if (node.kind !== "directory") throw Tree.refused("ENOTDIR")
        return [...node.entries].map(([name, { kind }]) => ({ name, kind }))
      })
    ).pipe(Effect.map((found) => (found ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))))

const digests =
  ({ attempt, root }: Disk): Interface["digests"] =>
  (path) => {
    const below = (relative: string): Array<readonly [string, string]> => {
      const node = Tree.existing(root, join(path, relative), false)
      if (node.kind === "directory") return [...node.entries.keys()].flatMap((name) => below(join(relative, name)))
      return [[relative, node.kind === "file" ? sha256(node.content) : ""]]
    }
    return attempt("read", path, () => Object.fromEntries(below("")))
  }

const entriesBelow = (
  root: Tree.Directory,
  top: string,
  relative: string,
  skip: (path: string) => boolean
): Array<TreeEntry> => {
  const node = Tree.existing(root, join(top, relative), false)
  if (node.kind === "link") return [{ path: relative, kind: "link", digest: sha256(node.text) }]
  if (node.kind === "file")
    return [{ path: relative, kind: (node.mode & 0o111) === 0 ? "file" : "program", digest: sha256(node.content) }]
  if (node.kind === "other") return [{ path: relative, kind: "other", digest: "" }]
  return [...node.entries.keys()]
    .map((name) => join(relative, name))
    .filter((below) => !skip(below))
    .flatMap((below) => entriesBelow(root, top, below, skip))
}

const copy =
  ({ attempt, root }: Disk): Interface["copy"] =>
  (from, to, skip) => {
    type Left = Effect.Effect<ReadonlyArray<string>, FileAccessFailed>
    const walk = (relative: string): Left =>
      Effect.suspend(() => {
        const [source, destination] = [join(from, relative), join(to, relative)]
        if (relative !== "" && skip?.(relative) === true) return Effect.succeed([])
        return attempt("copy", source, (now) => {
          const node = Tree.existing(root, source, false)
          if (node.kind === "link") Tree.makeLink(root, node.text, destination, now)
          else if (node.kind === "file") Tree.copyFile(root, node, destination, now)
          else if (node.kind === "other") {
            if (relative === "") throw Tree.refused("NOTAFILE")
            return { below: [], left: [relative] }
          } else {
            Tree.makeDirectories(root, destination, now).mode = node.mode | 0o700
            return { below: [...node.entries.keys()].toSorted(), left: [] }
          }
          return { below: [], left: [] }
        }).pipe(
          // Refused below, it is left out, as a file that another user keeps for himself.
          Effect.catchIf(
            ({ reason }) => relative !== "" && reason === "PermissionDenied",
            () => Effect.succeed({ below: [], left: [relative] })
          ),
          Effect.flatMap(({ below, left }) =>
            Effect.map(
              Effect.forEach(below, (name) => walk(join(relative, name))),
              (deeper) => [...left, ...deeper.flat()]
            )
          )
        )
      })
    // Of what is not there, nothing is copied.
    return Effect.flatMap(statusOf({ attempt, root, uid: 0 }, false)(from), (found) =>
      found === undefined ? Effect.succeed([]) : walk("")
    )
  }

const temporary = (disk: Disk): Interface["temporary"] => {
  let count = 0
  return (parent = "/tmp") =>
    Effect.acquireRelease(
      disk.attempt("make a temporary directory in", parent, (now) => {
        if (Tree.existing(disk.root, parent, true).kind !== "directory") throw Tree.refused("ENOTDIR")
        count += 1
        const path = join(parent, `.python-buildpack-${String(count).padStart(6, "0")}`)
        Tree.makeDirectories(disk.root, path, now, 0o700)
        return path
      }),
      (path) => Effect.ignore(disk.attempt("remove", path, (now) => Tree.remove(disk.root, path, now)))
    )
}

const make = (disk: Disk): Interface => {
  const { attempt, root } = disk
  return {
    status: statusOf(disk, false),
    target: statusOf(disk, true),
    read: read(disk),
    readText: (path, how) => Effect.map(read(disk)(path, how), (bytes) => new TextDecoder().decode(bytes)),
    entries: entries(disk),
    list: (path) => Effect.map(entries(disk)(path), (found) => found.map(({ name }) => name)),
    digests: digests(disk),
    digest: (path, how) => Effect.map(read(disk)(path, { ...how, atMost: Infinity }), sha256),
    treeDigest: (path, skip = () => false) =>
      attempt("read", path, () => treeDigestOf(entriesBelow(root, path, "", skip))),
    user: disk.uid,
    copy: copy(disk),
    temporary: temporary(disk),
    write: (path, content, mode = 0o644) =>
      attempt("write", path, (now) => Tree.writeFile(root, path, bytesOf(content), mode, now)),
    makeDirectory: (path) =>
      Effect.asVoid(attempt("make the directory", path, (now) => Tree.makeDirectories(root, path, now))),
    claim: (path) =>
      attempt("make the directory", path, (now) => {
        if (Tree.find(root, path, false).node !== undefined) return false
        if (Tree.existing(root, dirname(path), true).kind !== "directory") throw Tree.refused("ENOTDIR")
        Tree.makeDirectories(root, path, now)
        return true
      }),
    remove: (path) => attempt("remove", path, (now) => Tree.remove(root, path, now)),
    rename: (from, to) => attempt("rename", `${from} to ${to}`, (now) => Tree.rename(root, from, to, now)),
    link: (text, path) => attempt("link", path, (now) => Tree.makeLink(root, text, path, now)),
    realPath: (path) =>
      attempt("find the real path of", path, () => {
        const { node, real } = Tree.find(root, path, true)
        if (node === undefined) throw Tree.refused("ENOENT")
        return real
      }),
    chmod: (path, mode) => attempt("change the mode of", path, () => void (Tree.existing(root, path, true).mode = mode))
  }
}

/** A disk with these files, by absolute path, an empty `/tmp` and `/dev/null`; a new one for each time that the layer is built. */
export const layerMemory = (
  files: Readonly<Record<string, Planted>> = {},
  options: MemoryOptions = {}
): Layer.Layer<Filesystem> =>
  Layer.sync(Filesystem, () => {
    const root = Tree.directory(0)
    plant(root, "/tmp/", "")
    plant(root, "/dev/null", { kind: "other" })
    for (const [path, planted] of Object.entries(files)) plant(root, path, planted)
    return Filesystem.of(make(diskOf(root, options)))
  })
