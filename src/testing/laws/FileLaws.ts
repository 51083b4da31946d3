/** The laws of Filesystem about single files and links. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { type Filesystem, join } from "../../services/Filesystem.ts"
import { failure, holds, type Law, same } from "../Law.ts"
import { fails, kindOf, law, modeOf } from "./FileTrial.ts"

const reading: ReadonlyArray<Law<Filesystem>> = [
  law(
    "where nothing is, there is no status and no name",
    Effect.fn(function* (files, at) {
      for (const path of [join(at, "none"), join(at, "none", "deeper")]) {
        yield* same(`status of ${path}`, yield* files.status(path), undefined)
        yield* same(`target of ${path}`, yield* files.target(path), undefined)
        yield* same(`names in ${path}`, yield* files.list(path), [])
      }
    })
  ),
  law(
    "below a file there is nothing",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "")
      yield* same("status", yield* files.status(join(at, "file", "deeper")), undefined)
      yield* same("names", yield* files.list(join(at, "file")), [])
    })
  ),
  law(
    "what cannot be read fails, naming operation, path and meaning",
    Effect.fn(function* (files, at) {
      const path = join(at, "none")
      const error = yield* failure("read what is not there", files.read(path))
      yield* same("the failure", [error.reason, error.operation, error.path], ["NotFound", "read", path])
      yield* same("the message", error.message, `Cannot read ${path}: it does not exist.`)
      for (const each of [
        Effect.asVoid(files.read(at)),
        Effect.asVoid(files.readText(at)),
        Effect.asVoid(files.digest(at))
      ])
        yield* fails("read a directory", "NotAFile", each)
    })
  ),
  law(
    "names in a directory are sorted by code unit, and a link to it leads there",
    Effect.fn(function* (files, at) {
      const directory = join(at, "directory")
      yield* files.makeDirectory(directory)
      for (const name of ["b", "a10", "B", "a2", ".a", "ä"]) yield* files.write(join(directory, name), "")
      yield* files.link("directory", join(at, "link"))
      for (const path of [directory, join(at, "link")]) {
        yield* same("names", yield* files.list(path), [".a", "B", "a10", "a2", "b", "ä"])
      }
    })
  )
]

const writing: ReadonlyArray<Law<Filesystem>> = [
  law(
    "what is written is read back, as bytes and as text, with its size in bytes",
    Effect.fn(function* (files, at) {
      const path = join(at, "a file")
      yield* files.write(path, "größer\n")
      yield* same("the text", yield* files.readText(path), "größer\n")
      yield* same("the size", (yield* files.status(path))?.size, 9)
      const bytes = Uint8Array.of(0, 255, 13, 10)
      yield* files.write(path, bytes)
      yield* same("the bytes", [...(yield* files.read(path))], [0, 255, 13, 10])
      yield* files.write(path, "")
      yield* same("the empty file", [yield* files.readText(path), (yield* files.status(path))?.size], ["", 0])
    })
  ),
  law(
    "bytes that are changed after writing or reading leave the file as it is",
    Effect.fn(function* (files, at) {
      const path = join(at, "file")
      const bytes = Uint8Array.of(1, 2)
      yield* files.write(path, bytes)
      bytes[0] = 9
      ;(yield* files.read(path))[1] = 9
      yield* same("the bytes", [...(yield* files.read(path))], [1, 2])
    })
  ),
  law(
    "a written file has exactly the mode asked for, 0644 by default, also where a file was",
    Effect.fn(function* (files, at) {
      const path = join(at, "file")
      for (const mode of [0o777, 0o600, 0o755]) {
        yield* files.write(path, "", mode)
        yield* same("the mode", yield* modeOf(files, path), mode)
      }
      yield* files.write(path, "")
      yield* same("the default", yield* modeOf(files, path), 0o644)
    })
  ),
  law(
    "a written file carries the time of writing and the owner of the directory",
    Effect.fn(function* (files, at) {
      const before = yield* Clock.currentTimeMillis
      yield* files.write(join(at, "file"), "")
      const status = yield* files.status(join(at, "file"))
      const after = yield* Clock.currentTimeMillis
      // A kernel stamps files by a clock that ticks every few milliseconds.
      yield* holds("the time", status !== undefined && status.mtime >= before - 100 && status.mtime <= after + 100)
      yield* same("the owner", status?.uid, (yield* files.status(at))?.uid)
    })
  ),
  law(
    "writing over a link replaces the link, not what it leads to",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "old")
      yield* files.link("file", join(at, "link"))
      yield* files.write(join(at, "link"), "new")
      yield* same("the kind", yield* kindOf(files, join(at, "link")), "file")
      yield* same(
        "both",
        [yield* files.readText(join(at, "file")), yield* files.readText(join(at, "link"))],
        ["old", "new"]
      )
    })
  ),
  law(
    "nothing is left beside a file that is written, or that could not be",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "")
      yield* files.makeDirectory(join(at, "directory"))
      yield* fails("write over a directory", "Other", files.write(join(at, "directory"), ""))
      yield* fails("write into what is not there", "NotFound", files.write(join(at, "none", "file"), ""))
      yield* fails("write below a file", "NotFound", files.write(join(at, "file", "deeper"), ""))
      yield* same("names", yield* files.list(at), ["directory", "file"])
    })
  ),
  law(
    "directories are made with those above them, and being there already is fine",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "a", "b"))
      yield* files.write(join(at, "a", "b", "file"), "kept")
      yield* files.makeDirectory(join(at, "a", "b"))
      yield* same("the file in it", yield* files.readText(join(at, "a", "b", "file")), "kept")
      yield* files.link("a", join(at, "link"))
      yield* files.makeDirectory(join(at, "link", "c"))
      yield* same("through a link", yield* files.list(join(at, "a")), ["b", "c"])
      yield* fails("make a directory where a file is", "AlreadyExists", files.makeDirectory(join(at, "a", "b", "file")))
      yield* fails(
        "make a directory below a file",
        "NotFound",
        files.makeDirectory(join(at, "a", "b", "file", "deeper"))
      )
    })
  ),
  law(
    "a directory is claimed by one alone, where there is a place for it and nothing stands",
    Effect.fn(function* (files, at) {
      const place = join(at, "place")
      const all = yield* Effect.all(
        Array.from({ length: 8 }, () => files.claim(place)),
        { concurrency: "unbounded" }
      )
      yield* same("who has it", all.filter((has) => has).length, 1)
      yield* files.write(join(at, "file"), "")
      yield* files.link("nowhere", join(at, "link"))
      for (const name of ["place", "file", "link"]) yield* same(name, yield* files.claim(join(at, name)), false)
      yield* fails("claim below what is not there", "NotFound", files.claim(join(at, "none", "place")))
      yield* files.remove(place)
      yield* same("again", yield* files.claim(place), true)
    })
  ),
  law(
    "a mode is changed exactly, and through a link",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "")
      yield* files.link("file", join(at, "link"))
      yield* files.chmod(join(at, "link"), 0o751)
      yield* same("the mode", (yield* files.status(join(at, "file")))?.mode, 0o751)
      yield* fails("change the mode of nothing", "NotFound", files.chmod(join(at, "none"), 0o600))
    })
  )
]

const linking: ReadonlyArray<Law<Filesystem>> = [
  law(
    "a link has a status of its own, and its target's",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "text")
      yield* files.link("file", join(at, "link"))
      yield* same("its status", yield* kindOf(files, join(at, "link")), "link")
      yield* same("its target", (yield* files.target(join(at, "link")))?.kind, "file")
      yield* same("what is read", yield* files.readText(join(at, "link")), "text")
    })
  ),
  law(
    "a broken link is there, and leads to nothing",
    Effect.fn(function* (files, at) {
      yield* files.link("none", join(at, "link"))
      yield* same("its status", yield* kindOf(files, join(at, "link")), "link")
      yield* same("its target", yield* files.target(join(at, "link")), undefined)
      yield* fails("find where it leads", "NotFound", files.realPath(join(at, "link")))
      yield* fails("make a directory of it", "NotFound", files.makeDirectory(join(at, "link", "deeper")))
    })
  ),
  law(
    "a link is never put over something",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "")
      yield* fails("link over a file", "AlreadyExists", files.link("x", join(at, "file")))
      yield* files.link("none", join(at, "link"))
      yield* fails("link over a broken link", "AlreadyExists", files.link("x", join(at, "link")))
      yield* fails("link in what is not there", "NotFound", files.link("x", join(at, "none", "link")))
    })
  ),
  law(
    "links that lead to each other lead nowhere",
    Effect.fn(function* (files, at) {
      yield* files.link("two", join(at, "one"))
      yield* files.link("one", join(at, "two"))
      yield* same("the status", yield* kindOf(files, join(at, "one")), "link")
      yield* same("its target", yield* files.target(join(at, "one")), undefined)
      yield* fails("read it", "Other", files.read(join(at, "one")))
    })
  ),
  law(
    "the real path has no link and no `.` in it",
    Effect.fn(function* (files, at) {
      const real = yield* files.realPath(at)
      yield* files.makeDirectory(join(at, "a", "b"))
      yield* files.write(join(at, "a", "file"), "")
      yield* files.link(join(at, "a"), join(at, "absolute"))
      yield* files.link("absolute/b", join(at, "relative"))
      yield* same("through two links", yield* files.realPath(`${at}/./relative`), join(real, "a", "b"))
      yield* fails("find the real path of nothing", "NotFound", files.realPath(join(at, "none")))
    })
  ),
  law(
    "`..` behind a link is the parent of where the link leads",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "a", "b"))
      yield* files.write(join(at, "a", "file"), "found")
      yield* files.link("a/b", join(at, "link"))
      yield* same("the text", yield* files.readText(`${at}/link/../file`), "found")
    })
  )
]

export const fileLaws: ReadonlyArray<Law<Filesystem>> = [...reading, ...writing, ...linking]
