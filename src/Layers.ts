/** The services of a staging over the real world, put together once, for `main.ts` and for other buildpacks. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { WheelStore } from "./store/WheelStore.ts"
import * as WheelStoreDisk from "./store/disk/WheelStoreDisk.ts"
import type { StagingError } from "./domain/StagingError.ts"
import * as ArchivesNode from "./services/archives/ArchivesNode.ts"
import type { Cache } from "./services/Cache.ts"
import { cacheRoot } from "./services/CacheRoot.ts"
import * as CacheDisk from "./services/CacheDisk.ts"
import * as Env from "./services/Env.ts"
import { readEnvDirectory } from "./services/EnvDirectory.ts"
import type { Archives } from "./services/archives/Archives.ts"
import type { Filesystem } from "./services/Filesystem.ts"
import * as FilesystemNode from "./services/FilesystemNode.ts"
import type { Process } from "./services/Process.ts"
import * as ProcessExeca from "./services/ProcessExeca.ts"
import * as Report from "./services/Report.ts"

export interface Settings {
  /** The process's, or what stands for it: no other variable of the process is read. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** What the app's user has set besides, one name and content for each file of an ENV_DIR. */
  readonly variables?: ReadonlyMap<string, string>
  /**
   * A platform's ENV_DIR, for what is decided with the services themselves, such as `$PYTHON_CACHE_DIR` in it. For all else
   * `stage` reads the one of its request.
   */
  readonly envDirectory?: string | undefined
  /** A directory that is kept from staging to staging; ours is a part of it. */
  readonly cache?: string | undefined
  /** The directory is kept for several apps, and not for one. */
  readonly shared?: boolean
  /** The cache is only looked at: nothing of it is changed or made, whatever the variables say. */
  readonly looking?: boolean
  readonly write: Report.Write
  /** Where a reader of the log finds the page of an error; by default in the buildpack's docs. */
  readonly more?: Report.More
}

export { readEnvDirectory }

export type StagingServices = Filesystem | Process | Cache | Env.Env | Report.Report | Archives | WheelStore

const assembled = ({
  cache,
  env: process,
  looking = false,
  more,
  shared = false,
  variables = new Map(),
  write
}: Omit<Settings, "envDirectory">): Layer.Layer<StagingServices, StagingError> => {
  const env = Env.layer({ process, files: variables })
  const report = Report.layer(write, more === undefined ? {} : { more }).pipe(Layer.provide(env))
  const place = Effect.map(cacheRoot(cache, shared), (found) => ({ ...found, readOnly: looking || found.readOnly }))
  const cached = Layer.unwrap(Effect.map(place, CacheDisk.layer)).pipe(
    Layer.provide(Layer.mergeAll(env, report, FilesystemNode.layer))
  )
  const base = Layer.mergeAll(env, report, cached, FilesystemNode.layer, ProcessExeca.layer)
  const world = Layer.provideMerge(ArchivesNode.layer, base)
  return Layer.provideMerge(WheelStoreDisk.layer, world)
}

/** Variables that are given by name go before those of the ENV_DIR. */
export const layer = ({ envDirectory, ...settings }: Settings): Layer.Layer<StagingServices, StagingError> =>
  envDirectory === undefined
    ? assembled(settings)
    : Layer.unwrap(
        Effect.map(readEnvDirectory(envDirectory), (found) =>
          assembled({ ...settings, variables: new Map([...found, ...(settings.variables ?? [])]) })
        )
      ).pipe(Layer.provide(FilesystemNode.layer))
