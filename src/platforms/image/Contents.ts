/** Which file of a staging goes into which layer of an image, and under which path. */
import type { FoundBelow, Member } from "../../services/image/ImageBlobs.ts"

/** Where the app is in an image. */
export const appPlace = "app"
/** Where the packages are, with the Python beside them: no folder of the app, so that a volume over that hides none of it. */
export const prefixPlace = "python"
/** Where a process of the app has a script by its name. */
export const processPlace = "process"

/** Whoever may start the app may read all of it, and change nothing but the app's own folder. */
const root = 0

/** What a tree of the disk has, by the names that a layer is told by. */
export interface Tree {
  /** On the disk. */
  readonly directory: string
  readonly found: ReadonlyArray<FoundBelow>
}

const folder = (path: string, owner: number): Member => ({ kind: "directory", path, mode: 0o755, owner })

const memberOf =
  ({ directory }: Tree, place: string, owner: number) =>
  ({ kind, mode, path, size, target }: FoundBelow): Member => {
    const common = { path: `${place}/${path}`, mode, owner }
    switch (kind) {
      case "directory":
        return { ...common, kind }
      case "link":
        return { ...common, kind, target }
      default:
        return { ...common, kind: "file", from: `${directory}/${path}`, size }
    }
  }

const parentsOf = (path: string): ReadonlyArray<string> =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))

/** The chosen files of a tree, with the folders that they are in; a folder alone is a file of its own. */
const chosen = ({ found }: Tree, isChosen: (path: string) => boolean): ReadonlyArray<FoundBelow> => {
  const filled = new Set(found.flatMap(({ path }) => parentsOf(path)))
  const files = found.filter(({ kind, path }) => kind !== "other" && !filled.has(path) && isChosen(path))
  const wanted = new Set(files.flatMap(({ path }) => [path, ...parentsOf(path)]))
  return found.filter(({ path }) => wanted.has(path))
}

const prefixLayer = (prefix: Tree, isChosen: (path: string) => boolean): ReadonlyArray<Member> => {
  const found = chosen(prefix, isChosen)
  return found.length === 0 ? [] : [folder(prefixPlace, root), ...found.map(memberOf(prefix, prefixPlace, root))]
}

export interface Contents {
  readonly interpreter: ReadonlyArray<Member>
  readonly packages: ReadonlyArray<Member>
  /** The packages of no index. */
  readonly own: ReadonlyArray<Member>
  readonly app: ReadonlyArray<Member>
}

export interface Parts {
  readonly prefix: Tree
  /** The name in the prefix of the Python that goes with the app. */
  readonly shipped: string | undefined
  /** Whether a path in the prefix is of a package of no index. */
  readonly isOwn: (path: string) => boolean
  readonly app: Tree
  /** The number of the user who owns the app's files. */
  readonly owner: number
  /** Scripts by the names of the processes that they start. */
  readonly scripts: ReadonlyMap<string, string>
}

/** History and secrets of a developer, which nothing that runs has need of. */
const isLeft = (path: string): boolean => path === ".git" || path.startsWith(".git/")

export const contentsOf = ({ app, isOwn, owner, prefix, scripts, shipped }: Parts): Contents => {
  const isInterpreter = (path: string): boolean =>
    shipped !== undefined && (path === shipped || path.startsWith(`${shipped}/`))
  const files = app.found.filter(({ kind, path }) => kind !== "other" && !isLeft(path))
  return {
    interpreter: prefixLayer(prefix, isInterpreter),
    packages: prefixLayer(prefix, (path) => !isInterpreter(path) && !isOwn(path)),
    own: prefixLayer(prefix, (path) => !isInterpreter(path) && isOwn(path)),
    app: [
      folder(appPlace, owner),
      ...files.map(memberOf(app, appPlace, owner)),
      ...(scripts.size === 0 ? [] : [folder(processPlace, root)]),
      ...[...scripts]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, content]): Member => ({
          kind: "text",
          path: `${processPlace}/${name}`,
          mode: 0o755,
          owner: root,
          content
        }))
    ]
  }
}

/** Paths that no tar of an image can hold: their names, or where they lead, are no text. */
export const unnameable = ({ found }: Tree): ReadonlyArray<string> =>
  found
    .filter(({ path, target }) => !isLeft(path) && !(path.isWellFormed() && target.isWellFormed()))
    .map(({ path }) => path)
