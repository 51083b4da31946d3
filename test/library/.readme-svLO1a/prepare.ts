import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Installers, installers, Platforms, run, RuntimeProviders, runtimeProviders } from "../../../src/index.ts"
import { runScript } from "./RunScript.ts"
import { uvPythons } from "./UvPythons.ts"
import { vendoredWheels } from "./VendoredWheels.ts"

const lists = Layer.mergeAll(
  Layer.succeed(Installers, [...installers, vendoredWheels]),
  Layer.succeed(RuntimeProviders, [uvPythons, ...runtimeProviders]),
  Layer.succeed(Platforms, [runScript])
)
const invocation = { command: "prepare", args: process.argv.slice(2), env: process.env, home: import.meta.dirname, cwd: process.cwd() }

process.exitCode = await run(invocation, (text, stream) => void process[stream].write(text)).pipe(
  Effect.as(0),
  Effect.catch(() => Effect.succeed(1)), // the log has told what went wrong
  Effect.provide(lists),
  Effect.runPromise
)
