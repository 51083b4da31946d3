/** What a container of several layers has at which path, by their names alone (image-spec 1.1, layer.md: whiteouts). */
import type { Kind } from "../../services/Filesystem.ts"
import type { Listed } from "../../services/image/ImageBlobs.ts"

/** Paths without a slash at their beginning or end, of what is not the root. */
export type LayeredNames = ReadonlyMap<string, { readonly kind: Kind; readonly target: string }>

const opaque = ".wh..wh..opq"
const whiteout = ".wh."

/** `undefined` for what is no path below the root. */
const normal = (path: string): string | undefined => {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".")
  return parts.length === 0 || parts.includes("..") ? undefined : parts.join("/")
}

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0))
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

const removeBelow = (names: Map<string, unknown>, folder: string): void => {
  for (const path of names.keys()) if (folder === "" || path.startsWith(`${folder}/`)) names.delete(path)
}

/** A layer over those below it: what it takes away is taken from them alone, wherever in it that stands. */
const over = (names: LayeredNames, layer: ReadonlyArray<Listed>): LayeredNames => {
  const result = new Map(names)
  const members = layer.flatMap(({ path, ...rest }) => {
    const place = normal(path)
    return place === undefined ? [] : [{ path: place, ...rest }]
  })
  for (const { path } of members) {
    const name = nameOf(path)
    if (name === opaque) removeBelow(result, folderOf(path))
    else if (name.startsWith(whiteout)) {
      const folder = folderOf(path)
      const gone = `${folder === "" ? "" : `${folder}/`}${name.slice(whiteout.length)}`
      result.delete(gone)
      removeBelow(result, gone)
    }
  }
  for (const { kind, path, target } of members) {
    if (nameOf(path).startsWith(whiteout)) continue
    if (kind !== "directory" && result.get(path)?.kind === "directory") removeBelow(result, path)
    result.set(path, { kind, target })
  }
  return result
}

export const layeredNames = (layers: ReadonlyArray<ReadonlyArray<Listed>>): LayeredNames =>
  layers.reduce<LayeredNames>(over, new Map())

/** So many links on one way are a circle to the kernel, too (path_resolution(7)). */
const mostLinks = 40

/** The path that an absolute path leads to, through every link; `undefined` where nothing is. */
export const resolved = (names: LayeredNames, path: string): string | undefined => {
  let waiting = path.split("/")
  const done: Array<string> = []
  for (let links = 0; waiting.length > 0;) {
    const [part = "", ...rest] = waiting
    waiting = rest
    if (part === "" || part === ".") continue
    if (part === "..") {
      done.pop()
      continue
    }
    const found = names.get([...done, part].join("/"))
    if (found?.kind === "link") {
      links += 1
      if (links > mostLinks) return undefined
      if (found.target.startsWith("/")) done.length = 0
      waiting = [...found.target.split("/"), ...rest]
      continue
    }
    done.push(part)
    // Archives need not name the folders that they fill.
    if (found === undefined && ![...names.keys()].some((name) => name.startsWith(`${done.join("/")}/`)))
      return undefined
    if (found !== undefined && found.kind !== "directory" && rest.some((one) => one !== "" && one !== "."))
      return undefined
  }
  return `/${done.join("/")}`
}

/** Whether a file is there that could be started or read. */
export const hasFile = (names: LayeredNames, path: string): boolean => {
  const place = resolved(names, path)
  return place !== undefined && names.get(place.slice(1))?.kind === "file"
}
