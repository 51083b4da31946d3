/** A package of a poetry.lock: what it is fixed by, whichever release wrote it. */
import type { LockedSource } from "../../domain/Lock.ts"
import { normalise } from "../../domain/PackageName.ts"
import { isTable, type Table } from "../../formats/TomlDocument.ts"
import { tableIn, tablesIn, textIn, subdirectoryIn } from "../LockDocument.ts"
import type { Indexes } from "./Indexes.ts"

export interface Fixed {
  readonly name: string
  readonly version: string
  readonly source: LockedSource
  readonly hashes: ReadonlyArray<string>
}

/** pip checks these (8.0 to 26.2.1). */
const algorithm = /^(?:sha256|sha384|sha512):/

/** Poetry 0.12 wrote the digest alone, which is a SHA-256. */
const checked = (hashes: ReadonlyArray<string>): ReadonlyArray<string> =>
  hashes.map((hash) => (hash.includes(":") ? hash : `sha256:${hash}`)).filter((hash) => algorithm.test(hash))

const fileName = (place: string): string => place.replace(/^.*\//, "")

/** Files stand with the package (from 1.3 on), under [metadata.files] (1.0 to 1.2), or as digests alone under [metadata.hashes]. */
const hashesOf = (document: Table, entry: Table): ReadonlyArray<string> => {
  const metadata = tableIn(document, "metadata") ?? {}
  const name = textIn(entry, "name") ?? ""
  const hashes = tableIn(metadata, "hashes")?.[name]
  if (!Array.isArray(entry["files"]) && Array.isArray(hashes))
    return checked(hashes.filter((one) => typeof one === "string"))
  const all = Array.isArray(entry["files"])
    ? tablesIn(entry, "files")
    : tablesIn(tableIn(metadata, "files") ?? {}, name)
  const source = tableIn(entry, "source") ?? {}
  const own =
    textIn(source, "type") === "file" && !Array.isArray(entry["files"])
      ? all.filter((file) => textIn(file, "file") === fileName(textIn(source, "url") ?? ""))
      : all
  return checked(own.flatMap((file) => textIn(file, "hash") ?? []))
}

const lacksHash = "has no file with a hash that pip checks (sha256, sha384, sha512)"

/** A clause that says what is missing, where something is. */
const sourceOf = (source: Table, hashed: boolean, editable: boolean, indexes: Indexes): LockedSource | string => {
  const url = textIn(source, "url")
  if (url === undefined) return "has a [package.source] without `url`"
  switch (textIn(source, "type")) {
    case "git": {
      const commit = textIn(source, "resolved_reference") ?? textIn(source, "reference")
      if (commit === undefined) return "names a repository without a commit"
      return { _tag: "Repository", kind: "git", url: repository(url), commit, ...subdirectoryIn(source) }
    }
    case "directory":
      return { _tag: "Path", path: url, editable, ...subdirectoryIn(source) }
    case "file":
      return hashed ? { _tag: "Path", path: url, editable: false, ...subdirectoryIn(source) } : lacksHash
    case "url":
      return hashed ? { _tag: "Address", url, ...subdirectoryIn(source) } : lacksHash
    case "legacy":
    case undefined:
      return hashed ? { _tag: "Index", ...indexes(url, textIn(source, "reference")) } : lacksHash
    default:
      return "comes from a kind of source that nothing here knows"
  }
}

/** `git@host:owner/name`, the short form of ssh, is no address to pip (to 26.2.1). */
const repository = (url: string): string => {
  const [, user, path] = /^([\w.-]+@[\w.-]+):(?!\/\/)(.+)$/.exec(url) ?? []
  return user === undefined || path === undefined ? url : `ssh://${user}/${path.replace(/^\/+/, "")}`
}

export const fixedIn = (document: Table, entry: Table, indexes: Indexes): Fixed | string => {
  const [name, version] = [textIn(entry, "name"), textIn(entry, "version")]
  if (name === undefined) return "has no name"
  if (version === undefined) return "has no version"
  const hashes = hashesOf(document, entry)
  const { source } = entry
  if (!isTable(source)) return hashes.length === 0 ? lacksHash : { name, version, source: { _tag: "Index" }, hashes }
  const found = sourceOf(source, hashes.length > 0, entry["develop"] === true, indexes)
  if (typeof found === "string") return found
  const folder = found._tag === "Repository" || textIn(source, "type") === "directory"
  return { name, version, source: found, hashes: folder ? [] : hashes }
}

export const nameIn = (entry: Table): string => normalise(textIn(entry, "name") ?? "")
