/** Two directories of packages that are seen as one: every file of both, the first one's where both have one, by few links. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { joinPrefixes } from "../../src/programs/JoinedPrefix.ts"
import { Filesystem, join } from "../../src/services/Filesystem.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

it("has all files of both, and links to whole folders where only one has them", () => {
  const world = layerMemory({
    "/own/lib/site-packages/shop.py": "own",
    "/own/lib/site-packages/both.py": "own",
    "/own/bin/shop": "own",
    "/prefix/bin/python": { link: "/usr/bin/python" },
    "/prefix/bin/tool": "other",
    "/prefix/lib/site-packages/both.py": "other",
    "/prefix/lib/site-packages/flask/app.py": "other",
    "/prefix/share/data": "other"
  })
  const program = Effect.gen(function* () {
    const files = yield* Filesystem
    yield* joinPrefixes("/own", "/prefix", "/joined")
    const read = (path: string) => files.readText(join("/joined", path))
    const kinds = yield* Effect.forEach(["lib", "lib/site-packages", "lib/site-packages/flask", "share"], (path) =>
      Effect.map(files.status(join("/joined", path)), (status) => status?.kind)
    )
    return {
      names: yield* files.list("/joined/bin"),
      texts: yield* Effect.forEach(
        ["lib/site-packages/shop.py", "lib/site-packages/both.py", "lib/site-packages/flask/app.py", "share/data"],
        read
      ),
      kinds
    }
  })
  expect(Effect.runSync(Effect.provide(program, world))).toEqual({
    names: ["python", "shop", "tool"],
    texts: ["own", "own", "other", "other"],
    kinds: ["directory", "directory", "link", "link"]
  })
})
