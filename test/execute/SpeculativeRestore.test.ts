/** What is unpacked while pip resolves never shows: from whatever an app had before, it comes to the same. */
import * as Effect from "effect/Effect"
import { expect, it } from "@effect/vitest"
import { Filesystem } from "../../src/services/Filesystem.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { stageIn, type Staging } from "../support/memory/MemoryStaging.ts"

const index = {
  one: { "1.0": "alone, the first", "2.0": "alone, the second" },
  two: { "1.0": "alone, two" },
  three: { "1.0": "source, alone" },
  four: { "1.0": "alone, four" },
  five: { "1.0": "brings bin/shared" },
  six: { "1.0": "brings bin/shared, too" }
}
const app: Staging = { root: "/app", index }
const names = ["one==1.0", "one==2.0", "two==1.0", "three==1.0", "four==1.0", "five==1.0", "six==1.0"]

/** Every choice of lines that pip could satisfy. */
const lists = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_, at) => (bits & (2 ** at)) !== 0)
).filter((list) => list.length > 0 && !(list.includes("one==1.0") && list.includes("one==2.0")))

const staged = (requirements: ReadonlyArray<string>, more: Partial<Staging> = {}) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    yield* files.remove("/app/.python")
    yield* files.write("/app/requirements.txt", `${requirements.join("\n")}\n`)
    const { error, left, tree } = yield* stageIn({ ...app, ...more })
    expect([error, left]).toEqual([undefined, []])
    return tree
  })

/** Three steps of other lengths lead each list to a smaller one and to larger ones; one of them in turn, or all at every list. */
const strides = [1, 7, 40]
const stridesAt = (step: number): ReadonlyArray<number> =>
  process.env["EVERY_STRIDE"] === undefined ? strides.slice(step % 3, (step % 3) + 1) : strides

const disk = () => layerMemory({ "/app/": "", "/buildpack/": "" })

it.effect("an app whose requirements change has what it has without a past", () =>
  Effect.gen(function* () {
    const alone = new Map<ReadonlyArray<string>, unknown>()
    for (const list of lists) alone.set(list, yield* staged(list, { noCache: true }).pipe(Effect.provide(disk())))
    for (const [step, before] of lists.entries()) {
      for (const stride of stridesAt(step)) {
        const after = lists[(step + stride) % lists.length] ?? before
        const now = yield* staged(before).pipe(Effect.andThen(staged(after)), Effect.provide(disk()))
        expect(now).toEqual(alone.get(after))
      }
    }
  })
)
