/** Paths and addresses in requirement files: where they lead from the application's root, and what their names tell. */
import { isNameOfDisk, resolve } from "../../domain/Path.ts"
import { decoded } from "../../domain/Secrets.ts"
import { normalise } from "../../domain/PackageName.ts"

/** The path from the application's root where it lies in it, however it was written. */
export const locate = (state: { readonly root: string }, folder: string, path: string): string => {
  const found = resolve(folder, path)
  const absolute = found === ".." || found.startsWith("../") ? resolve(state.root, found) : found
  if (absolute === state.root) return "."
  return absolute.startsWith(`${state.root}/`) ? absolute.slice(state.root.length + 1) : found
}
/** No disk holds other names, and some answer with an error that is not "missing". */
export const readable = (path: string): boolean => !path.includes("\0") && path.split("/").every(isNameOfDisk)
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1)

export const archive = /[^/]\.(?:zip|whl|tbz|txz|tlz|tgz|tar(?:\.(?:bz2|xz|lz|lzma|gz))?)$/i
export const windowsPath = /^(?:[A-Za-z]:|\\\\)/
/** The path in a `file:` URL; one of another host has none, and Windows' drives are sometimes written as a host. */
export const pathInUrl = (url: string): string | undefined => {
  const match = /^file:(?:\/\/([^/?#]*))?([^?#]*)/i.exec(url)
  const [, host = "", path = ""] = match ?? []
  if (/^[A-Za-z]:$/.test(host)) return decoded(`${host}${path}`)
  return match !== null && (host === "" || host.toLowerCase() === "localhost") ? decoded(path) : undefined
}
export const eggName = (url: string): string | undefined => {
  const name = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(url)?.[1]
  return name === undefined ? undefined : normalise(name)
}
/** No disk holds longer ones, and the patterns for them try every place. */
const fileName = (path: string): string => {
  const name = path.slice(path.lastIndexOf("/") + 1)
  return name.length > 255 ? "" : name
}
export const wheelFile = (path: string): { readonly name: string; readonly version: string } | undefined => {
  const [, name, version] =
    /^([^-]+)-([^-]+)(?:-.+)?-[^-]+-[^-]+-[^-]+\.whl$/i.exec(fileName(path.replace(/[?#].*$/s, ""))) ?? []
  return name === undefined || version === undefined ? undefined : { name: normalise(name), version }
}
export const sourceArchive = (path: string): string | undefined => {
  const [, name, version] =
    /([A-Za-z0-9][\w.]*(?:-[A-Za-z][\w.]*)*)-(\d[\w.!+]*?)\.(?:zip|tgz|tar\.\w+)$/.exec(fileName(path)) ?? []
  return name === undefined ? undefined : `${normalise(name)}==${version}`
}
export const withoutExtras = (text: string): readonly [path: string, extras: ReadonlyArray<string>] => {
  const at = text.endsWith("]") ? text.lastIndexOf("[") : -1
  const extras = text.slice(at + 1, -1)
  return at <= 0 || extras === "" || extras.includes("]")
    ? [text, []]
    : [text.slice(0, at), extras.split(",").map((extra) => extra.trim())]
}
export const named = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name })

export const subdirectoryOf = (url: string): { readonly subdirectory?: string } => {
  const subdirectory = /[#&]subdirectory=([^&]+)/.exec(url)?.[1]
  return subdirectory === undefined ? {} : { subdirectory: decoded(subdirectory) }
}
