/** The inputs of an app over values alone: its files, variables and Python in, every input of its fingerprint out. */
import * as Effect from "effect/Effect"
import { Footprint } from "../../../src/domain/Footprint.ts"
import { classicFootprint } from "../../../src/platforms/Classic.ts"
import * as Layer from "effect/Layer"
import type { Inputs } from "../../../src/keys/EnvironmentInputs.ts"
import { indexOptions } from "../../../src/domain/Requirements.ts"
import type { Runtime } from "../../../src/domain/Runtime.ts"
import { registry } from "../../../src/installers/registry.ts"
import { askedLines } from "../../../src/execute/AskedLines.ts"
import { Cache } from "../../../src/services/Cache.ts"
import * as Env from "../../../src/services/Env.ts"
import { layerMemory, type Planted } from "../../../src/testing/MemoryFilesystem.ts"
import { decideIn } from "./PlannedApp.ts"

export interface World {
  readonly root: string
  /** By absolute path, or from the app's root; `{app}` in a text is where the app is. */
  readonly files: Readonly<Record<string, Planted>>
  readonly variables: Readonly<Record<string, string>>
  readonly runtime: Runtime
  /** The salt of a cache that several apps share; without one, the cache is this app's alone. */
  readonly shared?: string
  /** Where other buildpacks have put what builds may use. */
  readonly beside?: string
}

const cacheOf = (shared: string | undefined): Layer.Layer<Cache> =>
  Layer.succeed(Cache, {
    location: "/cache",
    writable: true,
    lack: undefined,
    ofOneApp: shared === undefined,
    text: () => Effect.succeed(shared),
    keep: () => Effect.void,
    tree: () => Effect.succeed("/cache/trees"),
    area: () => Effect.succeed(undefined),
    place: () => undefined
  })

const inPlace = (root: string, planted: Planted): Planted =>
  typeof planted === "string" ? planted.replaceAll("{app}", root) : planted

/** What decides the app's packages. */
export const askedOf = ({ beside, files, root, runtime, shared, variables }: World) =>
  Effect.gen(function* () {
    const planted = Object.entries(files).map(([path, content]) => [
      path.startsWith("/") ? path : `${root}/${path}`,
      inPlace(root, content)
    ])
    const disk = layerMemory({ [`${root}/`]: "", ...Object.fromEntries(planted) })
    const set = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, value.replaceAll("{app}", root)])
    )
    const result = yield* decideIn(root, disk, { variables: set, stack: [runtime] })
    const decided = yield* Effect.orDie(Effect.fromResult(result))
    const { application, options, plan } = decided
    const ofFiles = application.requirements === undefined ? [] : indexOptions(application.requirements, root)
    const asked = yield* askedLines({
      application,
      plan,
      runtime,
      options,
      indexOptions: [...ofFiles, ...options.index],
      installers: registry
    }).pipe(
      Effect.provideService(Footprint, beside === undefined ? classicFootprint : { ...classicFootprint, beside }),
      Effect.provide(Layer.mergeAll(disk, cacheOf(shared), Env.layerMemory(set)))
    )
    return { ...asked, options, env: Env.make({ process: set, files: new Map() }) }
  })

export const inputsOf = (world: World): Promise<Inputs> =>
  Effect.runPromise(Effect.map(askedOf(world), ({ inputs }) => inputs))
