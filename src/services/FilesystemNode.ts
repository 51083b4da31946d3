/** The real Filesystem, over Node's own calls: Effect's knows neither names that are no UTF-8 nor files that must not be opened. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { randomBytes, randomUUID } from "node:crypto"
import type { Dirent, Stats } from "node:fs"
import { chmod, lstat, mkdir, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { resolve } from "node:path"
import {
  basename,
  dirname,
  FileAccessFailed,
  Filesystem,
  type Interface,
  join,
  type Kind,
  makeInTmpdir,
  mostRead,
  type Status
} from "./Filesystem.ts"
import { entriesIn, fromSystem, toSystem } from "./PathBytes.ts"
import { Turns, Unfit, whole } from "./RegularFile.ts"
import { codeOf, reasonOf } from "./SystemErrors.ts"
import { copyTree } from "./TreeCopy.ts"
import { digestOf, digestsBelow, EntryFailed, treeDigestBelow } from "./TreeReading.ts"

const failed =
  (operation: string, place: string) =>
  (thrown: unknown): FileAccessFailed => {
    const [path, cause] = thrown instanceof EntryFailed ? [thrown.path, thrown.cause] : [place, thrown]
    const code = codeOf(cause)
    const message = cause instanceof Error ? cause.message : String(cause)
    const detail = code === "unknown" || cause instanceof Unfit ? message : code
    return new FileAccessFailed({ operation, path, reason: reasonOf(code), detail })
  }

const attempt = <A>(operation: string, path: string, call: (turns: Turns) => Promise<A>) =>
  Effect.tryPromise({ try: (signal) => call(new Turns(signal)), catch: failed(operation, path) })

const kindOf = (entry: Dirent | Dirent<Buffer> | Stats): Kind =>
  entry.isFile() ? "file" : entry.isDirectory() ? "directory" : entry.isSymbolicLink() ? "link" : "other"
const toStatus = (found: Stats): Status => ({
  kind: kindOf(found),
  size: found.size,
  mode: found.mode & 0o7777,
  mtime: found.mtime.getTime(),
  uid: found.uid
})

/** A link in a circle, and a name longer than any can be, lead nowhere. */
const nowhere = new Set(["ELOOP", "ENAMETOOLONG"])
const orNothing = <A>(effect: Effect.Effect<A, FileAccessFailed>): Effect.Effect<A | undefined, FileAccessFailed> =>
  Effect.catchIf(
    effect,
    ({ detail, reason }) => reason === "NotFound" || nowhere.has(detail),
    () => Effect.succeed(undefined)
  )

const status: Interface["status"] = (path) =>
  orNothing(attempt("look at", path, async () => toStatus(await lstat(toSystem(path)))))
const target: Interface["target"] = (path) =>
  orNothing(attempt("look at", path, async () => toStatus(await stat(toSystem(path)))))

const entries: Interface["entries"] = (path) =>
  orNothing(
    Effect.try({
      try: () => entriesIn(path).map(({ entry, name }) => ({ name, kind: kindOf(entry) })),
      catch: failed("list", path)
    })
  ).pipe(Effect.map((found) => (found ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))))

const read: Interface["read"] = (path, { atMost = mostRead, follow = true } = {}) =>
  attempt("read", path, (turns) => whole(path, { atMost, follow }, turns))

const remove: Interface["remove"] = (path) =>
  attempt("remove", path, () => rm(toSystem(path), { recursive: true, force: true }))

const write: Interface["write"] = (path, content, mode = 0o644) => {
  // Two stagings may write one file of a shared cache at the same time.
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  const place = toSystem(aside)
  return attempt("write", path, async () => {
    await writeFile(place, content, { flag: "wx", mode })
    // The mode of open(2) is cut by the umask; platforms stage under 077 and run as another user.
    await chmod(place, mode)
    await rename(place, toSystem(path))
  }).pipe(Effect.onError(() => Effect.ignore(attempt("remove", aside, () => rm(place, { force: true })))))
}

const characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
/**
 * A name as mkdtemp(3) makes them: what was built in such a folder is told by that form. Node's own takes no name that
 * is no UTF-8 (24.21).
 */
const privateName = (): string =>
  `.python-buildpack-${[...randomBytes(6)].map((byte) => characters[byte % characters.length]).join("")}`

const temporary: Interface["temporary"] = (parent) =>
  Effect.acquireRelease(
    attempt(parent === undefined ? makeInTmpdir : "make a temporary directory in", parent ?? tmpdir(), async () => {
      // $TMPDIR may be relative, and programs are run in other directories.
      const path = join(resolve(parent ?? tmpdir()), privateName())
      await mkdir(toSystem(path), { mode: 0o700 })
      return path
    }),
    (path) => Effect.ignore(remove(path))
  )

const files: Interface = {
  status,
  target,
  entries,
  read,
  remove,
  write,
  temporary,
  user: process.getuid?.(),
  list: (path) => Effect.map(entries(path), (found) => found.map(({ name }) => name)),
  readText: (path, how) => Effect.map(read(path, how), (bytes) => new TextDecoder().decode(bytes)),
  digest: (path, { follow = true } = {}) => attempt("read", path, (turns) => digestOf({ path, follow }, turns)),
  digests: (path) => attempt("read", path, (turns) => digestsBelow(path, turns)),
  treeDigest: (path, skip = () => false) => attempt("read", path, (turns) => treeDigestBelow(path, skip, turns)),
  copy: (from, to, skip = () => false) =>
    Effect.flatMap(status(from), (found) =>
      found === undefined ? Effect.succeed([]) : attempt("copy", from, (turns) => copyTree(from, to, skip, turns))
    ),
  makeDirectory: (path) =>
    Effect.asVoid(attempt("make the directory", path, () => mkdir(toSystem(path), { recursive: true }))),
  claim: (path) =>
    attempt("make the directory", path, () => mkdir(toSystem(path))).pipe(
      Effect.as(true),
      Effect.catchIf(
        ({ reason }) => reason === "AlreadyExists",
        () => Effect.succeed(false)
      )
    ),
  rename: (from, to) => attempt("rename", `${from} to ${to}`, () => rename(toSystem(from), toSystem(to))),
  link: (text, path) => attempt("link", path, () => symlink(toSystem(text), toSystem(path))),
  realPath: (path) =>
    attempt("find the real path of", path, async () =>
      fromSystem(await realpath(toSystem(path), { encoding: "buffer" }))
    ),
  chmod: (path, mode) => attempt("change the mode of", path, () => chmod(toSystem(path), mode))
}

export const layer: Layer.Layer<Filesystem> = Layer.succeed(Filesystem, files)
