/** An index at an address while its server answers, while it does not, and when it says that there is none; in memory, with a clock that is set. */
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import { indexAt } from "../../src/runtimes/KnownIndex.ts"
import { Download, type Interface } from "../../src/services/Download.ts"
import * as Env from "../../src/services/Env.ts"
import { Filesystem } from "../../src/services/Filesystem.ts"
import { HostSilent } from "../../src/services/HttpQuestion.ts"
import { layerCacheMemory, layerFilesystemMemory } from "../../src/testing.ts"

type Server = string | "silent" | "mute" | 404 | 500

/** Answers with a text, or not at all. */
const serving = (files: Filesystem["Service"], server: Server): Interface["fetch"] => {
  return ({ to }) =>
    server === "silent"
      ? Effect.fail(new HostSilent({ detail: "nobody is there", unreachable: true }))
      : server === "mute"
        ? Effect.never
        : typeof server === "number"
          ? Effect.succeed({ status: server, sha256: "" })
          : Effect.as(files.write(to, server), { status: 200, sha256: "" })
}

const place = "https://me:hunter2@a.example/index.json"
const name = { what: "The index", remedies: [] }

/** Asks on a day; what is given is kept, as if it had turned out to be an index. */
const asked = Effect.fnUntraced(function* (server: Server, day: string) {
  yield* TestClock.setTime(Date.parse(`${day}T12:00:00Z`))
  const files = yield* Filesystem
  const one = indexAt(name, place).pipe(
    Effect.tap(({ keep }) => keep),
    Effect.map(({ asOf, text }) => ({ asOf, text })),
    Effect.provideService(Download, { fetch: serving(files, server) }),
    Effect.result
  )
  const fiber = yield* Effect.forkChild(one)
  // Two more tries take a second and a half, and whoever is mute is left after five.
  yield* TestClock.adjust("6 seconds")
  const answer = yield* Fiber.join(fiber)
  return Result.isSuccess(answer) ? answer.success : answer.failure._tag
})

const inMemory = () => Layer.provideMerge(Layer.merge(layerCacheMemory(), Env.layerMemory({})), layerFilesystemMemory())

describe("an index is what it was when it was last given", () => {
  it.effect.each<readonly [string, Server]>([
    ["while nobody answers", "silent"],
    ["while nobody says a word", "mute"],
    ["while its server is in trouble", 500]
  ])("%s", ([, server]) =>
    Effect.gen(function* () {
      expect(yield* asked("one", "2026-11-01")).toEqual({ text: "one", asOf: undefined })
      expect(yield* asked("two", "2026-11-02")).toEqual({ text: "two", asOf: undefined })
      expect(yield* asked(server, "2026-11-09")).toEqual({ text: "two", asOf: "2026-11-02" })
      expect(yield* asked("two", "2026-11-10")).toEqual({ text: "two", asOf: undefined })
      expect(yield* asked(server, "2026-11-11")).toEqual({ text: "two", asOf: "2026-11-10" })
    }).pipe(Effect.provide(inMemory()))
  )
})

describe("an index is not what it was", () => {
  it.effect("where it was never given", () =>
    asked("silent", "2026-11-01").pipe(
      Effect.map((answer) => expect(answer).toBe("ArchiveNotObtained")),
      Effect.provide(inMemory())
    )
  )
  it.effect("where it holds a password, and was not kept", () =>
    Effect.gen(function* () {
      expect(yield* asked('"https://me:secret@b.example/x.tar.gz"', "2026-11-01")).toMatchObject({ asOf: undefined })
      expect(yield* asked("silent", "2026-11-02")).toBe("ArchiveNotObtained")
    }).pipe(Effect.provide(inMemory()))
  )
  it.effect("where it is gone, as its server says", () =>
    Effect.gen(function* () {
      yield* asked("one", "2026-11-01")
      expect(yield* asked(404, "2026-11-02")).toBe("ArchiveNotObtained")
    }).pipe(Effect.provide(inMemory()))
  )
})

it.effect("an index is kept under no name that holds its password", () =>
  Effect.gen(function* () {
    yield* asked("one", "2026-11-01")
    const files = yield* Filesystem
    const names = yield* files.list("/cache")
    const texts = yield* Effect.forEach(names, (each) => files.readText(`/cache/${each}`))
    expect(names.length).toBeGreaterThan(0)
    expect([...names, ...texts].join("\n")).not.toContain("hunter2")
  }).pipe(Effect.provide(inMemory()))
)
