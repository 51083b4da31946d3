/** Which files of a prefix belong to packages of no index, by their `RECORD`s: they change with the app, and all others stay. */
import type { InstalledPackage } from "../../domain/InstalledPackage.ts"
import type { FoundBelow } from "../../services/image/ImageBlobs.ts"

/** The paths in the prefix of the files that tell what such packages have installed. */
export const ownRecords = (
  packages: ReadonlyArray<InstalledPackage>,
  found: ReadonlyArray<FoundBelow>
): ReadonlyArray<string> => {
  const own = new Set(
    packages.flatMap(({ elsewhere, metadata }) => (elsewhere === undefined || metadata === undefined ? [] : [metadata]))
  )
  return found
    .filter(({ kind, path }) => kind === "file" && own.has(/([^/]+\.dist-info)\/RECORD$/.exec(path)?.[1] ?? ""))
    .map(({ path }) => path)
}

/** A path from a folder as one from the prefix; `undefined` where it leads out of that. */
const within = (folder: string, path: string): string | undefined => {
  const parts: Array<string> = folder === "" ? [] : folder.split("/")
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined
    } else if (part !== "" && part !== ".") parts.push(part)
  }
  return parts.join("/")
}

/** The first field of a line of CSV. */
const firstField = (line: string): string =>
  line.startsWith('"') ? (/^"((?:[^"]|"")*)"/.exec(line)?.[1] ?? "").replaceAll('""', '"') : (line.split(",")[0] ?? "")

/** What a RECORD names, which compiled files need not be: `record` is its path in the prefix. */
export const filesIn = (record: string, text: string): ReadonlyArray<string> => {
  // Its paths count from the folder that the packages are in, which is above its own.
  const folder = record.split("/").slice(0, -2).join("/")
  return text.split(/\r?\n/).flatMap((line) => {
    const path = line.startsWith("/") ? undefined : within(folder, firstField(line))
    return path === undefined || path === folder ? [] : [path]
  })
}

/** The path of the source that a compiled file is of (PEP 3147); other paths stay. */
const sourceOf = (path: string): string => path.replace(/__pycache__\/([^/]+?)\.[^/]+\.pyc$/, "$1.py")

/** Whether a path is one of those files, or compiled from one. */
export const isOwn = (files: ReadonlySet<string>, path: string): boolean =>
  files.has(path) || files.has(sourceOf(path)) || files.has(path.replace(/\.pyc$/, ".py"))
