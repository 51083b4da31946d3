/** The laws of Filesystem about whole trees: moved, removed, copied, and for a time. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { type Filesystem, type Interface, join } from "../../services/Filesystem.ts"
import { holds, type Law, same } from "../Law.ts"
import { fails, kindOf, law, modeOf } from "./FileTrial.ts"

const moving: ReadonlyArray<Law<Filesystem>> = [
  law(
    "removing takes a whole tree, and nothing is as good as removed",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "a", "b"))
      yield* files.write(join(at, "a", "b", "file"), "")
      yield* files.remove(join(at, "a"))
      yield* files.remove(join(at, "a"))
      yield* files.remove(join(at, "a", "b"))
      yield* same("names", yield* files.list(at), [])
    })
  ),
  law(
    "removing follows no link",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "outside"))
      yield* files.write(join(at, "outside", "file"), "kept")
      yield* files.makeDirectory(join(at, "tree"))
      yield* files.link("../outside", join(at, "tree", "link"))
      yield* files.link("outside", join(at, "link"))
      yield* files.remove(join(at, "tree"))
      yield* files.remove(join(at, "link"))
      yield* same("names", yield* files.list(at), ["outside"])
      yield* same("the file", yield* files.readText(join(at, "outside", "file")), "kept")
    })
  ),
  law(
    "renaming moves a tree, a link as a link, and replaces a file or an empty directory",
    Effect.fn(function* (files, at) {
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
    })
  ),
  law(
    "renaming refuses what would lose something",
    Effect.fn(function* (files, at) {
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
    })
  )
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
  law(
    "a copy has the contents, modes and times of its source, and links as they are",
    Effect.fn(function* (files, at) {
      yield* plantTree(files, at)
      yield* files.copy(join(at, "from"), join(at, "to"))
      yield* same("names", yield* files.list(join(at, "to")), ["broken", "folder", "program"])
      yield* same("a content", yield* files.readText(join(at, "to", "folder", "secret")), "x")
      const modes = yield* Effect.forEach(["program", "folder", "folder/secret"], (name) =>
        modeOf(files, join(at, "to", name))
      )
      yield* same("modes", modes, [0o755, 0o750, 0o600])
      const [source, copy] = [
        yield* files.status(join(at, "from", "program")),
        yield* files.status(join(at, "to", "program"))
      ]
      yield* same("the time", copy?.mtime, source?.mtime)
      yield* same("a link's kind", yield* kindOf(files, join(at, "to", "broken")), "link")
      // It leads within the copy: the text was kept, not the place.
      const real = yield* files.realPath(at)
      yield* same("a link's text", yield* files.realPath(join(at, "to", "folder", "link")), join(real, "to", "program"))
    })
  ),
  law(
    "a copy stands for itself",
    Effect.fn(function* (files, at) {
      yield* plantTree(files, at)
      yield* files.copy(join(at, "from"), join(at, "to"))
      yield* files.write(join(at, "to", "program"), "changed")
      yield* files.remove(join(at, "from", "folder"))
      yield* same("the source", yield* files.readText(join(at, "from", "program")), "#!/bin/sh\n")
      yield* same("the copy", yield* files.list(join(at, "to", "folder")), ["link", "secret"])
    })
  ),
  law(
    "what is skipped is named by its path below the source, and left out with all that is in it",
    Effect.fn(function* (files, at) {
      yield* plantTree(files, at)
      const asked: Array<string> = []
      yield* files.copy(join(at, "from"), join(at, "to"), (path) => {
        asked.push(path)
        return path === "folder"
      })
      yield* same("names", yield* files.list(join(at, "to")), ["broken", "program"])
      yield* same("paths asked about", asked.toSorted(), ["broken", "folder", "program"])
    })
  ),
  law(
    "what is skipped is for a digest as if it were not there",
    Effect.fn(function* (files, at) {
      yield* plantTree(files, at)
      const from = join(at, "from")
      const all = yield* files.treeDigest(from)
      const without = yield* files.treeDigest(from, (path) => path === "folder" || path === "broken")
      yield* files.remove(join(from, "folder"))
      yield* files.remove(join(from, "broken"))
      const removed = yield* files.treeDigest(from)
      yield* same("the digest without them", without, removed)
      yield* same("whether they count else", all === removed, false)
    })
  ),
  law(
    "a folder that its owner may not write is copied into one that the owner may",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "from"))
      yield* files.write(join(at, "from", "file"), "")
      yield* files.chmod(join(at, "from"), 0o555)
      yield* files.copy(join(at, "from"), join(at, "to"))
      yield* files.chmod(join(at, "from"), 0o755)
      yield* same("the mode", yield* modeOf(files, join(at, "to")), 0o755)
      yield* same("names", yield* files.list(join(at, "to")), ["file"])
    })
  ),
  law(
    "a copy goes over files that are there, and beside others; of nothing there is no copy",
    Effect.fn(function* (files, at) {
      yield* files.makeDirectory(join(at, "from"))
      yield* files.write(join(at, "from", "file"), "new", 0o755)
      yield* files.makeDirectory(join(at, "to"))
      yield* files.write(join(at, "to", "file"), "old")
      yield* files.write(join(at, "to", "other"), "kept")
      yield* files.copy(join(at, "from"), join(at, "to"))
      yield* files.copy(join(at, "none"), join(at, "nothing"))
      yield* same(
        "the file",
        [yield* files.readText(join(at, "to", "file")), yield* modeOf(files, join(at, "to", "file"))],
        ["new", 0o755]
      )
      yield* same(
        "names",
        [yield* files.list(join(at, "to")), yield* files.list(at)],
        [
          ["file", "other"],
          ["from", "to"]
        ]
      )
    })
  )
]

const temporaries: ReadonlyArray<Law<Filesystem>> = [
  law(
    "a temporary directory is empty, private, below the parent given, and another each time",
    Effect.fn(function* (files, at) {
      const [one, two] = [yield* files.temporary(at), yield* files.temporary(at)]
      yield* holds("two of them differ", one !== two)
      yield* holds(
        "both are below the parent",
        [one, two].every((path) => path.startsWith(`${at}/`))
      )
      yield* same("mode and content", [yield* modeOf(files, one), yield* files.list(one)], [0o700, []])
      yield* fails("make one in what is not there", "NotFound", files.temporary(join(at, "none")))
    })
  ),
  law(
    "a temporary directory ends with its scope, and so does all that is in it",
    Effect.fn(function* (files, at) {
      const scope = yield* Scope.make()
      const path = yield* Scope.provide(files.temporary(at), scope)
      yield* files.makeDirectory(join(path, "deeper"))
      yield* files.write(join(path, "deeper", "file"), "")
      yield* Scope.close(scope, Exit.void)
      yield* same("names", yield* files.list(at), [])
    })
  )
]

export const treeLaws: ReadonlyArray<Law<Filesystem>> = [...moving, ...copying, ...temporaries]
