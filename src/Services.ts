/** The services of a staging over the real world, put together once, for `main.ts` and for other buildpacks. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { WheelStore } from "./caching/WheelStore.ts"
import * as WheelStoreDisk from "./caching/WheelStoreDisk.ts"
import type { StagingError } from "./domain/StagingError.ts"
import * as ArchivesNode from "./services/ArchivesNode.ts"
import type { Cache } from "./services/Cache.ts"
import { cacheRoot } from "./services/CacheRoot.ts"
import * as CacheDisk from "./services/CacheDisk.ts"
import * as Env from "./services/Env.ts"
import { Filesystem, join } from "./services/Filesystem.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import type { Process } from "./services/Process.ts"
import * as ProcessExeca from "./services/ProcessExeca.ts"
import * as Report from "./services/Report.ts"

export interface Settings {
  /** The process's, or what stands for it: no other variable of the process is read. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** What the app's user has set besides, one name and content for each file of an ENV_DIR. */
  readonly variables?: ReadonlyMap<string, string>
  /** A directory that is kept from staging to staging; ours is a part of it. */
  readonly cache?: string | undefined
  /** The directory is kept for several apps, and not for one. */
  readonly shared?: boolean
  readonly write: Report.Write
  /** Show what is going on in a line that is overwritten. */
  readonly live?: boolean
}

export type Services = Filesystem | Process | Cache | Env.Env | Report.Report | WheelStore

export const layer = ({
  cache,
  env: process,
  live = false,
  shared = false,
  variables = new Map(),
  write
}: Settings): Layer.Layer<Services, StagingError> => {
  const env = Env.layer({ process, files: variables })
  const report = Report.layer(write, live).pipe(Layer.provide(env))
  const cached = Layer.unwrap(Effect.map(cacheRoot(cache, shared), CacheDisk.layer)).pipe(
    Layer.provide(Layer.mergeAll(env, report, FilesystemNode.layer))
  )
  const world = Layer.mergeAll(env, report, cached, FilesystemNode.layer, ProcessExeca.layer)
  const store = WheelStoreDisk.layer.pipe(Layer.provide(Layer.provideMerge(ArchivesNode.layer, world)))
  return Layer.merge(world, store)
}

/** An ENV_DIR may be absent or empty; a value is the file's content. */
export const readEnvDirectory = Effect.fn("Services.readEnvDirectory")(function* (directory: string | undefined) {
  const files = yield* Filesystem
  const values = new Map<string, string>()
  if (directory === undefined) return values
  for (const name of (yield* files.list(directory)).filter(Env.isUserName)) {
    const path = join(directory, name)
    if ((yield* files.target(path))?.kind === "file") values.set(name, yield* files.readText(path))
  }
  return values
})
