/** `node laws.ts PYTHON`: the laws over what the other buildpack brings, by a test runner of ten lines. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import {
  CacheDisk,
  type Invocation,
  layerArchives,
  layerEnv,
  layerFilesystem,
  layerProcess,
  type Platform
} from "../../../src/index.ts"
import {
  application,
  filesystemLaws,
  installerLaws,
  type Invocations,
  type Law,
  layerArchivesMemory,
  layerEnvMemory,
  layerFilesystemMemory,
  layerProcessScripted,
  layerReportMemory,
  type PlatformPlace,
  platformLaws,
  platformsLaws,
  runtimeProviderLaws
} from "../../../src/testing.ts"
import { greeting, pythonsAt, shelf } from "./Buildpack.ts"
import { depot } from "./Depot.ts"

const report = layerReportMemory([])
const world = Layer.mergeAll(
  layerFilesystemMemory(),
  layerEnvMemory({}),
  report,
  layerProcessScripted(() => undefined, [])
)
const inMemory = Layer.provideMerge(layerArchivesMemory, world)

/** How each of its programs is started on an app. */
const start =
  (command: string) =>
  ({ cache, home, root }: PlatformPlace): Invocation => ({
    command,
    args: [root, cache, `${home}/depot`],
    env: {},
    home,
    cwd: "/"
  })
const platforms: ReadonlyArray<readonly [Platform, Invocations]> = [
  [shelf, { Stage: start("shelve") }],
  [depot, { Detect: start("inspect"), Stage: start("stow"), Finish: start("dispatch") }]
]
const real = Layer.merge(CacheDisk.layerNone, layerArchives).pipe(
  Layer.provideMerge(
    Layer.mergeAll(layerFilesystem, layerProcess, layerEnv({ process: process.env, files: new Map() }), report)
  )
)
const greeted = application({ texts: new Map([["greeting.txt", "hello"]]), names: new Set(["greeting.txt"]) })
const samples = [{ name: "a greeting", application: greeted, installs: true }]

/** Every law with the layer that it is tried over. */
export const laws = (python: string): ReadonlyArray<readonly [string, Effect.Effect<void, unknown>]> => {
  const over = <R>(all: ReadonlyArray<Law<R>>, layer: Layer.Layer<R>) =>
    all.map(({ check, name }) => [name, Effect.provide(check, layer)] as const)
  return [
    ...over(filesystemLaws, layerFilesystemMemory()),
    ...over(installerLaws(greeting, samples), Layer.empty),
    ...over(
      platforms.flatMap(([platform, invocations]) => platformLaws(platform, invocations)),
      inMemory
    ),
    ...over(platformsLaws(platforms), inMemory),
    ...over(runtimeProviderLaws(pythonsAt(python)), real)
  ]
}

/** The names of the laws that are broken, with the reason. */
export const broken = async (python: string): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = []
  for (const [name, check] of laws(python)) {
    await Effect.runPromise(check).catch((reason: unknown) => found.push(`${name}: ${String(reason)}`))
  }
  return found
}

const [, program = "", python] = process.argv
if (program.endsWith("laws.ts") && python !== undefined) {
  const found = await broken(python)
  for (const line of found) console.log(line)
  console.log(`${laws(python).length - found.length} laws hold`)
  if (found.length > 0) process.exitCode = 1
}
