/** Pruning keeps what is used, within bounds, whole; and touches neither what is under way nor what is somebody else's. */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { inventory, totalOf } from "../../../src/store/disk/Inventory.ts"
import { type Bounds, prune } from "../../../src/store/disk/Pruning.ts"
import { Filesystem, join } from "../../../src/services/Filesystem.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import * as Planted from "../../support/memory/PlantedCache.ts"
import { at, isThere, missing, needsOf, now, plant, root, type Wanted } from "../../support/memory/PlantedCache.ts"

const toSize = (bytes: number): Bounds => ({ root, _tag: "Size", bytes })
const lastTwo: Bounds = { root, _tag: "LastTwo" }

const pruned = (bounds: Bounds) => Effect.flatMap(Filesystem, (files) => prune(files, bounds, now))
const found = Effect.flatMap(Filesystem, (files) => inventory(files, root))

const number = Schema.Literals([0, 1, 2, 3, 4, 5])
const some = Schema.Array(number).check(Schema.isMaxLength(3))
const few = <A extends Schema.Constraint>(item: A) => Schema.Array(item).check(Schema.isMaxLength(3))
const cache = Arbitrary.schema(
  Schema.Struct({
    environments: Schema.Array(
      Schema.Struct({
        archives: some,
        wheels: some,
        tools: number,
        used: number,
        own: Schema.Boolean,
        young: Schema.Boolean
      })
    ).check(Schema.isMaxLength(5)),
    /** What no manifest names, and whether it is young. */
    archives: few(Schema.Boolean),
    wheels: few(Schema.Boolean),
    tools: few(Schema.Boolean),
    left: few(Schema.Boolean),
    downloads: few(number),
    bytes: Schema.Literals([0, 500, 3000, 6000, 9000, 12_000, 20_000, 100_000])
  })
)
type Cache = typeof cache extends Arbitrary.Arbitrary<infer A> ? A : never

const strangers = ["notes.txt", ".hidden", "store/README", "store/archives/read.me", "interpreter-x.json"]
const leftAt = (each: number): string => `store/archives/.python-buildpack-${each}/half`

/** The unnamed have numbers of their own. */
const unnamed = (all: Cache, young: boolean) =>
  Effect.gen(function* () {
    const those = (flags: ReadonlyArray<boolean>) => flags.flatMap((flag, n) => (flag === young ? [n + 10] : []))
    yield* Effect.forEach(those(all.archives), Planted.plantArchive)
    yield* Effect.forEach(those(all.wheels), Planted.plantWheel)
    yield* Effect.forEach(those(all.tools), Planted.plantTools)
    yield* Effect.forEach(those(all.left), (each) => plant(leftAt(each), "half"))
    return [
      ...those(all.archives).map((each) => Planted.place.archive(Planted.archive(each))),
      ...those(all.wheels).map((each) => Planted.place.file(Planted.wheel(each))),
      ...those(all.tools).map((each) => join(Planted.toolsAt(each), "manifest.json")),
      ...those(all.left).map((each) => join(root, leftAt(each)))
    ]
  })

const planted = Effect.fn("planted")(function* (all: Cache) {
  const old = yield* at(0, unnamed(all, false))
  yield* at(
    0,
    Effect.forEach(strangers, (path) => plant(path))
  )
  yield* Effect.forEach(all.downloads, (age, n) => at(age * 1000, plant(`pip/http-v2/${n}`, "x".repeat(age * 300))))
  yield* Effect.forEach(all.environments, (one, n) => at(one.young ? now : 0, Planted.plantEnvironment(n, one)))
  const young = yield* at(now, unnamed(all, true))
  return { old, young }
})

/** The numbers of the environments, the most recently used first. */
const inOrder = Effect.fn("inOrder")(function* (all: Cache) {
  const { environments } = yield* found
  const paths = all.environments.map((_, n) => Planted.environmentAt(n))
  return environments.map(({ kept }) => paths.indexOf(kept.path))
})

/** What is left of the environments is whole, and the most recently used. */
const isWhole = Effect.fn("isWhole")(function* (all: Cache, before: ReadonlyArray<number>) {
  const after = yield* inOrder(all)
  expect(after).toEqual(before.slice(0, after.length))
  const needed = after.flatMap((n) => {
    const one: Wanted | undefined = all.environments[n]
    return one === undefined ? [] : needsOf(n, one)
  })
  expect(yield* missing(needed)).toEqual([])
  return after
})

const layer = layerMemory({})

describe("pruning any cache", () => {
  it.effect.prop("to a size keeps the bound, and whole what is kept", [cache], ([all]) =>
    Effect.gen(function* () {
      const { old, young } = yield* planted(all)
      const before = yield* inOrder(all)
      const total = totalOf(yield* found)
      const outcome = yield* pruned(toSize(all.bytes))
      const after = yield* isWhole(all, before)
      const rest = totalOf(yield* found)
      expect([outcome.freed + outcome.remaining, outcome.remaining, outcome.refused]).toEqual([total, rest, []])
      expect(after.length).toBeGreaterThanOrEqual(Math.min(1, before.length))
      expect(rest <= all.bytes || after.length <= 1).toBe(true)
      expect(yield* missing([...young, ...strangers.map((path) => join(root, path))])).toEqual([])
      if (rest > all.bytes) expect(yield* missing(old)).toEqual(old)
      expect((yield* pruned(toSize(all.bytes))).removed).toEqual([])
    }).pipe(Effect.provide(layer))
  )

  it.effect.prop("to what the last two use leaves those two and nothing old besides", [cache], ([all]) =>
    Effect.gen(function* () {
      const { old, young } = yield* planted(all)
      const before = yield* inOrder(all)
      yield* pruned(lastTwo)
      const after = yield* isWhole(all, before)
      expect(after.length).toBe(Math.min(2, before.length))
      expect(yield* missing(old)).toEqual(old)
      expect(yield* missing([...young, ...strangers.map((path) => join(root, path))])).toEqual([])
      expect((yield* pruned(lastTwo)).removed).toEqual([])
    }).pipe(Effect.provide(layer))
  )

  it.effect.prop("that fits its bound removes nothing but left-overs", [cache], ([all]) =>
    Effect.gen(function* () {
      yield* planted(all)
      const { removed } = yield* pruned(toSize(totalOf(yield* found)))
      expect(removed.map(({ path }) => path).filter((path) => !path.includes("/.python-buildpack-"))).toEqual([])
    }).pipe(Effect.provide(layer))
  )
})

const uuid = "01234567-89ab-cdef-0123-456789abcdef"

describe("what stagings that were killed have left", () => {
  const leftOvers: ReadonlyArray<readonly [string, string]> = [
    ["store/archives/.python-buildpack-a/half.tar.zst", "store/archives/.python-buildpack-a"],
    ["store/.python-buildpack-b/half", "store/.python-buildpack-b"],
    ["trees/.python-buildpack-c/entry/files/pip/half.py", "trees/.python-buildpack-c"],
    ["store/files/.python-buildpack-d/", "store/files/.python-buildpack-d"],
    [".python-buildpack-e/", ".python-buildpack-e"],
    [`store/environments/.abc.json.${uuid}`, `store/environments/.abc.json.${uuid}`],
    [`.last-staging.json.${uuid}`, `.last-staging.json.${uuid}`],
    ["store/damaged/abc.tar.zst", "store/damaged/abc.tar.zst"]
  ]

  it.effect.each(leftOvers)("%s goes after an hour, the directory with it, and not before", ([path, thing]) =>
    Effect.gen(function* () {
      yield* at(now - 3_500_000, plant(path))
      expect((yield* pruned(toSize(1e9))).removed).toEqual([])
      yield* Effect.flatMap(Filesystem, (files) => files.remove(join(root, thing)))
      yield* at(now - 3_700_000, plant(path))
      const { removed } = yield* pruned(toSize(1e9))
      expect(removed.map((one) => one.path)).toEqual([join(root, thing)])
      expect(yield* isThere(join(root, thing))).toBe(false)
    }).pipe(Effect.provide(layer))
  )
})

const wanted: Wanted = { archives: [1, 2], wheels: [1], tools: 1, used: 1, own: false }

describe("a directory", () => {
  it.effect("behind a link stays as it is", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const there = `/elsewhere/${"a".repeat(64)}.tar.zst`
      yield* at(0, files.makeDirectory("/elsewhere"))
      yield* at(0, files.write(there, "theirs"))
      yield* at(0, plant("store/damaged/"))
      yield* files.link("/elsewhere", Planted.place.archives)
      yield* files.link("/elsewhere", join(Planted.place.damaged, "link"))
      yield* pruned(toSize(0))
      expect(yield* missing([there, Planted.place.archives])).toEqual([])
    }).pipe(Effect.provide(layer))
  )

  it.effect("that cannot be written is told, and nothing counts as freed", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantArchive(1))
      const { freed, refused, removed } = yield* pruned(toSize(0))
      expect([freed, removed, refused.map(({ reason }) => reason)]).toEqual([0, [], ["ReadOnly", "ReadOnly"]])
    }).pipe(
      Effect.provide(layerMemory({}, { refuse: (operation) => (operation === "remove" ? "ReadOnly" : undefined) }))
    )
  )
})

describe("a manifest", () => {
  it.effect("goes before what it names, so that none promises what is gone", () => {
    const order: Array<string> = []
    const watched = layerMemory(
      {},
      {
        refuse: (operation, path) => {
          if (operation === "remove") order.push(path)
          return undefined
        }
      }
    )
    return Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, wanted))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, archives: [3], used: 2 }))
      yield* pruned(toSize(0))
      const texts = order.map((path) => path.endsWith(".json"))
      expect(texts).toEqual(texts.toSorted((a, b) => Number(b) - Number(a)))
      expect(order).toContain(Planted.environmentAt(1))
    }).pipe(Effect.provide(watched))
  })

  it.effect("that is damaged names nothing, and goes when it is old and there is no room", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, wanted))
      const files = yield* Filesystem
      yield* at(0, files.write(Planted.environmentAt(1), "{}"))
      const { environments, removed } = yield* pruned(toSize(0))
      expect([environments, removed.some(({ path }) => path === Planted.environmentAt(1))]).toEqual([[], true])
      expect(yield* isThere(Planted.place.archive(Planted.archive(1)))).toBe(false)
    }).pipe(Effect.provide(layer))
  )

  it.effect("of a time to come protects nothing", () =>
    Effect.gen(function* () {
      yield* at(now * 2, Planted.plantArchive(1))
      expect((yield* pruned(toSize(0))).removed).toHaveLength(2)
    }).pipe(Effect.provide(layer))
  )
})

describe("the damaged text of a wheel", () => {
  it.effect("names no wheel, and keeps nothing from being pruned", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, wanted))
      const files = yield* Filesystem
      const text = needsOf(1, wanted).find((path) => path.includes("/wheels/")) ?? ""
      yield* at(0, files.write(text, "{}"))
      yield* pruned(lastTwo)
      const whole = Planted.place.file(Planted.wheel(1))
      expect(yield* missing([Planted.environmentAt(1), text, whole])).toEqual([whole])
    }).pipe(Effect.provide(layer))
  )
})

describe("what several environments need", () => {
  it.effect("stays as long as one of them does, the foundation of two as well", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, wanted))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, archives: [2, 3], used: 2, own: true }))
      const { environments } = yield* pruned(toSize(0))
      expect(environments.map(({ kept }) => kept.path)).toEqual([Planted.environmentAt(1)])
      const gone = Planted.place.archive(Planted.archive(1))
      const stays = [2, 3].map((each) => Planted.place.archive(Planted.archive(each)))
      expect(yield* missing([gone, ...stays])).toEqual([gone])
    }).pipe(Effect.provide(layer))
  )

  it.effect("goes with the last of them, but for tools that are young", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* at(0, Planted.plantEnvironment(1, wanted))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, tools: 2 }))
      yield* at(0, Planted.plantEnvironment(3, { ...wanted, tools: 3, used: 2 }))
      yield* at(now, files.write(join(Planted.toolsAt(2), "manifest.json"), "just put to use"))
      yield* pruned(toSize(0))
      const all = [1, 2, 3].map(Planted.toolsAt)
      expect(yield* missing(all)).toEqual([Planted.toolsAt(1)])
    }).pipe(Effect.provide(layer))
  )

  it.effect("has its Python for as long as it is there", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, { ...wanted, interpreter: 11 }))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, interpreter: 12, used: 2 }))
      yield* at(0, Planted.plantEnvironment(3, { ...wanted, interpreter: 13, used: 3 }))
      yield* at(0, Planted.plantTools(14))
      yield* pruned(lastTwo)
      const all = [11, 12, 13, 14].map(Planted.toolsAt)
      expect(yield* missing(all)).toEqual([11, 14].map(Planted.toolsAt))
    }).pipe(Effect.provide(layer))
  )

  it.effect("takes its room once", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, { ...wanted, archives: [1, 2, 3] }))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, archives: [1, 2, 3], used: 2 }))
      const made = totalOf(yield* found)
      yield* at(0, Planted.plantArchive(0))
      const { environments, remaining } = yield* pruned(toSize(made))
      expect([environments, remaining]).toEqual([[], made])
    }).pipe(Effect.provide(layer))
  )
})

describe("downloads", () => {
  it.effect("go before any environment does, the oldest first", () =>
    Effect.gen(function* () {
      yield* at(0, Planted.plantEnvironment(1, wanted))
      yield* at(0, Planted.plantEnvironment(2, { ...wanted, archives: [3], used: 2 }))
      const made = totalOf(yield* found)
      yield* at(1000, plant("pip/http-v2/a/old", "x".repeat(1000)))
      yield* at(2000, plant("pip/http-v2/a/new", "x".repeat(1000)))
      const { environments, removed } = yield* pruned(toSize(made + 1500))
      expect([environments, removed.map(({ path }) => path)]).toEqual([[], [join(root, "pip/http-v2/a/old")]])
    }).pipe(Effect.provide(layer))
  )

  it.effect("of an app's own directory take as much room as what was made of them, the newest first", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* at(0, Planted.plantEnvironment(1, wanted))
      const made = [Planted.place.archive(Planted.archive(1)), Planted.place.archive(Planted.archive(2))]
      const sizes = yield* Effect.forEach([...made, Planted.place.file(Planted.wheel(1))], (path) => files.status(path))
      const room = sizes.reduce((total, status) => total + (status?.size ?? 0), 0)
      yield* at(1000, plant("pip/http-v2/old", "x"))
      yield* at(2000, plant("pip/http-v2/new", "x".repeat(room)))
      const { removed } = yield* pruned(lastTwo)
      expect(removed.map(({ path }) => path)).toEqual([join(root, "pip/http-v2/old")])
    }).pipe(Effect.provide(layer))
  )
})
