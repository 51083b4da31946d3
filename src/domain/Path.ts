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
