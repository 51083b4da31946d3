/** Folders that tests make, what is in them, and their end. */
import { createHash, randomBytes } from "node:crypto"
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  lutimesSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { Files } from "../index/Distribution.ts"

const made: Array<string> = []

/** A fresh folder that others may enter, with a blank in its name unless said otherwise. */
export const temporaryFolder = (what: string, blank = " "): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `buildpack ${what} `.replaceAll(" ", blank))))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}

/** A fresh folder without blanks and capitals in its path, which the name of an image may not have. */
export const lowerCaseFolder = (what: string): string => {
  const folder = join(realpathSync(tmpdir()), `buildpack-${what}-${randomBytes(6).toString("hex")}`)
  mkdirSync(folder, { mode: 0o755 })
  made.push(folder)
  return folder
}

/** Removes every folder of this test file, also the parts that a test made read-only. */
export const removeTemporaryFolders = (): void => {
  for (const folder of made.splice(0)) {
    for (const path of walk(folder)) if (lstatSync(path).isDirectory()) chmodSync(path, 0o755)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every path below the folder, parents first; links are not followed. */
export const walk = (folder: string): Array<string> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name)
    return each.isDirectory() ? [path].concat(walk(path)) : [path]
  })

/** Writes the files given, or copies a folder. */
export const plant = (folder: string, source: string | Files): void => {
  if (typeof source === "string") {
    cpSync(source, folder, { recursive: true, verbatimSymlinks: true })
    return
  }
  for (const [path, described] of Object.entries(source)) {
    const plain = typeof described === "string" || described instanceof Uint8Array
    const { content, mode } = plain ? { content: described, mode: 0o644 } : described
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content, { mode })
  }
}

const describe = (path: string): string => {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  const mode = (stat.mode & 0o7777).toString(8)
  if (stat.isDirectory()) return `folder ${mode}`
  return `file ${mode} ${createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16)}`
}

/** Path → kind, mode and content, without the folders and files named. */
export const snapshot = (folder: string, without: ReadonlyArray<string> = []): Record<string, string> => {
  const left = (path: string) => without.some((name) => path === name || path.startsWith(`${name}/`))
  return Object.fromEntries(
    walk(folder)
      .map((path) => path.slice(folder.length + 1))
      .filter((path) => !left(path))
      .sort()
      .map((path) => [path, describe(join(folder, path))])
  )
}

/** The files and links below the folder that hold one of the texts, each as `path: text`. */
export const mentions = (folder: string, texts: ReadonlyArray<string>): Array<string> =>
  walk(folder).flatMap((path) => {
    const stat = lstatSync(path)
    if (stat.isDirectory()) return []
    const content = stat.isSymbolicLink() ? Buffer.from(readlinkSync(path)) : readFileSync(path)
    return texts.filter((text) => content.includes(text)).map((text) => `${path.slice(folder.length + 1)}: ${text}`)
  })

/** Gives every file and folder the same time, as archives and container exporters do. */
export const touchAll = (folder: string, seconds: number): void => {
  for (const path of walk(folder).toReversed()) lutimesSync(path, seconds, seconds)
}

/** Takes the right to write from everybody. */
export const makeReadOnly = (folder: string): void => {
  for (const path of [...walk(folder), folder]) {
    const stat = lstatSync(path)
    if (!stat.isSymbolicLink()) chmodSync(path, stat.mode & 0o555)
  }
}
