/**
 * What the tests of another buildpack need: layers that touch nothing, and the laws that every implementation of a
 * contract keeps. No test runner is imported: a law is a name and an Effect that fails where the law is broken.
 *
 *     for (const { check, name } of filesystemLaws) it(name, () => Effect.runPromise(check.pipe(Effect.provide(layer))))
 */

// Layers, under the names of their services: in memory, by a script, written down.
export { layerMemory as layerArchivesMemory } from "./testing/MemoryArchives.ts"
export { layerMemory as layerCacheMemory } from "./testing/MemoryCache.ts"
export { layerMemory as layerEnvMemory } from "./services/Env.ts"
export {
  layerMemory as layerFilesystemMemory,
  type MemoryOptions as FilesystemOptions,
  type Planted
} from "./testing/MemoryFilesystem.ts"
export { layerMemory as layerReportMemory } from "./services/Report.ts"
export {
  type Answer,
  layerRecording as layerProcessRecording,
  layerScripted as layerProcessScripted,
  type Script
} from "./testing/ScriptedProcess.ts"
export { layerMemory as layerWheelStoreMemory } from "./testing/MemoryWheelStore.ts"

// Values to decide about.
export { application } from "./testing/SampleApplication.ts"

// Laws.
export { failure, holds, type Law, LawBroken, type Need, same } from "./testing/Law.ts"
export { archivesLaws } from "./testing/laws/ArchivesLaws.ts"
export { cacheLaws } from "./testing/laws/CacheLaws.ts"
export { envLaws } from "./testing/laws/EnvLaws.ts"
export { filesystemLaws } from "./testing/laws/FilesystemLaws.ts"
export { installerLaws, type Sample } from "./testing/laws/InstallerLaws.ts"
export { platformLaws, platformsLaws } from "./testing/laws/PlatformLaws.ts"
export type { Invocations, PlatformPlace } from "./testing/laws/PlatformTrial.ts"
export { lawPrograms, processLaws } from "./testing/laws/ProcessLaws.ts"
export { runtimeProviderLaws } from "./testing/laws/RuntimeProviderLaws.ts"
export { blobsLaws } from "./testing/laws/BlobsLaws.ts"
export { wheelStoreLaws } from "./testing/laws/WheelStoreLaws.ts"
