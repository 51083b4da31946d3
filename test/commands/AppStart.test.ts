/** What `bin/stage --run` says of an app that does not listen where it should. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { expect, it } from "@effect/vitest"
import { start } from "../../src/commands/AppStart.ts"
import * as Env from "../../src/services/Env.ts"
import { Port } from "../../src/services/Port.ts"
import * as Report from "../../src/services/Report.ts"
import { layerScripted } from "../../src/testing/ScriptedProcess.ts"
import * as Files from "../support/memory/AppFiles.ts"

const watch = Effect.fn(function* (listens: ReadonlyArray<number>, opens: ReadonlyArray<number>, seconds: number) {
  const log: Array<string> = []
  let asked = 0
  const ports = Layer.succeed(
    Port,
    Port.of({
      free: Effect.succeed(5000),
      listens: (port) => Effect.succeed(listens.includes(port)),
      // Before the start there is only what others listen on.
      listening: Effect.sync(() => new Set(asked++ === 0 ? [22] : [22, ...opens]))
    })
  )
  const services = Layer.mergeAll(
    Files.layer({ Procfile: "web: serve\n" }),
    Env.layerMemory({}),
    Report.layerMemory(log),
    layerScripted(() => ({ takes: "1 hour" })),
    ports
  )
  const fiber = yield* Effect.forkChild(Effect.provide(start(Files.root, new Map()), services))
  yield* TestClock.adjust(`${seconds} seconds`)
  yield* Fiber.interrupt(fiber)
  return log.join("")
})

it.effect("an app that listens is announced, and nothing else is said", () =>
  Effect.gen(function* () {
    const log = yield* watch([5000], [5000], 30)
    expect(log).toContain("-----> Listening on http://127.0.0.1:5000")
    expect(log).not.toContain("Nothing listens")
  })
)

it.effect("an app that does not is told after some seconds, once", () =>
  Effect.gen(function* () {
    expect(yield* watch([], [], 4)).not.toContain("Nothing listens")
    const log = yield* watch([], [], 60)
    expect(log.split("Nothing listens on port 5000 ($PORT) after 5 seconds.")).toHaveLength(2)
    expect(log).not.toContain("listened on.")
  })
)

it.effect("an app that listens elsewhere is told where", () =>
  Effect.gen(function* () {
    const log = yield* watch([], [8001], 60)
    expect(log.split("port 8001 is listened on. Have the app listen on $PORT, which is 5000 here")).toHaveLength(2)
  })
)
