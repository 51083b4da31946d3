/** The runtime providers in use, in the order in which they are preferred at equal versions. */
import * as Context from "effect/Context"
import { activePython } from "./ActivePython.ts"
import { downloadedPython } from "./DownloadedPython.ts"
import { hostInterpreters } from "./HostInterpreters.ts"
import { operatorArchives } from "./OperatorArchives.ts"
import type { RuntimeProvider } from "./RuntimeProvider.ts"

export const registry: ReadonlyArray<RuntimeProvider> = [
  activePython,
  hostInterpreters,
  operatorArchives,
  downloadedPython
]

export const RuntimeProviders = Context.Reference<ReadonlyArray<RuntimeProvider>>("buildpack/RuntimeProviders", {
  defaultValue: () => registry
})
