/**
 * The library: what the author of another buildpack stages with, extends and reuses. Nothing here ends the process,
 * reads a variable that it was not given, or does anything when it is imported. Fakes and laws for tests are in
 * `python-buildpack/testing`.
 */

// To stage. `run` is all of `bin/compile` but the exit code; `plan` and `stage` are its two halves, over the services
// that `Services.layer` puts together.
export { exitCode, run } from "./Buildpack.ts"
export * as Services from "./Layers.ts"
export { type Decided, plan, stage } from "./Staging.ts"
export type { StagingResult } from "./Conclusion.ts"
export { applied as appliedChanges, Changes, changesBetween, PackageChange } from "./changes/Changes.ts"
export { PackageState, Snapshot, snapshotOf } from "./changes/Snapshot.ts"

// To extend. Each list is a reference: `Layer.succeed(Installers, [...installers, mine])` puts another in its place.
export {
  type Claim,
  type ClaimedLines,
  type Contributor,
  type Installed,
  type Installer,
  type Standalone
} from "./installers/Installer.ts"
export { Installers, registry as installers } from "./installers/registry.ts"
export type { InstallServices } from "./services/InstallServices.ts"
export type { Workplace } from "./domain/Workplace.ts"
export type {
  Built,
  Engine,
  EngineOptions,
  EngineServices,
  EngineTask,
  Fetched,
  FromWheels,
  IndexDeadline,
  OwnFolder,
  ResolutionRequest,
  Resolved,
  Session,
  Source,
  WheelSource
} from "./engines/Engine.ts"
export { Engines, registry as engines } from "./engines/registry.ts"
export { type FailureFacts, factsOf, type StackFacts } from "./domain/StagingError.ts"
export {
  type Discovery,
  type ProvideServices,
  type RuntimePlace,
  type RuntimeProvider,
  type DiscoveryServices,
  whereItIs
} from "./runtimes/RuntimeProvider.ts"
export { registry as runtimeProviders, RuntimeProviders } from "./runtimes/registry.ts"
export {
  type DetectPhase,
  type Ending,
  type FinishPhase,
  type Invocation,
  type Phase,
  type Platform,
  type Request,
  type RespondServices,
  type Staged,
  type StagePhase,
  type StageRequest
} from "./platforms/Platform.ts"
export { usualExitCode } from "./platforms/UsualExitCode.ts"
export { registry as platforms, Platforms } from "./platforms/registry.ts"

// The ports on the world, which every stage is written against, and what can go wrong with them.
export { Cache, type Interface as CacheInterface } from "./services/Cache.ts"
export { Env, type Interface as EnvInterface } from "./services/Env.ts"
export {
  basename,
  dirname,
  FileAccessFailed,
  Filesystem,
  type Interface as FilesystemInterface,
  join,
  type Kind,
  type Reason,
  type Status
} from "./services/Filesystem.ts"
export {
  type Command,
  type Interface as ProcessInterface,
  type Outcome,
  Process,
  ProgramNotStarted,
  succeeded
} from "./services/Process.ts"
export { type Interface as ReportInterface, renderError, Report, type Write } from "./services/Report.ts"

// What outlives a staging: the store of compiled distributions and built wheels. `BlobStore.layer` is it over any medium,
// `DiskBlobs.layer` the medium in the directory of `Cache`, `WheelStoreDisk.layer` the two together.
export { type Interface as WheelStoreInterface, type Unpackable, WheelStore } from "./store/WheelStore.ts"
export {
  Blobs,
  type Found as FoundBlob,
  type Interface as BlobsInterface,
  type Made as MadeBlob,
  type MediumFailed,
  MediumUnavailable
} from "./store/Blobs.ts"
export * as BlobStore from "./store/BlobStore.ts"
export * as DiskBlobs from "./store/disk/DiskBlobs.ts"
export * as WheelStoreDisk from "./store/disk/WheelStoreDisk.ts"
export { DistributionFacts, Environment, ArchiveFacts, StoredArchive } from "./domain/Distribution.ts"
export {
  type Archive,
  ArchiveDamaged,
  Archives,
  type Interface as ArchivesInterface
} from "./services/archives/Archives.ts"

// The layers behind them, for those who put their own together: `CacheDisk.layerNone`, `WheelStoreDisk.layer`.
export * as CacheDisk from "./services/CacheDisk.ts"
export { layer as layerArchives } from "./services/archives/ArchivesNode.ts"
export { layer as layerEnv } from "./services/Env.ts"
export { layer as layerFilesystem } from "./services/FilesystemNode.ts"
export { layer as layerProcess } from "./services/ProcessExeca.ts"
export { layer as layerReport } from "./services/Report.ts"

// The values that pass from stage to stage. An error is any class with these members: one renderer prints them all.
export type { Application, Pyproject, VersionRange, VersionSource } from "./domain/Application.ts"
export { apply, type Change, EnvironmentDelta, prefix, prepend, set, setDefault } from "./domain/EnvironmentDelta.ts"
export type { FileMarker } from "./domain/FileMarker.ts"
export { Footprint } from "./domain/Footprint.ts"
export { Launch, ProcessType } from "./domain/Launch.ts"
export { describe as describeOrigin, file as originFile, Origin, variable as originVariable } from "./domain/Origin.ts"
export { ChosenPython, ClosureInput, ClosurePlan, Install, Plan, Tool } from "./domain/Plan.ts"
export {
  compare as compareVersions,
  line as versionLine,
  parse as parseVersion,
  parseRequest as parseVersionRequest,
  PythonRequest,
  PythonVersion,
  render as renderVersion,
  satisfies as satisfiesRequest
} from "./domain/PythonVersion.ts"
export type { Requirement, RequirementOption, Requirements } from "./domain/Requirements.ts"
export { installed, RejectedRuntime, Runtime, RuntimeOffer, runtimesIn, versionOf } from "./domain/Runtime.ts"
export { exitCodeOf, exitCodes } from "./domain/ExitCode.ts"
export { type Blame, type Notice, type StagingError, visible, type Warning } from "./domain/StagingError.ts"

// Pieces. Of discovery: what an interpreter at a path is, and the providers that there are.
export { activePython } from "./runtimes/ActivePython.ts"
export { hostInterpreters } from "./runtimes/HostInterpreters.ts"
export { type Inspection, inspect } from "./runtimes/Interpreter.ts"

// Of installing: a program with live output, signs of life and a limit, in a scrubbed environment; pip's one resolution
// into wheels and their installation; scripts and packages that can be moved.
export { childEnvironment } from "./programs/ChildEnvironment.ts"
export { linkPython } from "./programs/PythonLinks.ts"
export { type Program, run as runProgram, runQuietly } from "./programs/Program.ts"
export { pip } from "./engines/pip/Pip.ts"
export { type Distribution, distributions } from "./distributions/InstalledDistributions.ts"
export { route as routePipOptions } from "./engines/pip/options/PipOptions.ts"
export { normalise as normaliseName } from "./domain/PackageName.ts"
export { wheelsIn as listWheels, type Wheel } from "./distributions/Wheelhouse.ts"
export { shellWords as splitCommandLine } from "./domain/ShellWords.ts"

export { cloudNative } from "./platforms/CloudNative.ts"
// Of the classic interface: the platform itself, and the environment delta as shell text.
export { classic, classicFootprint, classicRequest, classicStaging } from "./platforms/Classic.ts"
export { exportScript, profileScript } from "./platforms/classic/ProfileScript.ts"
export { quote as quoteForShell } from "./platforms/ShellEnvironment.ts"
