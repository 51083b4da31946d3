/** The laws of Filesystem about what no one expects: devices, links in place of files, files too large, names that are no UTF-8. */
import * as Effect from "effect/Effect"
import { type Filesystem, join } from "../../services/Filesystem.ts"
import { type Law, same } from "../Law.ts"
import { fails, kindOf, law } from "./FileTrial.ts"

export const oddFileLaws: ReadonlyArray<Law<Filesystem>> = [
  law(
    "a device, a pipe or a socket is looked at and never opened, also through a link",
    Effect.fn(function* (files, at) {
      yield* files.link("/dev/null", join(at, "link"))
      yield* same("its kind", yield* kindOf(files, "/dev/null"), "other")
      yield* same("through a link", (yield* files.target(join(at, "link")))?.kind, "other")
      for (const path of ["/dev/null", join(at, "link")])
        for (const each of [
          Effect.asVoid(files.read(path)),
          Effect.asVoid(files.readText(path)),
          Effect.asVoid(files.digest(path))
        ])
          yield* fails("read it", "NotAFile", each)
    })
  ),
  law(
    "a link is not followed where that is asked",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "text")
      yield* files.link("file", join(at, "link"))
      const straight = { follow: false }
      yield* same("the file", yield* files.readText(join(at, "file"), straight), "text")
      for (const each of [files.readText(join(at, "link"), straight), files.digest(join(at, "link"), straight)])
        yield* fails("read a link", "NotAFile", each)
    })
  ),
  law(
    "no more is read than is asked for",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "12345")
      yield* same("just so much", yield* files.readText(join(at, "file"), { atMost: 5 }), "12345")
      yield* fails("read more", "TooLarge", files.readText(join(at, "file"), { atMost: 4 }))
    })
  ),
  law(
    "what stands in a directory is told with its kind, a link as a link",
    Effect.fn(function* (files, at) {
      yield* files.write(join(at, "file"), "")
      yield* files.makeDirectory(join(at, "directory"))
      yield* files.link("directory", join(at, "link"))
      yield* same("entries", yield* files.entries(at), [
        { name: "directory", kind: "directory" },
        { name: "file", kind: "file" },
        { name: "link", kind: "link" }
      ])
      yield* same("of a file", yield* files.entries(join(at, "file")), [])
    })
  ),
  law(
    "a name that is no UTF-8 is a name like others",
    Effect.fn(function* (files, at) {
      // `größer` in Latin-1, and a character that was cut off.
      const [folder, name] = ["gr\udcf6\udcdfer", "caf\udcc3"]
      const path = join(at, "from", folder, name)
      yield* files.makeDirectory(join(at, "from", folder))
      yield* files.write(path, "text")
      yield* files.link(name, join(at, "from", folder, "link"))
      yield* same("names", yield* files.list(join(at, "from")), [folder])
      yield* same("the text", yield* files.readText(path), "text")
      const digest = yield* files.treeDigest(join(at, "from"))
      yield* files.copy(join(at, "from"), join(at, "to"))
      yield* same("the digest of a copy", yield* files.treeDigest(join(at, "to")), digest)
      yield* same("its link", yield* files.readText(join(at, "to", folder, "link")), "text")
      yield* same("digests", Object.keys(yield* files.digests(join(at, "to"))).toSorted(), [
        join(folder, name),
        join(folder, "link")
      ])
      const real = yield* files.realPath(at)
      yield* same("the real path", yield* files.realPath(path), join(real, "from", folder, name))
      yield* files.rename(path, join(at, "from", folder, "\udcff"))
      yield* same("renamed", yield* files.list(join(at, "from", folder)), ["link", "\udcff"])
      yield* files.remove(join(at, "from"))
      yield* same("removed", yield* files.list(at), ["to"])
    })
  )
]
