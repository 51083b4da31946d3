/** An interpreter in the app is led to from `.python/bin` on a way that moves with the app. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { linkWithin } from "../../src/platforms/classic/OwnPython.ts"
import { Filesystem } from "../../src/services/Filesystem.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

const staged = "/build/app/.python-buildpack-abcdef/python"

it("and one of the system as it was", () => {
  const program = Effect.gen(function* () {
    const files = yield* Filesystem
    yield* linkWithin("/build/app", staged, "/build/app/.python")
    yield* files.rename(staged, "/build/app/.python")
    yield* files.rename("/build/app", "/moved")
    return yield* Effect.forEach(["python", "python3", "python3.12", "tool"], (name) =>
      files.realPath(`/moved/.python/bin/${name}`)
    )
  })
  const link = (to: string) => ({ link: to })
  const world = layerMemory({
    "/build/app/.heroku/python/bin/python3.12": "",
    "/usr/bin/python3": "",
    [`${staged}/bin/python`]: link("/build/app/.heroku/python/bin/python3.12"),
    [`${staged}/bin/python3`]: link("/usr/bin/python3"),
    [`${staged}/bin/python3.12`]: link("/build/app/.heroku/python/bin/python3.12"),
    [`${staged}/bin/tool`]: "#!/bin/sh"
  })
  expect(Effect.runSync(Effect.provide(program, world))).toEqual([
    "/moved/.heroku/python/bin/python3.12",
    "/usr/bin/python3",
    "/moved/.heroku/python/bin/python3.12",
    "/moved/.python/bin/tool"
  ])
})
