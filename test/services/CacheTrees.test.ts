/** One tree, published by two stagings at once: whenever the other's appears, it is whole, it stays, and nobody is warned. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "@effect/vitest"
import { Cache } from "../../src/services/Cache.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import { dirname, Filesystem, type Interface as Files, join } from "../../src/services/Filesystem.ts"
import * as Report from "../../src/services/Report.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

const place = { root: "/cache", lack: "", vouched: false, readOnly: false, ofOneApp: false }

const staged = (files: Files, said: Array<string>) =>
  Effect.flatMap(Cache, (cache) => cache.tree("key", (made) => files.write(join(made, "file"), "text"))).pipe(
    Effect.provide(CacheDisk.layer(place).pipe(Layer.provide(Report.layerMemory(said)))),
    Effect.provideService(Filesystem, files)
  )

/** Another staging begins and ends just before the tree gets its name; `moved` is what was renamed from then on. */
const racing = (files: Files, other: Effect.Effect<unknown, unknown>, moved: Array<string>): Files => ({
  ...files,
  rename: (from, to) =>
    Effect.suspend(() => {
      const meanwhile = moved.length === 0 ? Effect.orDie(other) : Effect.void
      moved.push(from)
      return Effect.andThen(meanwhile, files.rename(from, to))
    })
})

it.effect.each([
  { title: "nothing", plant: () => Effect.void },
  {
    title: "what is damaged",
    plant: (files: Files) =>
      Effect.flatMap(staged(files, []), (directory) => files.write(join(directory, "file"), "other"))
  }
])("in the place of $title", ({ plant }) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    yield* plant(files)
    const [said, moved]: [Array<string>, Array<string>] = [[], []]
    const directory = yield* staged(racing(files, staged(files, []), moved), said)
    expect(moved).not.toContain(dirname(directory))
    expect(yield* files.readText(join(directory, "file"))).toBe("text")
    expect(said.filter((line) => line.includes("cannot be kept"))).toEqual([])
    expect(yield* files.list("/cache/trees")).toHaveLength(1)
  }).pipe(Effect.provide(layerMemory()), Effect.scoped)
)
