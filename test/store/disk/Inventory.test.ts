/** What a cache is told to hold: each file is of one kind, counts once, and belongs to the thing that goes as a whole. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "@effect/vitest"
import { inventory, kinds, totalOf } from "../../../src/store/disk/Inventory.ts"
import { Filesystem, join } from "../../../src/services/Filesystem.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import { at, plant, root } from "../../support/memory/PlantedCache.ts"

const key = "0123456789abcdef"
const uuid = "01234567-89ab-cdef-0123-456789abcdef"

/** All things of a cache with this one file, each as `kind path`. */
const toldOf = (path: string) =>
  Effect.gen(function* () {
    yield* plant(path, "text")
    const { kept } = yield* inventory(yield* Filesystem, root)
    return kinds.flatMap((kind) => kept[kind].map((one) => `${kind} ${one.path.slice(root.length + 1)}`))
  }).pipe(Effect.provide(layerMemory({})))

describe("a cache with", () => {
  it.effect.each<readonly [path: string, told: string]>([
    [`store/environments/${key}.json`, `manifests store/environments/${key}.json`],
    [`store/environments/${key}.txt`, `others store/environments/${key}.txt`],
    [`store/environments/KEY.json`, `others store/environments/KEY.json`],
    [`other/store/environments/${key}.json`, `others other/store/environments/${key}.json`],
    [`store/distributions/${key}.json`, `texts store/distributions/${key}.json`],
    [`store/wheels/${key}.json`, `texts store/wheels/${key}.json`],
    [`store/others/${key}.json`, `others store/others/${key}.json`],
    [`store/archives/${key}.tar.zst`, `archives store/archives/${key}.tar.zst`],
    [`store/archives/${key}-tar.zst`, `others store/archives/${key}-tar.zst`],
    [`store/archives/${key}.tar.zst.sig`, `others store/archives/${key}.tar.zst.sig`],
    [`store/files/${key}.whl`, `wheels store/files/${key}.whl`],
    [`store/files/${key}.zip`, `others store/files/${key}.zip`],
    ["trees/tools-1/files/pip/a.py", "tools trees/tools-1"],
    ["mytrees/tools-1/a.py", "others mytrees/tools-1/a.py"],
    ["node-24.21.0-linux-x64/bin/node", "node node-24.21.0-linux-x64"],
    ["my-node-24/bin/node", "others my-node-24/bin/node"],
    ["node/bin/node", "others node/bin/node"],
    ["pip/http-v2/a/b", "downloads pip/http-v2/a/b"],
    ["my/pip/http-v2/a", "others my/pip/http-v2/a"],
    [`leases/${key}/sign`, `left leases/${key}`],
    [`my/leases/${key}`, `others my/leases/${key}`],
    ["store/damaged/abc/deep", "left store/damaged/abc"],
    ["my/store/damaged/abc", "others my/store/damaged/abc"],
    [`.last-staging.json.${uuid}`, `left .last-staging.json.${uuid}`],
    [`.last-staging.json.${uuid}0`, `others .last-staging.json.${uuid}0`],
    [`.a/.last-staging.json.${uuid}`, `others .a/.last-staging.json.${uuid}`],
    [".fetch.abc/half", "left .fetch.abc"],
    ["trees/.python-buildpack-a/deep/half", "left trees/.python-buildpack-a"],
    ["store/files/.fetch.abc", "left store/files/.fetch.abc"],
    ["store/a/b/.fetch.abc", "others store/a/b/.fetch.abc"],
    ["last-staging.json", "others last-staging.json"]
  ])("%s holds: %s", ([path, told]) =>
    // The folders of what counts as a whole are a part of it; those of single files are nothing.
    Effect.map(toldOf(path), (all) => expect(all.filter((one) => !/^tools trees$/.test(one))).toEqual([told]))
  )

  it.effect("a thing of several files has the size of all and the time of the last", () =>
    Effect.gen(function* () {
      yield* at(1000, plant("node-24/bin/node", "12345"))
      yield* at(3000, plant("node-24/lib/a", "123"))
      yield* at(2000, plant("node-24/lib/b", "12"))
      const found = yield* inventory(yield* Filesystem, root)
      expect(found.kept.node).toEqual([{ path: join(root, "node-24"), size: 10, mtime: 3000 }])
      expect(totalOf(found)).toBe(10)
    }).pipe(Effect.provide(layerMemory({})))
  )

  it.effect("tools that need not be weighed is told without looking into them", () => {
    const looked: Array<string> = []
    const refuse = (operation: string, path: string) => {
      if (operation === "list") looked.push(path.slice(root.length + 1))
      return undefined
    }
    return Effect.gen(function* () {
      yield* plant("trees/tools-1/files/pip/a.py", "12345")
      yield* plant("trees/tools-1/manifest.json", "123")
      yield* plant("trees/.python-buildpack-a/files/half", "1")
      yield* plant("deep/trees/tools-1/files/b", "1")
      const { kept } = yield* inventory(yield* Filesystem, root, { weighsTools: false })
      expect(kept.tools.map(({ path, size }) => [path, size])).toEqual([[join(root, "trees/tools-1"), 3]])
      expect(looked).not.toContain("trees/tools-1/files")
      expect(looked).toEqual(expect.arrayContaining(["trees/.python-buildpack-a/files", "deep/trees/tools-1/files"]))
    }).pipe(Effect.provide(layerMemory({}, { refuse })))
  })
})
