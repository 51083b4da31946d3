/** A tree of files in memory that answers as a POSIX file system does to root; what it refuses, it refuses with the same code. */
import * as Data from "effect/Data"
import type { Reason } from "../services/Filesystem.ts"

interface Stamped {
  mode: number
  /** Milliseconds since 1970. */
  mtime: number
}
export interface File extends Stamped {
  readonly kind: "file"
  readonly content: Uint8Array
}
export interface Directory extends Stamped {
  readonly kind: "directory"
  readonly entries: Map<string, Node>
}
export interface Link extends Stamped {
  readonly kind: "link"
  readonly text: string
}
/** A named pipe, a socket, a device. */
export interface Special extends Stamped {
  readonly kind: "other"
}
export type Node = File | Directory | Link | Special

const reasons = {
  ENOENT: "NotFound",
  ENOTDIR: "NotFound",
  EEXIST: "AlreadyExists",
  ENOTEMPTY: "AlreadyExists",
  EISDIR: "Other",
  ELOOP: "Other",
  EINVAL: "Other",
  EBUSY: "Other",
  ENXIO: "Other",
  NOTAFILE: "NotAFile",
  TOOLARGE: "TooLarge"
} as const satisfies Record<string, Reason>

/** A call on the tree failed, as a system call does. */
export class Refused extends Data.TaggedError("Refused")<{ readonly reason: Reason; readonly detail: string }> {}
export const refused = (code: keyof typeof reasons): Refused => new Refused({ reason: reasons[code], detail: code })

export const directory = (mtime: number, mode = 0o755): Directory => ({
  kind: "directory",
  entries: new Map(),
  mode,
  mtime
})

/** Where a path leads: a directory, a name in it, and what stands under that name. */
export interface TreePlace {
  readonly parent: Directory
  readonly name: string
  readonly node: Node | undefined
  /** The path without links, `.` and `..`. */
  readonly real: string
}

const partsOf = (path: string): ReadonlyArray<string> => path.split("/").filter((part) => part !== "" && part !== ".")

interface Step {
  readonly name: string
  readonly directory: Directory
}
const atTop = (steps: ReadonlyArray<Step>): TreePlace => {
  const [top, below] = [steps.at(-1), steps.at(-2)]
  if (top === undefined) throw refused("ENOENT")
  return { parent: below?.directory ?? top.directory, name: top.name, node: top.directory, real: render(steps) }
}
const render = (steps: ReadonlyArray<Step>, ...more: ReadonlyArray<string>): string =>
  `/${[...steps.slice(1).map(({ name }) => name), ...more].join("/")}`

/** How many links Linux follows one after another (path_resolution(7)). */
const mostLinks = 40

/** Links on the way are always followed, one at the end when `follow` says so; what is missing may be the last part alone. */
export const find = (root: Directory, path: string, follow: boolean): TreePlace => {
  let steps: ReadonlyArray<Step> = [{ name: "", directory: root }]
  let rest = partsOf(path)
  let followed = 0
  while (true) {
    const [name, ...after] = rest
    if (name === undefined) return atTop(steps)
    rest = after
    if (name === "..") {
      steps = steps.length > 1 ? steps.slice(0, -1) : steps
      continue
    }
    const parent = steps.at(-1)?.directory ?? root
    const node = parent.entries.get(name)
    if (after.length === 0 && (node?.kind !== "link" || !follow))
      return { parent, name, node, real: render(steps, name) }
    if (node === undefined) throw refused("ENOENT")
    if (node.kind === "file" || node.kind === "other") throw refused("ENOTDIR")
    if (node.kind === "directory") steps = [...steps, { name, directory: node }]
    else {
      followed += 1
      if (followed > mostLinks) throw refused("ELOOP")
      if (node.text.startsWith("/")) steps = steps.slice(0, 1)
      rest = [...partsOf(node.text), ...after]
    }
  }
}

/** What stands at a path, which must be there. */
export const existing = (root: Directory, path: string, follow: boolean): Node => {
  const { node } = find(root, path, follow)
  if (node === undefined) throw refused("ENOENT")
  return node
}

const put = (place: TreePlace, node: Node, now: number): void => {
  if (place.name === "") throw refused("EBUSY")
  place.parent.entries.set(place.name, node)
  place.parent.mtime = now
}
const take = (place: TreePlace, now: number): void => {
  if (place.name === "") throw refused("EBUSY")
  place.parent.entries.delete(place.name)
  place.parent.mtime = now
}

/** Writes by a rename, so a link at the path is replaced and not followed. */
export const writeFile = (root: Directory, path: string, content: Uint8Array, mode: number, now: number): void => {
  const place = find(root, path, false)
  if (place.node?.kind === "directory") throw refused("EISDIR")
  put(place, { kind: "file", content: content.slice(), mode, mtime: now }, now)
}

export const makeDirectories = (root: Directory, path: string, now: number, mode = 0o755): Directory => {
  const parts = partsOf(path)
  let made = root
  for (let count = 1; count <= parts.length; count += 1) {
    const part = `/${parts.slice(0, count).join("/")}`
    const place = find(root, part, true)
    if (place.node === undefined && find(root, part, false).node !== undefined) throw refused("ENOENT")
    if (place.node?.kind === "file" || place.node?.kind === "other")
      throw refused(count === parts.length ? "EEXIST" : "ENOTDIR")
    if (place.node?.kind === "directory") made = place.node
    else {
      made = directory(now, mode)
      put(place, made, now)
    }
  }
  return made
}

export const makeSpecial = (root: Directory, path: string, now: number): void => {
  put(find(root, path, false), { kind: "other", mode: 0o666, mtime: now }, now)
}

export const makeLink = (root: Directory, text: string, path: string, now: number): void => {
  const place = find(root, path, false)
  if (place.node !== undefined) throw refused("EEXIST")
  put(place, { kind: "link", text, mode: 0o777, mtime: now }, now)
}

/** Removes what is at a path; nothing there is as good as removed. */
export const remove = (root: Directory, path: string, now: number): void => {
  try {
    const place = find(root, path, false)
    if (place.node !== undefined) take(place, now)
  } catch (cause) {
    if (!(cause instanceof Refused && cause.detail === "ENOENT")) throw cause
  }
}

/** What rename(2) refuses of `to`, when a directory or something else is moved there. */
const refusal = (moved: Node, there: Node | undefined): Refused | undefined => {
  if (there === undefined) return undefined
  if (moved.kind !== "directory") return there.kind === "directory" ? refused("EISDIR") : undefined
  if (there.kind !== "directory") return refused("ENOTDIR")
  return there.entries.size > 0 ? refused("ENOTEMPTY") : undefined
}

export const rename = (root: Directory, from: string, to: string, now: number): void => {
  const source = find(root, from, false)
  const target = find(root, to, false)
  if (source.node === undefined) throw refused("ENOENT")
  if (source.node === target.node) return
  if (source.node.kind === "directory" && target.real.startsWith(`${source.real}/`)) throw refused("EINVAL")
  const problem = refusal(source.node, target.node)
  if (problem !== undefined) throw problem
  take(source, now)
  put(target, source.node, now)
}

/** Copies over whatever file is there already, also through a link, as copyFile does. */
export const copyFile = (root: Directory, source: File, to: string, now: number): void => {
  const place = find(root, to, true)
  if (place.node?.kind === "directory") throw refused("EISDIR")
  put(place, { kind: "file", content: source.content, mode: source.mode, mtime: source.mtime }, now)
}
