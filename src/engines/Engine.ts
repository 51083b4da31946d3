/**
 * The contract of whoever turns requirements into distributions: resolves, fetches and builds them. Staging decides what
 * is asked, what is kept and how it is put together; an engine is only asked for what the store does not have.
 */
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Result from "effect/Result"
import type { Wheel } from "../distributions/Wheelhouse.ts"
import type { ClosureInput, Plan, Tool } from "../domain/Plan.ts"
import type { LockedFile, LockedRelease } from "../domain/Lock.ts"
import type { PackageSource } from "../domain/PackageSource.ts"
import type { Reference, Verdict } from "../domain/Reference.ts"
import type { Requirement, Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Workplace } from "../domain/Workplace.ts"
import type { Inputs } from "../keys/EnvironmentInputs.ts"
import type { Interface as EnvInterface } from "../services/Env.ts"
import type { InstallServices } from "../services/InstallServices.ts"
import type { WheelStore } from "../store/WheelStore.ts"

export type EngineServices = InstallServices | WheelStore

/** How long an index may keep a staging waiting that could do without it. */
export interface IndexDeadline {
  /** The time for everything until the first sign of it. */
  readonly limit: Duration.Duration
  /** Whether the repositories that are named have answered just now, so that fetching one of them is a sign, too. */
  readonly repositoriesAnswer?: boolean
}

/** The time in all for reaching an index, a repository or a server that one could do without. */
export const renewalDeadline: IndexDeadline = { limit: Duration.seconds(5) }

/**
 * What `$PIP_OPTS` and its kin come to. Every valued option is one word, `--name=value`: a value that begins with `-`
 * stays a value. Values may hold secrets.
 */
export interface EngineOptions {
  /** Words for the step that resolves and builds; they stand after staging's own options, since the last one counts. */
  readonly wheel: ReadonlyArray<string>
  /** What is to be installed besides requirements.txt, and `--requirement=`, `--editable=`, `--group=`. */
  readonly requirements: ReadonlyArray<string>
  /** The words of `wheel` that say where packages come from and that every pip knows: for fetching the tools. */
  readonly index: ReadonlyArray<string>
  readonly noIndex: boolean
  /** Distributions that the app brings along: their folder, absolute, which is among the words above, and their names. */
  readonly vendor?: { readonly folder: string; readonly files: ReadonlyArray<string> }
  /** Variables for every child, so that what children start themselves reaches the same index. */
  readonly env: Readonly<Record<string, string>>
  /** Names of the options that are passed on; they tell no secret. */
  readonly names: ReadonlyArray<string>
  readonly notices: ReadonlyArray<Notice>
  /** Seconds that a release must be old which nothing fixes; 0 or absent for any. */
  readonly releaseAge?: number
  /** Credentials in URLs, as written and percent-decoded. */
  readonly secrets: ReadonlyArray<string>
}

/** What an engine is to work on. */
export interface EngineTask {
  readonly root: string
  /** Empty; becomes the app's user base. */
  readonly prefix: string
  readonly work: string
  readonly plan: Plan
  readonly runtime: Runtime
  readonly options: EngineOptions
  /** Where packages come from, as requirement files and $PIP_OPTS say it: for what is fetched besides the closure. */
  readonly indexOptions: ReadonlyArray<string>
  /** The facts of requirements.txt, for messages. */
  readonly requirements?: Requirements | undefined
  /** Every line that is known before the engine reads it: of requirement files, $PIP_OPTS, pyproject.toml. */
  readonly lines: ReadonlyArray<Requirements>
  /** Everything that decides what the packages are. */
  readonly inputs: Inputs
  /** What was fetched before may be older than what is to be fetched. */
  readonly refetch?: true
  /** Names of packages that are built anew, whatever is kept of them. */
  readonly rebuilt?: ReadonlySet<string>
  /** The other Pythons of the stack. */
  readonly others: Effect.Effect<ReadonlyArray<Runtime>, StagingError, InstallServices>
}

/** What a line, or a package, asks for by its address. */
export interface From {
  /** The address, without credentials but the user `git` or `hg`. */
  readonly address: string
}

export interface Source {
  /** The source's name for the log. */
  readonly title: string
  /** The source as a line of a requirement file: where it lies, as an address, and options. */
  readonly line: string
  /** What the source is; `undefined` when that cannot be told, and so nothing is kept. */
  readonly digest: string | undefined
  /** Options of the line that asked for it. */
  readonly options: ReadonlyArray<string>
  /** The line of the app that asks for it; a package that requires it may do so, too. */
  readonly asks?: Requirement
  readonly from?: From
  /** Variables for this build alone. */
  readonly env: Readonly<Record<string, string>>
  /** The commit of a repository, where it is known. */
  readonly commit?: string
  /** Where the same can be had again. */
  readonly again?: PackageSource
  /** The archive as it was fetched. */
  readonly archive?: { readonly file: string; readonly sha256: string }
}

export interface Built {
  /** One, or none where the package refuses to become a wheel. */
  readonly wheels: ReadonlyArray<Wheel>
  /** A user base into which the package was installed, since it refuses to become a wheel. */
  readonly tree?: string
  /** Its metadata requires a folder or a file of this staging, or of the moment in which it was built. */
  readonly namesPlace?: boolean
  /** Under which the result is kept; `undefined` when it is not. */
  readonly key?: string
  readonly how: "kept" | "built"
  readonly source: Source
  /** What the build said. */
  readonly output: ReadonlyArray<string>
}

/** A wheel as the index or the app has it. */
export interface Fetched extends Wheel {
  /** The line that asks for it, by address or by name. */
  readonly asks?: Requirement
  /** Where the same can be had again. */
  readonly again?: PackageSource
  /** Where it came from, when that was asked for, by a line or by a package. */
  readonly from?: From
}

export interface Origins {
  readonly references: ReadonlyArray<Reference>
  /** The commit, or the SHA-256 of the archive, of what no index has, by name. */
  readonly contents: ReadonlyMap<string, string>
}

/** What a resolution came to: exactly what is to be installed, nothing of it left out. */
export interface Resolved {
  /** No index had a say: all of it came from what the app brings along, and from addresses. */
  readonly alone?: true
  readonly fetched: ReadonlyArray<Fetched>
  /** Names of packages that came from what the app brings along. */
  readonly vendored?: ReadonlySet<string>
  /** What was built from source, here or in an earlier staging. */
  readonly built: ReadonlyArray<Built>
  /** What `direct_url.json` (PEP 610) says of what a line asks for by its address, by name. */
  readonly directUrls: ReadonlyMap<string, string>
  readonly origins: Origins
}

/** The app as a package of its own. */
export interface OwnFolder {
  /** Its path from the root of the app. */
  readonly folder: string
  /** The digest of its files; `undefined` when it is not to be kept. */
  readonly digest: string | undefined
  /** A user base with what the app requires, to be in reach of its build. */
  readonly among?: string
}

export interface ResolutionRequest {
  readonly inputs: ReadonlyArray<ClosureInput>
  /** What the `ProjectDependencies` inputs stand for, in their order; the lines may hold secrets, and so are no part of a plan. */
  readonly dependencies: ReadonlyArray<string>
  /** What the `Locked` input fixes. */
  readonly locked: LockedLines
  /** Locked lines that need nobody: what was chosen by them earlier is kept, under these names; or they do not hold here. */
  readonly settled?: { readonly lines: ReadonlySet<string>; readonly names: ReadonlyArray<string> }
  readonly own: Built | undefined
  /** What the metadata of the own package requires. */
  readonly ownRequires?: ReadonlyArray<string>
  readonly deadline: IndexDeadline | undefined
  /** Nothing that was fetched in an earlier staging is good enough. */
  readonly refetch?: true
}

/** What a lock file fixes, as lines of a requirement file; they may name variables with credentials. */
export interface LockedLines {
  /** Where packages come from: `--index-url …`. */
  readonly options: ReadonlyArray<string>
  /** One for each package, with all of its hashes; nothing but these is installed. */
  readonly lines: ReadonlyArray<string>
  /** Files of packages that come from no index: addresses, or paths from the app's root. */
  readonly files: ReadonlyArray<LockedFile>
  /** What it tells besides, for messages; read only where there is something to tell. */
  readonly releases?: () => ReadonlyArray<LockedRelease>
}

/** What may be had from wheels alone. */
export type FromWheels =
  /** The wheels with their dependencies, without what was chosen already. */
  | { readonly _tag: "Found"; readonly wheels: ReadonlyArray<Wheel> }
  /** No index has a wheel of these for this Python. */
  | { readonly _tag: "NoWheel"; readonly requirements: ReadonlyArray<string> }

/** Wheels for installers that work alone, held to what the shared resolution has chosen. */
export interface WheelSource {
  /** Normalised name to version. */
  readonly chosen: ReadonlyMap<string, string>
  /** The requirements that the chosen versions do not serve. */
  readonly stillToFind: (requirements: ReadonlyArray<string>) => ReadonlyArray<string>
  /** `files` name the list, for messages. */
  readonly find: (
    requirements: ReadonlyArray<string>,
    files: ReadonlyArray<string>
  ) => Effect.Effect<FromWheels, StagingError, InstallServices>
}

/** An engine at work on one task, its tools in place. */
export interface Session {
  /** Where it works; `prefix` is the task's. */
  readonly place: Workplace
  /** The deadline under which it was opened. */
  readonly deadline: IndexDeadline | undefined
  /** Whether what one resolution comes to is known to fit together, so that nobody has to look. */
  readonly vouches: boolean
  /** Where the app's files lie for builds: its directory, or a copy. */
  readonly sources: Effect.Effect<string, StagingError, EngineServices>
  readonly ownPackage: (own: OwnFolder) => Effect.Effect<Built | undefined, StagingError, EngineServices>
  readonly resolve: (request: ResolutionRequest) => Effect.Effect<Resolved, StagingError, EngineServices>
  /** A session with places of its own, for a resolution besides the one whose result counts. */
  readonly aside: Effect.Effect<Session, StagingError, EngineServices>
  readonly wheelSource: (chosen: ReadonlyMap<string, string>) => WheelSource
  /** What of the installed distributions does not fit together, a line each. */
  readonly conflicts: (
    installed: ReadonlyArray<{ readonly name: string }>
  ) => Effect.Effect<ReadonlyArray<string>, StagingError, EngineServices>
}

export interface Engine {
  readonly id: string
  /** Why it cannot serve this plan, as a clause for the log; `undefined` when it can. Pure. */
  readonly declines: (plan: Plan) => string | undefined
  /** What `$PIP_OPTS` and its kin mean to this engine, whose tools are given; paths count from `root`. Pure. */
  readonly options: (
    env: Pick<EnvInterface, "get">,
    tools: ReadonlyArray<Tool>,
    root: string
  ) => Result.Result<EngineOptions, StagingError>
  /** What it will run, a line each, in the words of `bin/plan`. Pure: so the explanation cannot lag behind the engine. */
  readonly describe: (plan: Plan) => ReadonlyArray<string>
  /** Whether references still mean what they meant, in their order; who does not answer within the deadline is silent. */
  readonly ask: (
    task: EngineTask,
    references: ReadonlyArray<Reference>,
    deadline: IndexDeadline
  ) => Effect.Effect<ReadonlyArray<Verdict>, StagingError, EngineServices>
  readonly open: (
    task: EngineTask,
    deadline: IndexDeadline | undefined
  ) => Effect.Effect<Session, StagingError, EngineServices>
}
