import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { join, Report, Services, stage } from "../../../src/index.ts"
import { collectedWheels } from "./CollectedWheels.ts"
import { runScript } from "./RunScript.ts"

const home = import.meta.dirname
const invocation = { command: "prepare", args: process.argv.slice(2), env: process.env, home, cwd: process.cwd() }
const services = Services.layer({
  env: process.env,
  cache: join(home, "cache"),
  write: (text, stream) => void process[stream].write(text)
})

process.exitCode = await runScript.request(invocation).pipe(
  Effect.flatMap((request) => stage(runScript, request)),
  Effect.tapError((error) => Effect.flatMap(Report, (report) => report.error(error))),
  Effect.as(0),
  Effect.catch(() => Effect.succeed(1)),
  Effect.provide(Layer.provideMerge(collectedWheels(join(home, "wheels")), services)),
  Effect.runPromise
)
