import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { test } from "node:test"
import {
  application,
  installerLaws,
  layerCacheMemory,
  layerEnvMemory,
  layerFilesystemMemory,
  layerReportMemory,
  layerWheelStoreMemory,
  platformLaws,
  wheelStoreLaws
} from "../../../src/testing.ts"
import { collectedWheels } from "./CollectedWheels.ts"
import { runScript } from "./RunScript.ts"
import { vendoredWheels } from "./VendoredWheels.ts"

const samples = [
  { name: "with a folder vendor", application: application({ names: new Set(["vendor/"]) }), installs: true },
  { name: "with a file vendor", application: application({ names: new Set(["vendor"]) }), installs: false }
]
for (const { check, name } of installerLaws(vendoredWheels, samples)) test(name, () => Effect.runPromise(check))

const memory = Layer.mergeAll(layerFilesystemMemory(), layerEnvMemory({}), layerReportMemory([]))
const laws = platformLaws(runScript, ({ home, root }) => ({ command: "prepare", args: [root], env: {}, home, cwd: "/" }))
for (const { check, name } of laws) test(name, () => Effect.runPromise(Effect.provide(check, memory)))

const store = collectedWheels("/wheels").pipe(
  Layer.provideMerge(layerWheelStoreMemory()),
  Layer.provideMerge(layerCacheMemory()),
  Layer.provideMerge(layerFilesystemMemory())
)
for (const { check, name } of wheelStoreLaws) test(name, () => Effect.runPromise(Effect.provide(check, store)))
