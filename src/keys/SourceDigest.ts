/**
 * Which files of a folder a build of it sees: what a fresh clone would have, without the products of earlier builds. Of a
 * repository, what is ignored and not part of it is left out; what a build tool left behind always is.
 */
import * as Effect from "effect/Effect"
import {
  isMentioned,
  isOfCython,
  isProduct,
  isProject,
  isSetApart,
  mayBeOfCython,
  packaging,
  type ProductPlace,
  type Project,
  projectOf
} from "../domain/BuildProducts.ts"
import { type IgnoreRule, isIgnored, parseIgnore } from "../domain/GitIgnore.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { Footprint } from "../domain/Footprint.ts"
import { resolve } from "../domain/Path.ts"
import { isSource } from "../domain/SourceTree.ts"
import { dirname, type Entry, Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"
import { trackedFiles } from "../services/GitIndex.ts"

export interface Sources {
  /** Products of earlier builds, by their paths from the root; of a folder, the folder alone. */
  readonly products: ReadonlyArray<string>
  /** What `.gitignore` names and the repository has not. */
  readonly ignored: ReadonlyArray<string>
  /** Is the path, from the root, left out? */
  readonly leavesOut: (path: string) => boolean
}

interface Repository {
  readonly isTracked: (path: string) => boolean
  readonly rules: ReadonlyArray<IgnoreRule>
}

const textOf = Effect.fnUntraced(function* (path: string) {
  const files = yield* Filesystem
  return (yield* ifSeen(files.readText(path, { atMost: 1 << 22 }))) ?? ""
})

/** `.git` itself, or the folder that it names (a worktree's, a submodule's). */
const repositoryAt = Effect.fnUntraced(function* (root: string) {
  const files = yield* Filesystem
  const place = join(root, ".git")
  const found = yield* ifSeen(files.target(place))
  if (found === undefined) return undefined
  const [, named] = found.kind === "file" ? (/^gitdir: (.*)$/m.exec(yield* textOf(place)) ?? []) : []
  const folder = named === undefined ? place : named.startsWith("/") ? named : join(root, named)
  const index = yield* ifSeen(files.read(join(folder, "index")))
  if (index === undefined) return undefined
  const hash = /objectformat\s*=\s*sha256/i.test(yield* textOf(join(folder, "config"))) ? 32 : 20
  const tracked = trackedFiles(index, hash)
  if (tracked === undefined) return undefined
  const folders = new Set<string>()
  for (const path of tracked)
    for (let at = path.lastIndexOf("/"); at > 0 && !folders.has(path.slice(0, at)); at = path.lastIndexOf("/", at - 1))
      folders.add(path.slice(0, at))
  const repository: Repository = {
    isTracked: (path) => tracked.has(path) || folders.has(path),
    rules: parseIgnore(yield* textOf(join(folder, "info", "exclude")), "")
  }
  return repository
})

interface Walk {
  readonly root: string
  readonly repository: Repository | undefined
  /** The platform's own. */
  readonly keeps: ReadonlyArray<string>
  /** Paths that somebody asks for. */
  readonly named: ReadonlyArray<string>
  readonly products: Array<string>
  readonly ignored: Array<string>
}

const isNamed = ({ named }: Walk, path: string): boolean =>
  named.some((one) => one === path || path.startsWith(`${one}/`) || one.startsWith(`${path}/`))

const projectAt = Effect.fnUntraced(function* (absolute: string, folder: string, names: ReadonlySet<string>) {
  const texts = new Map<string, string>()
  for (const name of packaging.filter((name) => names.has(name))) texts.set(name, yield* textOf(join(absolute, name)))
  return projectOf(folder, names, texts)
})

interface Rules {
  readonly rules: ReadonlyArray<IgnoreRule>
  /** Inside of an ignored folder, where nothing can be taken back, and only what the repository has counts. */
  readonly buried: boolean
}
const ignores = ({ buried, rules }: Rules, path: string, isFolder: boolean): boolean =>
  buried || isIgnored(rules, path, isFolder)

/** Is the entry left out, and why? */
const verdict = Effect.fnUntraced(function* (walk: Walk, place: ProductPlace, rules: Rules, { kind, name }: Entry) {
  const path = `${place.folder}${name}`
  const isFolder = kind === "directory"
  if (!isSource(path, walk.keeps) || isNamed(walk, path)) return undefined
  const tracked = walk.repository?.isTracked(path) === true
  if (isProduct(place, name, isFolder)) {
    const meant = name === "node_modules" && (tracked || place.project?.text.includes(name) === true)
    if (!meant) return walk.products
  }
  if (kind === "file" && mayBeOfCython(place, name) && isOfCython(yield* textOf(join(walk.root, path))))
    return walk.products
  if (walk.repository === undefined || tracked || !ignores(rules, path, isFolder)) return undefined
  return isMentioned(place.project, path, isFolder) ? undefined : walk.ignored
})

const visit: (
  walk: Walk,
  folder: string,
  around: Project | undefined,
  above: Rules
) => Effect.Effect<void, never, Filesystem> = Effect.fnUntraced(function* (walk, folder, around, above) {
  const files = yield* Filesystem
  const absolute = join(walk.root, folder)
  const entries = (yield* ifSeen(files.entries(absolute))) ?? []
  const names = new Set(entries.map(({ name }) => name))
  const path = folder.slice(0, -1)
  if (folder !== "" && isSetApart(names) && !isNamed(walk, path) && walk.repository?.isTracked(path) !== true) {
    walk.products.push(path)
    return
  }
  const project = isProject(names) ? yield* projectAt(absolute, folder, names) : around
  const more = walk.repository !== undefined && names.has(".gitignore")
  const own = more ? parseIgnore(yield* textOf(join(absolute, ".gitignore")), folder) : []
  const rules: Rules = { ...above, rules: [...above.rules, ...own] }
  for (const entry of entries) {
    const below = `${folder}${entry.name}`
    const left = yield* verdict(walk, { project, folder, names }, rules, entry)
    if (left !== undefined) left.push(below)
    else if (entry.kind === "directory" && isSource(below, walk.keeps) && below !== ".git")
      yield* visit(walk, `${below}/`, project, { ...rules, buried: ignores(rules, below, true) })
  }
})

/** Looks at the names in a folder, and reads only what decides. `named` are paths that are asked for, and so are never left out. */
export const sourcesIn = Effect.fn("SourceDigest.sourcesIn")(function* (
  root: string,
  folder = "",
  named: ReadonlyArray<string> = []
) {
  const repository = yield* repositoryAt(root)
  const { keeps } = yield* Footprint
  const start = folder === "" ? [] : [folder]
  const walk: Walk = { root, repository, keeps, named: [...named, ...start], products: [], ignored: [] }
  yield* visit(walk, folder === "" ? "" : `${folder}/`, undefined, {
    rules: repository?.rules ?? [],
    buried: false
  })
  const left = new Set([...walk.products, ...walk.ignored])
  const sources: Sources = {
    products: walk.products,
    ignored: walk.ignored,
    leavesOut: (path) => !isSource(path, keeps) || left.has(path)
  }
  return sources
})

/** Files and folders of the app that requirement lines ask for by their paths; pip takes one from its file's folder, or from the app's. */
export const namedIn = (lines: ReadonlyArray<Requirements>, root: string): ReadonlyArray<string> =>
  lines.flatMap(({ files, options, requirements }) => [
    ...files,
    ...requirements.flatMap(({ localPath }) => localPath ?? []),
    ...options.flatMap(({ name, origin, value = "" }) => {
      if (name !== "--find-links") return []
      const from = origin._tag === "File" ? dirname(origin.path) : "."
      return [from, "."].map((folder) => resolve(folder, within(value, root)))
    })
  ])
