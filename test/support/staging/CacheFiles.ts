/** What is kept in a cache directory, seen from outside: its files, what is in them, and how they come to harm. */
import { execFileSync } from "node:child_process"
import { lstatSync, lutimesSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync, inflateRawSync, zstdDecompressSync } from "node:zlib"
import { newest, type Python } from "../machine/Pythons.ts"
import type { Staged } from "./StagedApp.ts"
import { snapshot, temporaryFolder, walk } from "../machine/Folders.ts"
import { plantTools } from "./WarmTools.ts"

/** Path → kind, mode and content of all that a staging has made. */
export const result = (staged: Staged): Record<string, string> =>
  Object.fromEntries(
    Object.entries(snapshot(staged.app)).filter(([path]) => /^\.(?:python|profile\.d)(?:\/|$)/.test(path))
  )

/** The times of the files that a staging has made, in seconds. */
export const times = (staged: Staged): Record<string, number> => {
  const root = join(staged.app, ".python/lib")
  const files = walk(root).filter((path) => lstatSync(path).isFile())
  return Object.fromEntries(
    files.map((path) => [path.slice(root.length + 1), Math.floor(statSync(path).mtimeMs / 1000)])
  )
}

/** What whoever reads it checks: pip's own cache, a fetched Node.js, the compiled program; and the report, of which nothing is made. */
const foreign = /(?:^|\/)(?:pip\/|report\.json$|reports\/|(?:node|program)-[^/]*$)/

/** Regular files of the cache, less what other programs manage; relative paths, sorted. */
export const kept = (cache: string): ReadonlyArray<string> =>
  walk(cache)
    .filter((path) => lstatSync(path).isFile())
    .map((path) => path.slice(cache.length + 1))
    .filter((path) => !foreign.test(path))
    .sort()

/** One of every kind of file, and of a tree of many files the first, the middle and the last. */
export const sample = (paths: ReadonlyArray<string>): ReadonlyArray<string> => {
  const folders = new Map<string, Array<string>>()
  for (const path of paths) {
    const parts = path.split("/")
    const folder = parts.slice(0, Math.min(3, parts.length - 1)).join("/")
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  return [...folders.values()].flatMap((all) =>
    all.length <= 12 ? all : [all[0] ?? "", all[Math.floor(all.length / 2)] ?? "", all.at(-1) ?? ""]
  )
}

/** Turns the byte in the middle. */
export const flip = (path: string): void => {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

/** A second cache like the first. */
export const copyOf = (cache: string): string => {
  const copy = join(temporaryFolder("copy of a cache"), "cache")
  // A thousand files of tools: a program of its own takes a tenth of the time.
  execFileSync("cp", ["-Rp", cache, copy])
  return copy
}

/** A cache of one's own in which nothing but the tools for a Python is kept, or for several. */
export const cacheWithTools = async (python: Python = newest(), ...more: ReadonlyArray<Python>): Promise<string> => {
  const cache = join(temporaryFolder("tools"), "cache")
  for (const each of [python, ...more]) await plantTools(cache, each)
  return cache
}

/** Makes everything in it two days older. */
export const age = (cache: string): void => {
  for (const path of walk(cache).toReversed()) {
    const { atimeMs, mtimeMs } = lstatSync(path)
    lutimesSync(path, atimeMs / 1000 - 172_800, mtimeMs / 1000 - 172_800)
  }
}

/** Bytes of all files. */
export const sizeOf = (folder: string): number =>
  walk(folder).reduce((total, path) => {
    const stat = lstatSync(path)
    return stat.isFile() ? total + stat.size : total
  }, 0)

/** What is in the members of a zip. */
const members = (bytes: Buffer): Array<Buffer> => {
  const found: Array<Buffer> = []
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length) continue
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    found.push(bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content)
  }
  return found
}

const unpacked = (bytes: Buffer): ReadonlyArray<Buffer> => {
  const magic = bytes.subarray(0, 4).toString("hex")
  try {
    if (magic === "28b52ffd") return [zstdDecompressSync(bytes)]
    if (magic.startsWith("1f8b")) return [gunzipSync(bytes)]
    if (magic === "504b0304") return members(bytes)
  } catch {
    /* looks like an archive and is none */
  }
  return []
}

/** The files and links that hold one of the texts, in their names, as they are or unpacked; each as `path: text`. */
export const mentionsInside = (cache: string, texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  walk(cache).flatMap((path) => {
    const stat = lstatSync(path)
    const content = stat.isFile() ? readFileSync(path) : Buffer.from(stat.isSymbolicLink() ? readlinkSync(path) : "")
    const name = path.slice(cache.length + 1)
    const places = [Buffer.from(name), content, ...unpacked(content)]
    return texts.filter((text) => places.some((place) => place.includes(text))).map((text) => `${name}: ${text}`)
  })
