/** Copies of trees. Node's own `cp` turns relative links into absolute ones (24.21), and opens what it should not, hence a walk. */
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  symlinkSync,
  type Stats,
  utimesSync
} from "node:fs"
import { copyFile } from "node:fs/promises"
import { join } from "./Filesystem.ts"
import { entriesIn, linkTextOf, toSystem } from "./PathBytes.ts"
import { type Turns, Unfit } from "./RegularFile.ts"
import { at, isDenied } from "./TreeReading.ts"
import { codeOf } from "./SystemErrors.ts"

/** The size from which on a copy is worth waiting for: others have their turn meanwhile. */
const large = 1 << 22
/** Shares the blocks where the file system can, and copies where it cannot. */
const mode = constants.COPYFILE_FICLONE

const copyOne = async (source: string, destination: string, status: Stats, turns: Turns): Promise<void> => {
  const [from, to] = [toSystem(source), toSystem(destination)]
  if (status.size < large) copyFileSync(from, to, mode)
  else await copyFile(from, to, mode)
  // Node cuts seconds off below: a quarter more keeps the millisecond.
  const seconds = (status.mtime.getTime() + 0.25) / 1000
  utimesSync(to, seconds, seconds)
  const wait = turns.after(status.size < large ? status.size : 0)
  if (wait !== undefined) await wait
}

/** A call on two paths does not say which of them was refused. */
const isClosed = (path: string, cause: unknown): boolean => {
  if (!isDenied(cause)) return false
  try {
    const status = lstatSync(toSystem(path))
    if (status.isSymbolicLink()) return false
    accessSync(toSystem(path), status.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return false
  } catch (again) {
    return isDenied(again)
  }
}

/** The paths that were left out, for `Filesystem.copy`. */
export const copyTree = async (
  from: string,
  to: string,
  skip: (path: string) => boolean,
  turns: Turns
): Promise<ReadonlyArray<string>> => {
  const left: Array<string> = []
  const enter = async (relative: string): Promise<void> => {
    const [source, destination] = [join(from, relative), join(to, relative)]
    const status = lstatSync(toSystem(source))
    if (status.isSymbolicLink()) symlinkSync(toSystem(linkTextOf(source)), toSystem(destination))
    else if (status.isFile()) await copyOne(source, destination, status, turns)
    else if (status.isDirectory()) {
      const entries = entriesIn(source)
      mkdirSync(toSystem(destination), { recursive: true, mode: 0o700 })
      for (const { name } of entries) await walk(join(relative, name))
      chmodSync(toSystem(destination), (status.mode & 0o7777) | 0o700)
    } else if (relative === "") throw new Unfit("NOTAFILE", "neither file nor directory")
    else left.push(relative)
  }
  const walk = async (relative: string): Promise<void> => {
    if (relative !== "" && skip(relative)) return
    const source = join(from, relative)
    try {
      await at(source, () => enter(relative))
    } catch (cause) {
      const reason = cause instanceof Error && "path" in cause && cause.path === source ? cause.cause : undefined
      // What is gone by now need not be copied: an app that is staged in place may be at work.
      const gone = codeOf(reason) === "ENOENT" && !isThere(source)
      if (gone) return
      if (relative === "" || reason === undefined || !isClosed(source, reason)) throw cause
      left.push(relative)
    }
  }
  await walk("")
  return left.toSorted()
}

const isThere = (path: string): boolean => {
  try {
    lstatSync(toSystem(path))
    return true
  } catch (cause) {
    return !["ENOENT", "ENOTDIR"].includes(codeOf(cause))
  }
}
