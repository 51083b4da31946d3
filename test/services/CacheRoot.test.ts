/** Which directory a staging keeps things in. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { cacheRoot } from "../../src/services/CacheRoot.ts"
import * as Env from "../../src/services/Env.ts"

const asked = (given: string | undefined, variables: Readonly<Record<string, string>>) =>
  cacheRoot(given).pipe(Effect.provide(Env.layerMemory(variables)))

describe("the cache", () => {
  it.each<[string | undefined, Record<string, string>, string | undefined]>([
    ["/cache", {}, "/cache/python-buildpack"],
    ["/cache/", {}, "/cache/python-buildpack"],
    [undefined, {}, undefined],
    ["/cache", { PYTHON_CACHE_DIR: "/srv/shared cache" }, "/srv/shared cache/python-buildpack"],
    [undefined, { PYTHON_CACHE_DIR: "/srv/shared" }, "/srv/shared/python-buildpack"],
    ["/cache", { PYTHON_CACHE_DIR: "" }, "/cache/python-buildpack"]
  ])("of %j with %j is %j", async (given, variables, root) => {
    expect((await Effect.runPromise(asked(given, variables))).root).toBe(root)
  })

  it.each([
    ["$STACKATO_FILESYSTEM_CACHE", "cache/unexpanded-variable"],
    ["/srv/${APP}/cache", "cache/unexpanded-variable"],
    ["cache", "cache/relative-path"]
  ])("may not be %s: %s", async (value, id) => {
    const error = await Effect.runPromise(Effect.flip(asked("/cache", { PYTHON_CACHE_DIR: value })))
    expect([error.id, error.message.includes(value), error.hints.length > 0]).toEqual([id, true, true])
  })
})
