/** Which report is there at which time: no staging is told of by the report of an older one, however it ends. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { amended, type Reporting, reported, reportUnstaged } from "../../src/report/Reporting.ts"
import { readReport } from "../../src/report/ReadReport.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import { Filesystem } from "../../src/services/Filesystem.ts"
import * as Report from "../../src/services/Report.ts"
import { PagesMissing } from "../../src/commands/explain/ExplainCommand.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

interface Kept {
  /** The directory is one app's, as a platform gives it; else it is a person's, for all apps. */
  readonly ofOneApp?: boolean
  readonly readOnly?: boolean
}

/** With a cache in `/cache`, which a platform has given. */
const inCache = <A, E>(
  effect: Effect.Effect<A, E, Filesystem | Report.Report | Layer.Success<ReturnType<typeof CacheDisk.layer>>>,
  { ofOneApp = true, readOnly = false }: Kept = {}
): Promise<A> => {
  const place = { root: "/cache/python-buildpack", lack: "", vouched: true, readOnly, ofOneApp }
  const base = Layer.merge(Report.layerMemory([]), layerMemory({ "/app/": "", "/other/": "" }))
  return Effect.runPromise(Effect.provide(effect, Layer.provideMerge(CacheDisk.layer(place), base)))
}

const of = (app: string): Reporting => ({ platform: "classic", cache: "/cache", root: app })
const byHand = (app: string): Reporting => ({ platform: "keyboard", cache: undefined, app, root: app })
const outcomeOf = (app: string) =>
  Effect.map(Effect.result(readReport(app, "/cache")), (found) =>
    found._tag === "Success" ? found.success.outcome : found.failure.id
  )
const good = Effect.void
const bad = Effect.fail(new PagesMissing())

describe("the report of an app in a platform's cache", () => {
  it("is that of the last staging, good or failed, and names its folder", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(good)
        const first = yield* readReport("/app", "/cache")
        yield* Effect.exit(reported(of("/app"))(bad))
        const then = yield* readReport("/app", "/cache")
        return [first.outcome, first.app, then.outcome, then.error?.id]
      })
    )
    expect(found).toEqual(["succeeded", "/app", "failed", "command/pages-missing"])
  })

  it("says while a staging is under way that it has not come to its end, and so after a SIGKILL", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(good)
        return yield* reported(of("/app"))(outcomeOf("/app"))
      })
    )
    expect(found).toBe("unfinished")
  })

  it("tells of a staging that was told to end", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        const begun = yield* Deferred.make<void>()
        const staging = Effect.andThen(Deferred.succeed(begun, undefined), Effect.never)
        const fiber = yield* Effect.forkChild(reported(of("/app"))(staging))
        yield* Deferred.await(begun)
        yield* Fiber.interrupt(fiber)
        return yield* outcomeOf("/app")
      })
    )
    expect(found).toBe("interrupted")
  })

  it("is that of the one that ended last, of two at once", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(Effect.exit(reported(of("/app"))(bad)))
        return yield* outcomeOf("/app")
      })
    )
    expect(found).toBe("succeeded")
  })

  it("is that of a staging that failed before it had anything, by the arguments alone", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(good)
        yield* reportUnstaged(of("/app"), ["secret"], new PagesMissing())
        return yield* readReport("/app", "/cache")
      })
    )
    expect(found).toMatchObject({ outcome: "failed", app: "/app", error: { id: "command/pages-missing" } })
  })

  it("is no longer good where a step after the staging fails", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(good)
        yield* amended(of("/app"), "/other", new PagesMissing())
        const before = yield* outcomeOf("/app")
        yield* amended(of("/app"), "/app", new PagesMissing())
        return [before, yield* outcomeOf("/app")]
      })
    )
    expect(found).toEqual(["succeeded", "failed"])
  })

  it("is not given for another app's, which has staged with the same directory", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(of("/app"))(good)
        yield* reported(of("/other"))(good)
        const named = yield* readReport("/app", "/cache/python-buildpack/report.json")
        return [yield* outcomeOf("/app"), yield* outcomeOf("/other"), named.app]
      })
    )
    expect(found).toEqual(["report/of-another-app", "succeeded", "/other"])
  })

  it("stays the older one where the staging may write nothing", async () => {
    const written = Effect.gen(function* () {
      yield* (yield* Filesystem).makeDirectory("/cache/python-buildpack")
      yield* reported(of("/app"))(good)
      return yield* outcomeOf("/app")
    })
    expect(await inCache(written, { readOnly: true })).toBe("report/missing")
  })
})

describe("the reports of apps in a person's cache", () => {
  it("are each app's own", async () => {
    const found = await inCache(
      Effect.gen(function* () {
        yield* reported(byHand("/app"))(good)
        const end = yield* Effect.exit(reported(byHand("/other"))(bad))
        return [Exit.isFailure(end), yield* outcomeOf("/app"), yield* outcomeOf("/other"), yield* outcomeOf("/third")]
      }),
      { ofOneApp: false }
    )
    expect(found).toEqual([true, "succeeded", "failed", "report/missing"])
  })
})
