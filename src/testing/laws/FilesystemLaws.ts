/** The laws of Filesystem, tried in a temporary directory of the Filesystem itself. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { FileAccessFailed, Filesystem, type Interface, join, type Reason } from "../../services/Filesystem.ts"
import { failure, holds, type Law, type LawBroken, same } from "../Law.ts"

const law = (name: string, check: (files: Interface, at: string) => Effect.Effect<void, LawBroken | FileAccessFailed, Scope.Scope>): Law<Filesystem> => ({
  name,
  check: Effect.gen(function* () {
    const files = yield* Filesystem
    yield* check(files, yield* files.temporary())
  }).pipe(Effect.scoped)
})

const fails = <A, R>(what: string, reason: Reason, effect: Effect.Effect<A, FileAccessFailed, R>) =>
  Effect.flatMap(failure(what, effect), (error) => same(`the reason why one cannot ${what}`, error.reason, reason))

const kindOf = (files: Interface, path: string) => Effect.map(files.status(path), (status) => status?.kind)
const modeOf = (files: Interface, path: string) => Effect.map(files.target(path), (status) => status?.mode)

const reading: ReadonlyArray<Law<Filesystem>> = [
  law("where nothing is, there is no status and no name", Effect.fn(function* (files, at) {
    for (const path of [join(at, "none"), join(at, "none", "deeper")]) {
      yield* same(`status of ${path}`, yield* files.status(path), undefined)
      yield* same(`target of ${path}`, yield* files.target(path), undefined)
      yield* same(`names in ${path}`, yield* files.list(path), [])
    }
  })),
  law("below a file there is nothing", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "")
    yield* same("status", yield* files.status(join(at, "file", "deeper")), undefined)
    yield* same("names", yield* files.list(join(at, "file")), [])
  })),
  law("what cannot be read fails, naming operation, path and meaning", Effect.fn(function* (files, at) {
    const path = join(at, "none")
    const error = yield* failure("read what is not there", files.read(path))
    yield* same("the failure", [error.reason, error.operation, error.path], ["NotFound", "read", path])
    yield* same("the message", error.message, `Cannot read ${path}: it does not exist.`)
    yield* fails("read a directory", "Other", files.readText(at))
  })),
  law("names in a directory are sorted by code unit, and a link to it leads there", Effect.fn(function* (files, at) {
    const directory = join(at, "directory")
    yield* files.makeDirectory(directory)
    for (const name of ["b", "a10", "B", "a2", ".a", "ä"]) yield* files.write(join(directory, name), "")
    yield* files.link("directory", join(at, "link"))
    for (const path of [directory, join(at, "link")]) {
      yield* same("names", yield* files.list(path), [".a", "B", "a10", "a2", "b", "ä"])
    }
  }))
]

const writing: ReadonlyArray<Law<Filesystem>> = [
  law("what is written is read back, as bytes and as text, with its size in bytes", Effect.fn(function* (files, at) {
    const path = join(at, "a file")
    yield* files.write(path, "größer\n")
    yield* same("the text", yield* files.readText(path), "größer\n")
    yield* same("the size", (yield* files.status(path))?.size, 9)
    const bytes = Uint8Array.of(0, 255, 13, 10)
    yield* files.write(path, bytes)
    yield* same("the bytes", [...(yield* files.read(path))], [0, 255, 13, 10])
    yield* files.write(path, "")
    yield* same("the empty file", [yield* files.readText(path), (yield* files.status(path))?.size], ["", 0])
  })),
  law("bytes that are changed after writing or reading leave the file as it is", Effect.fn(function* (files, at) {
    const path = join(at, "file")
    const bytes = Uint8Array.of(1, 2)
    yield* files.write(path, bytes)
    bytes[0] = 9
    ;(yield* files.read(path))[1] = 9
    yield* same("the bytes", [...(yield* files.read(path))], [1, 2])
  })),
  law("a written file has exactly the mode asked for, 0644 by default, also where a file was", Effect.fn(function* (files, at) {
    const path = join(at, "file")
    for (const mode of [0o777, 0o600, 0o755]) {
      yield* files.write(path, "", mode)
      yield* same("the mode", yield* modeOf(files, path), mode)
    }
    yield* files.write(path, "")
    yield* same("the default", yield* modeOf(files, path), 0o644)
  })),
  law("a written file carries the time of writing and the owner of the directory", Effect.fn(function* (files, at) {
    const before = yield* Clock.currentTimeMillis
    yield* files.write(join(at, "file"), "")
    const status = yield* files.status(join(at, "file"))
    const after = yield* Clock.currentTimeMillis
    // A kernel stamps files by a clock that ticks every few milliseconds.
    yield* holds("the time", status !== undefined && status.mtime >= before - 100 && status.mtime <= after + 100)
    yield* same("the owner", status?.uid, (yield* files.status(at))?.uid)
  })),
  law("writing over a link replaces the link, not what it leads to", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "old")
    yield* files.link("file", join(at, "link"))
    yield* files.write(join(at, "link"), "new")
    yield* same("the kind", yield* kindOf(files, join(at, "link")), "file")
    yield* same("both", [yield* files.readText(join(at, "file")), yield* files.readText(join(at, "link"))], ["old", "new"])
  })),
  law("nothing is left beside a file that is written, or that could not be", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "")
    yield* files.makeDirectory(join(at, "directory"))
    yield* fails("write over a directory", "Other", files.write(join(at, "directory"), ""))
    yield* fails("write into what is not there", "NotFound", files.write(join(at, "none", "file"), ""))
    yield* fails("write below a file", "NotFound", files.write(join(at, "file", "deeper"), ""))
    yield* same("names", yield* files.list(at), ["directory", "file"])
  })),
  law("directories are made with those above them, and being there already is fine", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "a", "b"))
    yield* files.write(join(at, "a", "b", "file"), "kept")
    yield* files.makeDirectory(join(at, "a", "b"))
    yield* same("the file in it", yield* files.readText(join(at, "a", "b", "file")), "kept")
    yield* files.link("a", join(at, "link"))
    yield* files.makeDirectory(join(at, "link", "c"))
    yield* same("through a link", yield* files.list(join(at, "a")), ["b", "c"])
    yield* fails("make a directory where a file is", "AlreadyExists", files.makeDirectory(join(at, "a", "b", "file")))
    yield* fails("make a directory below a file", "NotFound", files.makeDirectory(join(at, "a", "b", "file", "deeper")))
  })),
  law("a mode is changed exactly, and through a link", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "")
    yield* files.link("file", join(at, "link"))
    yield* files.chmod(join(at, "link"), 0o751)
    yield* same("the mode", (yield* files.status(join(at, "file")))?.mode, 0o751)
    yield* fails("change the mode of nothing", "NotFound", files.chmod(join(at, "none"), 0o600))
  }))
]

const moving: ReadonlyArray<Law<Filesystem>> = [
  law("removing takes a whole tree, and nothing is as good as removed", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "a", "b"))
    yield* files.write(join(at, "a", "b", "file"), "")
    yield* files.remove(join(at, "a"))
    yield* files.remove(join(at, "a"))
    yield* files.remove(join(at, "a", "b"))
    yield* same("names", yield* files.list(at), [])
  })),
  law("removing follows no link", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "outside"))
    yield* files.write(join(at, "outside", "file"), "kept")
    yield* files.makeDirectory(join(at, "tree"))
    yield* files.link("../outside", join(at, "tree", "link"))
    yield* files.link("outside", join(at, "link"))
    yield* files.remove(join(at, "tree"))
    yield* files.remove(join(at, "link"))
    yield* same("names", yield* files.list(at), ["outside"])
    yield* same("the file", yield* files.readText(join(at, "outside", "file")), "kept")
  })),
  law("renaming moves a tree, a link as a link, and replaces a file or an empty directory", Effect.fn(function* (files, at) {
    const path = (name: string) => join(at, name)
    yield* files.makeDirectory(path("from"))
    yield* files.write(path("from/file"), "moved")
    yield* files.makeDirectory(path("empty"))
    yield* files.rename(path("from"), path("empty"))
    yield* same("the tree", yield* files.readText(path("empty/file")), "moved")
    yield* files.write(path("old"), "old")
    yield* files.rename(path("empty/file"), path("old"))
    yield* same("the file", yield* files.readText(path("old")), "moved")
    yield* files.link("nowhere", path("link"))
    yield* files.rename(path("link"), path("moved link"))
    yield* same("the link", yield* kindOf(files, path("moved link")), "link")
    yield* same("names", yield* files.list(at), ["empty", "moved link", "old"])
  })),
  law("renaming refuses what would lose something", Effect.fn(function* (files, at) {
    const path = (name: string) => join(at, name)
    yield* files.makeDirectory(path("one/deeper"))
    yield* files.makeDirectory(path("two/deeper"))
    yield* files.write(path("file"), "")
    yield* fails("rename onto a full directory", "AlreadyExists", files.rename(path("one"), path("two")))
    yield* fails("rename a file onto a directory", "Other", files.rename(path("file"), path("two")))
    yield* fails("rename a directory onto a file", "NotFound", files.rename(path("one"), path("file")))
    yield* fails("rename into itself", "Other", files.rename(path("one"), path("one/deeper/one")))
    yield* fails("rename nothing", "NotFound", files.rename(path("none"), path("some")))
    yield* fails("rename to nowhere", "NotFound", files.rename(path("file"), path("none/file")))
    yield* same("names", yield* files.list(at), ["file", "one", "two"])
  }))
]

const linking: ReadonlyArray<Law<Filesystem>> = [
  law("a link has a status of its own, and its target's", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "text")
    yield* files.link("file", join(at, "link"))
    yield* same("its status", yield* kindOf(files, join(at, "link")), "link")
    yield* same("its target", (yield* files.target(join(at, "link")))?.kind, "file")
    yield* same("what is read", yield* files.readText(join(at, "link")), "text")
  })),
  law("a broken link is there, and leads to nothing", Effect.fn(function* (files, at) {
    yield* files.link("none", join(at, "link"))
    yield* same("its status", yield* kindOf(files, join(at, "link")), "link")
    yield* same("its target", yield* files.target(join(at, "link")), undefined)
    yield* fails("find where it leads", "NotFound", files.realPath(join(at, "link")))
    yield* fails("make a directory of it", "NotFound", files.makeDirectory(join(at, "link", "deeper")))
  })),
  law("a link is never put over something", Effect.fn(function* (files, at) {
    yield* files.write(join(at, "file"), "")
    yield* fails("link over a file", "AlreadyExists", files.link("x", join(at, "file")))
    yield* files.link("none", join(at, "link"))
    yield* fails("link over a broken link", "AlreadyExists", files.link("x", join(at, "link")))
    yield* fails("link in what is not there", "NotFound", files.link("x", join(at, "none", "link")))
  })),
  law("links that lead to each other end in a failure", Effect.fn(function* (files, at) {
    yield* files.link("two", join(at, "one"))
    yield* files.link("one", join(at, "two"))
    yield* same("the status", yield* kindOf(files, join(at, "one")), "link")
    yield* fails("look at the target", "Other", files.target(join(at, "one")))
  })),
  law("the real path has no link and no `.` in it", Effect.fn(function* (files, at) {
    const real = yield* files.realPath(at)
    yield* files.makeDirectory(join(at, "a", "b"))
    yield* files.write(join(at, "a", "file"), "")
    yield* files.link(join(at, "a"), join(at, "absolute"))
    yield* files.link("absolute/b", join(at, "relative"))
    yield* same("through two links", yield* files.realPath(`${at}/./relative`), join(real, "a", "b"))
    yield* fails("find the real path of nothing", "NotFound", files.realPath(join(at, "none")))
  })),
  law("`..` behind a link is the parent of where the link leads", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "a", "b"))
    yield* files.write(join(at, "a", "file"), "found")
    yield* files.link("a/b", join(at, "link"))
    yield* same("the text", yield* files.readText(`${at}/link/../file`), "found")
  }))
]

const plantTree = Effect.fn(function* (files: Interface, at: string) {
  yield* files.makeDirectory(join(at, "from", "folder"))
  yield* files.write(join(at, "from", "program"), "#!/bin/sh\n", 0o755)
  yield* files.write(join(at, "from", "folder", "secret"), "x", 0o600)
  yield* files.link("../program", join(at, "from", "folder", "link"))
  yield* files.link("nowhere", join(at, "from", "broken"))
  yield* files.chmod(join(at, "from", "folder"), 0o750)
})

const copying: ReadonlyArray<Law<Filesystem>> = [
  law("a copy has the contents, modes and times of its source, and links as they are", Effect.fn(function* (files, at) {
    yield* plantTree(files, at)
    yield* files.copy(join(at, "from"), join(at, "to"))
    yield* same("names", yield* files.list(join(at, "to")), ["broken", "folder", "program"])
    yield* same("a content", yield* files.readText(join(at, "to", "folder", "secret")), "x")
    const modes = yield* Effect.forEach(["program", "folder", "folder/secret"], (name) => modeOf(files, join(at, "to", name)))
    yield* same("modes", modes, [0o755, 0o750, 0o600])
    const [source, copy] = [yield* files.status(join(at, "from", "program")), yield* files.status(join(at, "to", "program"))]
    yield* same("the time", copy?.mtime, source?.mtime)
    yield* same("a link's kind", yield* kindOf(files, join(at, "to", "broken")), "link")
    // It leads within the copy: the text was kept, not the place.
    const real = yield* files.realPath(at)
    yield* same("a link's text", yield* files.realPath(join(at, "to", "folder", "link")), join(real, "to", "program"))
  })),
  law("a copy stands for itself", Effect.fn(function* (files, at) {
    yield* plantTree(files, at)
    yield* files.copy(join(at, "from"), join(at, "to"))
    yield* files.write(join(at, "to", "program"), "changed")
    yield* files.remove(join(at, "from", "folder"))
    yield* same("the source", yield* files.readText(join(at, "from", "program")), "#!/bin/sh\n")
    yield* same("the copy", yield* files.list(join(at, "to", "folder")), ["link", "secret"])
  })),
  law("what is skipped is named by its path below the source, and left out with all that is in it", Effect.fn(function* (files, at) {
    yield* plantTree(files, at)
    const asked: Array<string> = []
    yield* files.copy(join(at, "from"), join(at, "to"), (path) => { asked.push(path); return path === "folder" })
    yield* same("names", yield* files.list(join(at, "to")), ["broken", "program"])
    yield* same("paths asked about", asked.toSorted(), ["broken", "folder", "program"])
  })),
  law("a folder that its owner may not write is copied into one that the owner may", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "from"))
    yield* files.write(join(at, "from", "file"), "")
    yield* files.chmod(join(at, "from"), 0o555)
    yield* files.copy(join(at, "from"), join(at, "to"))
    yield* files.chmod(join(at, "from"), 0o755)
    yield* same("the mode", yield* modeOf(files, join(at, "to")), 0o755)
    yield* same("names", yield* files.list(join(at, "to")), ["file"])
  })),
  law("a copy goes over files that are there, and beside others; of nothing there is no copy", Effect.fn(function* (files, at) {
    yield* files.makeDirectory(join(at, "from"))
    yield* files.write(join(at, "from", "file"), "new", 0o755)
    yield* files.makeDirectory(join(at, "to"))
    yield* files.write(join(at, "to", "file"), "old")
    yield* files.write(join(at, "to", "other"), "kept")
    yield* files.copy(join(at, "from"), join(at, "to"))
    yield* files.copy(join(at, "none"), join(at, "nothing"))
    yield* same("the file", [yield* files.readText(join(at, "to", "file")), yield* modeOf(files, join(at, "to", "file"))], ["new", 0o755])
    yield* same("names", [yield* files.list(join(at, "to")), yield* files.list(at)], [["file", "other"], ["from", "to"]])
  }))
]

const temporaries: ReadonlyArray<Law<Filesystem>> = [
  law("a temporary directory is empty, private, below the parent given, and another each time", Effect.fn(function* (files, at) {
    const [one, two] = [yield* files.temporary(at), yield* files.temporary(at)]
    yield* holds("two of them differ", one !== two)
    yield* holds("both are below the parent", [one, two].every((path) => path.startsWith(`${at}/`)))
    yield* same("mode and content", [yield* modeOf(files, one), yield* files.list(one)], [0o700, []])
    yield* fails("make one in what is not there", "NotFound", files.temporary(join(at, "none")))
  })),
  law("a temporary directory ends with its scope, and so does all that is in it", Effect.fn(function* (files, at) {
    const scope = yield* Scope.make()
    const path = yield* Scope.provide(files.temporary(at), scope)
    yield* files.makeDirectory(join(path, "deeper"))
    yield* files.write(join(path, "deeper", "file"), "")
    yield* Scope.close(scope, Exit.void)
    yield* same("names", yield* files.list(at), [])
  }))
]

export const filesystemLaws: ReadonlyArray<Law<Filesystem>> = [...reading, ...writing, ...moving, ...linking, ...copying, ...temporaries]
