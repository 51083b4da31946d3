/** Whether what a lock file says of a package may stand in a line for pip, where a blank too many begins an option. */
import { isAddress, type LockedPackage } from "../domain/Lock.ts"
import { visible } from "../domain/StagingError.ts"

const isName = (text: string): boolean => /^[a-z0-9](?:[\w.-]*[a-z0-9])?$/i.test(text)
const isVersion = (text: string): boolean => /^[\w.!+-]+$/.test(text)
const isRange = (text: string): boolean => /^[\w.!+*<>=~^, ]*$/.test(text)
const isHash = (text: string): boolean => /^\w+:[0-9a-f]+$/i.test(text)
const isWord = (text: string): boolean => /^[^\s\p{Cc}]+$/u.test(text)
/** A folder's name may have blanks, but none before what pip takes for an option, a comment or a condition. */
const isPath = (text: string): boolean => !/\p{Cc}|\s[-#;]|^-/u.test(text)
const isCommit = (text: string): boolean => /^\w[\w./-]*$/.test(text)

const lackOfPlace = ({ source }: LockedPackage): string | undefined => {
  if ("subdirectory" in source && !isPath(source.subdirectory ?? "")) return "names a `subdirectory` that is no path"
  switch (source._tag) {
    case "Path":
      return isPath(source.path) ? undefined : "names a path that is none"
    case "Files":
      return source.files.every(({ name, place }) => isWord(name) && isPath(place))
        ? undefined
        : "names a file by what is no path"
    case "Index":
      return source.url === undefined || isWord(source.url) ? undefined : "comes from an index whose address is none"
    case "Repository":
      if (!isCommit(source.commit)) return "names a commit that is none"
      return isWord(source.url) ? undefined : "names a repository by what is no address"
    case "Address":
      return isWord(source.url) && isAddress(source.url) ? undefined : "names an archive by what is no address"
  }
}

/** A clause that says what is wrong; `undefined` where nothing is. */
export const unsound = (one: LockedPackage): string | undefined => {
  const { extras = [], hashes, name, range = "", version } = one
  if (!isName(name)) return "has a name that no package has"
  if (version !== undefined && !isVersion(version)) return `has a version that is none (\`${visible(version)}\`)`
  if (!isRange(range)) return `has a range of versions that is none (\`${visible(range)}\`)`
  if (!hashes.every(isHash)) return "has a hash that is none"
  if (!extras.every(isName)) return "has an extra whose name is none"
  return lackOfPlace(one)
}

/** `--index-url https://…`, with nothing behind it. */
export const isSoundOption = (option: string): boolean => /^--[a-z-]+(?:[ =][^\s\p{Cc}]+)?$/u.test(option)
