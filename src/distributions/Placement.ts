/** Whether everything that is to be installed has a place beside the rest: told of the package, before a disk refuses it. */
import { isNameOfDisk } from "../domain/Path.ts"
import * as Data from "effect/Data"
import { type StagingError, visible } from "../domain/StagingError.ts"
import { dirname } from "../services/Filesystem.ts"
import { nameOf, type Part } from "./Parts.ts"

/** A package brings something that cannot stand where it wants it. */
export class PackageMisplaced
  extends Data.TaggedError("PackageMisplaced")<{ readonly name: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "python/package-misplaced"
  readonly blame = "app"
  get title(): string {
    return `${this.name} cannot be installed here`
  }
  override get message(): string {
    return `${this.name} ${this.problem}`
  }
  readonly hints: ReadonlyArray<string> = [
    "Pin another version of the package, or do without it, and tell its authors what is wrong with this file."
  ]
}

/** What Linux takes of a path (PATH_MAX), in bytes, less what may stand above it. */
const longestPath = 3000
const isTooLong = (path: string): boolean =>
  path.length > longestPath || path.split("/").some((name) => !isNameOfDisk(name))

/** The folders above a path, from the nearest on. */
const above = (path: string): ReadonlyArray<string> => {
  const folder = dirname(path)
  return folder === "." || folder === "/" ? [] : [folder, ...above(folder)]
}

/** What is linked into every base. */
const own = "bin/python"

const misplaced = (part: Part, problem: string): PackageMisplaced =>
  new PackageMisplaced({ name: nameOf(part), problem })

/** `reserved`: files in the base that are the platform's. The first that has no place, if any. */
export const findMisplaced = (
  parts: ReadonlyArray<Part>,
  reserved: ReadonlyArray<string>
): PackageMisplaced | undefined => {
  const owners = new Map(parts.flatMap((part) => Object.keys(part.made.files).map((path) => [path, part] as const)))
  const folders = new Set<string>()
  for (const path of [own, ...reserved])
    for (const folder of above(path)) {
      const owner = owners.get(folder)
      if (owner !== undefined) return misplaced(owner, `brings a file \`${folder}\`, where a folder must be.`)
    }
  for (const [path, part] of owners) {
    if (isTooLong(path)) return misplaced(part, `brings a path that is longer than any disk takes: ${visible(path)}`)
    const taken = reserved.find((place) => path === place || path.startsWith(`${place}/`))
    if (taken !== undefined)
      return misplaced(part, `brings \`${visible(path)}\`, where the staging puts a file of its own.`)
    for (const folder of above(path)) {
      if (folders.has(folder)) break
      const owner = owners.get(folder)
      if (owner !== undefined)
        return misplaced(part, `brings \`${visible(path)}\`, but \`${visible(folder)}\` is a file of ${nameOf(owner)}.`)
      folders.add(folder)
    }
  }
  return undefined
}
