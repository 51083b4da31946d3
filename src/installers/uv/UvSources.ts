/** Where a package of uv.lock comes from, as a lock's package has it. */
import { fileNameOf, isAddress, type LockedFile, type LockedSource } from "../../domain/Lock.ts"
import type { Table } from "../../formats/TomlDocument.ts"
import { tableIn, tablesIn, textIn } from "../LockDocument.ts"
import type { UvPackage } from "./UvLockFile.ts"

/** How the registry of a package is asked. */
export interface Registries {
  /** The index to be asked, `undefined` for the one that the app is staged with. */
  readonly indexOf: (registry: string) => string | undefined
  /** A page or folder that lists files, and no index. */
  readonly isFlat: (registry: string) => boolean
}

export interface FoundSource {
  readonly source: LockedSource
  readonly hashes: ReadonlyArray<string>
}

const filesIn = ({ entry }: UvPackage): ReadonlyArray<Table> => {
  const sdist = tableIn(entry, "sdist")
  return [...tablesIn(entry, "wheels"), ...(sdist === undefined ? [] : [sdist])]
}

/** A file without one makes all of them unchecked: a hash of another would refuse it. */
const hashesIn = (files: ReadonlyArray<Table>): ReadonlyArray<string> => {
  const hashes = files.flatMap((file) => textIn(file, "hash") ?? [])
  return hashes.length < files.length ? [] : hashes
}

const placed = (registry: string, file: Table): LockedFile => {
  const path = textIn(file, "path") ?? textIn(file, "filename")
  const place =
    textIn(file, "url") ?? (path === undefined || path.startsWith("/") ? (path ?? "") : `${registry}/${path}`)
  return { name: textIn(file, "filename") ?? fileNameOf(place), place }
}

const ofRegistry = (one: UvPackage, registry: string, { indexOf, isFlat }: Registries): FoundSource | string => {
  const files = filesIn(one)
  if (one.version === undefined) return "has no version"
  if (files.length === 0) return "names no file"
  const hashes = hashesIn(files)
  if (!isAddress(registry) || isFlat(registry))
    return { source: { _tag: "Files", files: files.map((file) => placed(registry, file)) }, hashes }
  const url = indexOf(registry)
  return { source: url === undefined ? { _tag: "Index" } : { _tag: "Index", url }, hashes }
}

const subdirectoryOf = (subdirectory: string | null | undefined): { readonly subdirectory?: string } =>
  subdirectory === null || subdirectory === undefined ? {} : { subdirectory }

/** `https://example.com/lib?subdirectory=python&tag=v1#commit` */
const ofGit = (text: string): FoundSource | string => {
  const [, address = "", query = "", commit = ""] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text) ?? []
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) return "names a repository without a commit"
  const url = address.replace(/^git\+/, "")
  const subdirectory = new URLSearchParams(query).get("subdirectory")
  return { source: { _tag: "Repository", kind: "git", url, commit, ...subdirectoryOf(subdirectory) }, hashes: [] }
}

/** A folder of the project; what is virtual has no code to install. */
export const folderOf = ({ source }: UvPackage): string | undefined =>
  textIn(source, "editable") ?? textIn(source, "directory")
export const virtualOf = ({ source }: UvPackage): string | undefined => textIn(source, "virtual")

/** A clause that says what is missing, where something is. */
export const sourceOf = (one: UvPackage, registries: Registries): FoundSource | string => {
  const { source } = one
  const folder = folderOf(one)
  if (folder !== undefined)
    return { source: { _tag: "Path", path: folder, editable: source["editable"] !== undefined }, hashes: [] }
  const [registry, git] = [textIn(source, "registry"), textIn(source, "git")]
  if (registry !== undefined) return ofRegistry(one, registry, registries)
  if (git !== undefined) return ofGit(git)
  const [url, path] = [textIn(source, "url"), textIn(source, "path")]
  const hashes = hashesIn(filesIn(one))
  if (url !== undefined)
    return { source: { _tag: "Address", url, ...subdirectoryOf(textIn(source, "subdirectory")) }, hashes }
  if (path !== undefined) return { source: { _tag: "Path", path, editable: false }, hashes }
  return "has a `source` that nobody here knows"
}
