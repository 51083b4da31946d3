/** The real Filesystem, over Effect's own (whose modules are marked unstable: this file alone names them). */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { createHash, randomUUID } from "node:crypto"
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from "node:fs"
import { setImmediate } from "node:timers/promises"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type { PlatformError } from "effect/PlatformError"
import { sha256, treeDigestOf, type TreeEntry } from "./Digest.ts"
import {
  basename,
  dirname,
  FileAccessFailed,
  Filesystem,
  type Interface,
  join,
  type Kind,
  type Status
} from "./Filesystem.ts"
import { reasonOf } from "./SystemErrors.ts"

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown"

const failed = (operation: string, path: string) => (error: PlatformError) => {
  const code = codeOf(error.reason.cause)
  return new FileAccessFailed({
    operation,
    path,
    reason: reasonOf(code),
    detail: code === "unknown" ? error.message : code
  })
}

const kinds: Readonly<Record<string, Kind>> = { File: "file", Directory: "directory", SymbolicLink: "link" }
const toStatus = (info: FileSystem.File.Info): Status => ({
  kind: kinds[info.type] ?? "other",
  size: Number(info.size),
  mode: info.mode & 0o7777,
  mtime: Option.match(info.mtime, { onNone: () => 0, onSome: (date) => date.getTime() }),
  uid: Option.getOrElse(info.uid, () => -1)
})
const orNothing = <A>(effect: Effect.Effect<A, FileAccessFailed>): Effect.Effect<A | undefined, FileAccessFailed> =>
  Effect.catchIf(
    effect,
    (error) => error.reason === "NotFound",
    () => Effect.succeed(undefined)
  )

/** Read without waiting in between: nine hundred small files take 40 ms so, and 200 ms as operations of their own. */
const digestsBelow = (root: string, relative = ""): Array<readonly [string, string]> =>
  readdirSync(join(root, relative), { withFileTypes: true }).flatMap((each): Array<readonly [string, string]> => {
    const path = join(relative, each.name)
    if (each.isDirectory()) return digestsBelow(root, path)
    return [[path, each.isFile() ? sha256(readFileSync(join(root, path))) : ""]]
  })

const unread = (path: string) => (cause: unknown) => {
  const code = codeOf(cause)
  return new FileAccessFailed({ operation: "read", path, reason: reasonOf(code), detail: code })
}

const digests: Interface["digests"] = (path) =>
  Effect.try({ try: () => Object.fromEntries(digestsBelow(path)), catch: unread(path) })

/** So much is read without waiting in between; then others have their turn. As a stream it takes three times as long. */
const turn = 64 << 20

const digest: Interface["digest"] = (path) =>
  Effect.tryPromise({
    try: async (signal) => {
      const hash = createHash("sha256")
      const bytes = new Uint8Array(1 << 18)
      const file = openSync(path, "r")
      try {
        for (let total = 0, got = 1; got > 0 && !signal.aborted; total += got) {
          got = readSync(file, bytes)
          hash.update(bytes.subarray(0, got))
          if ((total + got) % turn < got) await setImmediate()
        }
      } finally {
        closeSync(file)
      }
      return hash.digest("hex")
    },
    catch: unread(path)
  })

const entriesBelow = (root: string, relative: string, skip: (path: string) => boolean): Array<TreeEntry> => {
  const path = join(root, relative)
  const status = lstatSync(path)
  if (status.isSymbolicLink()) return [{ path: relative, kind: "link", digest: sha256(readlinkSync(path)) }]
  if (status.isFile())
    return [
      { path: relative, kind: (status.mode & 0o111) === 0 ? "file" : "program", digest: sha256(readFileSync(path)) }
    ]
  if (!status.isDirectory()) return [{ path: relative, kind: "other", digest: "" }]
  return readdirSync(path)
    .map((name) => join(relative, name))
    .filter((below) => !skip(below))
    .flatMap((below) => entriesBelow(root, below, skip))
}

const treeDigest: Interface["treeDigest"] = (path, skip = () => false) =>
  Effect.try({ try: () => treeDigestOf(entriesBelow(path, "", skip)), catch: unread(path) })

const make = (fs: FileSystem.FileSystem): Interface => {
  const status: Interface["status"] = (path) =>
    fs.lstat(path).pipe(Effect.mapError(failed("look at", path)), Effect.map(toStatus), orNothing)
  const target: Interface["target"] = (path) =>
    fs.stat(path).pipe(Effect.mapError(failed("look at", path)), Effect.map(toStatus), orNothing)
  const list: Interface["list"] = (path) =>
    fs.readDirectory(path).pipe(
      Effect.mapError(failed("list", path)),
      orNothing,
      Effect.map((names) => (names ?? []).toSorted())
    )
  const remove: Interface["remove"] = (path) =>
    fs.remove(path, { recursive: true, force: true }).pipe(Effect.mapError(failed("remove", path)))
  const write: Interface["write"] = (path, content, mode = 0o644) => {
    // Two stagings may write one file of a shared cache at the same time.
    const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
    return fs.remove(aside, { force: true }).pipe(
      Effect.andThen(fs.writeFile(aside, bytes, { flag: "wx", mode })),
      // The mode of open(2) is cut by the umask; platforms stage under 077 and run as another user.
      Effect.andThen(fs.chmod(aside, mode)),
      Effect.andThen(fs.rename(aside, path)),
      Effect.mapError(failed("write", path)),
      Effect.onError(() => Effect.ignore(fs.remove(aside, { force: true })))
    )
  }
  // Node's own cp turns relative links into absolute ones (24.21), hence a walk.
  const copy: Interface["copy"] = Effect.fn("Filesystem.copy")(function* (from, to, skip) {
    const walk = (relative: string): Effect.Effect<void, FileAccessFailed> =>
      Effect.gen(function* () {
        const source = join(from, relative)
        const destination = join(to, relative)
        const found = yield* status(source)
        if (found === undefined || (relative !== "" && skip?.(relative) === true)) return
        const fail = Effect.mapError(failed("copy", source))
        if (found.kind === "link") {
          yield* fs.readLink(source).pipe(
            Effect.andThen((text) => fs.symlink(text, destination)),
            fail
          )
        } else if (found.kind === "directory") {
          yield* fs.makeDirectory(destination, { recursive: true, mode: 0o700 }).pipe(fail)
          const names = yield* list(source)
          yield* Effect.forEach(names, (name) => walk(join(relative, name)), { concurrency: 8, discard: true })
          yield* fs.chmod(destination, found.mode | 0o700).pipe(fail)
        } else if (found.kind === "file") {
          // Node cuts seconds off below: a quarter more keeps the millisecond.
          const seconds = (found.mtime + 0.25) / 1000
          yield* fs.copyFile(source, destination).pipe(Effect.andThen(fs.utimes(destination, seconds, seconds)), fail)
        }
      })
    yield* walk("")
  })
  return {
    status,
    target,
    digests,
    digest,
    treeDigest,
    user: process.getuid?.(),
    list,
    remove,
    write,
    copy,
    read: (path) => fs.readFile(path).pipe(Effect.mapError(failed("read", path))),
    readText: (path) => fs.readFileString(path).pipe(Effect.mapError(failed("read", path))),
    makeDirectory: (path) =>
      fs.makeDirectory(path, { recursive: true }).pipe(Effect.mapError(failed("make the directory", path))),
    rename: (from, to) => fs.rename(from, to).pipe(Effect.mapError(failed("rename", `${from} to ${to}`))),
    link: (text, path) => fs.symlink(text, path).pipe(Effect.mapError(failed("link", path))),
    realPath: (path) => fs.realPath(path).pipe(Effect.mapError(failed("find the real path of", path))),
    chmod: (path, mode) => fs.chmod(path, mode).pipe(Effect.mapError(failed("change the mode of", path))),
    temporary: (parent) =>
      Effect.acquireRelease(
        fs
          .makeTempDirectory({ prefix: ".python-buildpack-", ...(parent === undefined ? {} : { directory: parent }) })
          .pipe(Effect.mapError(failed("make a temporary directory in", parent ?? "TMPDIR"))),
        (path) => Effect.ignore(remove(path))
      )
  }
}

export const layer: Layer.Layer<Filesystem> = Layer.effect(Filesystem, Effect.map(FileSystem.FileSystem, make)).pipe(
  Layer.provide(NodeFileSystem.layer)
)
