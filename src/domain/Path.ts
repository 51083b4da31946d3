/** Paths as texts: links on the way are not followed. */

/** A path from a folder, as `os.path.normpath` has it: `a/../b` is `b` whatever `a` is. */
export const resolve = (folder: string, path: string): string => {
  const absolute = path.startsWith("/") || folder.startsWith("/")
  const parts: Array<string> = []
  for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop()
    else if (part === ".." && !absolute) parts.push(part)
    else if (part !== "" && part !== "." && part !== "..") parts.push(part)
  }
  return `${absolute ? "/" : ""}${parts.join("/")}` || "."
}

/** The way from a folder to a path, both from one place and without `..`. */
export const relative = (folder: string, path: string): string => {
  const [from, to] = [folder.split("/").filter((part) => part !== ""), path.split("/")]
  const common = from.findIndex((part, at) => part !== to[at])
  const shared = common < 0 ? from.length : common
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || "."
}

/** The bytes of a name that Linux takes (NAME_MAX). */
const longestName = 255

/** Whether a disk can hold a name of this length. In UTF-8 a UTF-16 unit takes at most three bytes, so few need be encoded to know. */
export const isNameOfDisk = (name: string): boolean =>
  name.length * 3 <= longestName || (name.length <= longestName && new TextEncoder().encode(name).length <= longestName)
