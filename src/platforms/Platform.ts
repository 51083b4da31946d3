/** The contract of a platform's interface: it translates argv, environment and files in, and results out. */
import type * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import type { Footprint } from "../domain/Footprint.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import type { Launch } from "../domain/Launch.ts"
import type { Archives } from "../services/archives/Archives.ts"
import type { Env } from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import type { Process } from "../services/Process.ts"
import type { Report } from "../services/Report.ts"
import type { TraceRequest } from "../services/TraceFile.ts"

export interface Invocation {
  /** Which program of `bin/` was started: `compile`. */
  readonly command: string
  readonly args: ReadonlyArray<string>
  /** The environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The buildpack's own directory. */
  readonly home: string
  /** The directory that it was started in, which relative arguments count from. */
  readonly cwd: string
}

/** What every step is about. */
export interface Request extends Footprint {
  /** The application's directory. */
  readonly root: string
  /** The directory that the platform keeps for this app; ours is a part of it. */
  readonly cache: string | undefined
  /** A directory of files, one for each user variable. */
  readonly envDirectory: string | undefined
  /** What the platform itself sets for the running app, with the values that lead to the same places now. */
  readonly atStart?: Readonly<Record<string, string>>
  /** What buildpacks before this one have set for its staging; goes before the environment of the process. */
  readonly environment?: Readonly<Record<string, string>>
  /** What the user has set in a form of the platform's own, by the names that count here; the files go before these. */
  readonly variables?: ReadonlyMap<string, string>
}

export interface StageRequest extends Request {
  /** A folder for the report of the staging, where the cache is no place for it: there, it would be another archive each time. */
  readonly report?: string
  /** What tells the app from others that share its cache, such as its path; without it, nothing is compared with a last staging there. */
  readonly app?: string
  /** Absolute, there, and on the file system of the result's place: the prefix is made in it, so that one rename makes it whole. */
  readonly build: string
}

/** What the arguments say of a staging, be they right or wrong as a whole. */
export type Outset = Partial<Pick<StageRequest, "cache" | "report" | "root">>

export interface ShippedPython {
  /** Its name in the prefix; nothing is there where the phase holds the Python, and nothing had to be started on it. */
  readonly name: string
  /** All that its files are a function of; `undefined` where that is not known. */
  readonly identity: string | undefined
}

/** The app's own package, apart from what it requires. */
export interface OwnPackagePlace {
  /** A directory like the prefix, with its files alone; where both have one of a name, this one counts. */
  readonly prefix: string
  /** All that the packages in the prefix are a function of, as one digest. */
  readonly others: string
}

/** What a staging hands over; nothing of it stands in the application yet. */
export interface Staged {
  /** Complete, but for the packages where these are `inPlace`. */
  readonly prefix: string
  readonly launch: Launch
  /** The commands of a Procfile by process type, which go before those of `launch`; `undefined` without one. */
  readonly procfile: ReadonlyMap<string, string> | undefined
  /** The version of the Python: `3.12.1`. */
  readonly python: string
  /** A Python that goes with the app; `undefined` where the stack's own is linked to. */
  readonly shipped: ShippedPython | undefined
  /** What is installed, by name. */
  readonly packages: ReadonlyArray<InstalledPackage>
  /** All that the packages in the prefix are a function of, as one digest; `undefined` where that is not known. */
  readonly identity: string | undefined
  /** Where the phase `splits`, and the app has a package of its own that is kept; else all is in the prefix. */
  readonly own: OwnPackagePlace | undefined
  /** The phase `holds` these packages, so the prefix has none of them. */
  readonly inPlace: boolean
}

/** What an answer may be written with. */
export type RespondServices = Filesystem | Report | Env | Process | Archives

/** The step that says whether an app is one for this buildpack: it is surveyed, and nothing is planned. */
export interface DetectPhase {
  readonly _tag: "Detect"
  readonly request: Effect.Effect<Request, StagingError, Filesystem>
  /** Tells the platform of an app that is one; any other ends as `Declined`. */
  readonly respond: (request: Request, application: Application) => Effect.Effect<void, StagingError, RespondServices>
}

/** The step in which an app is surveyed, planned, and its prefix made. */
export interface StagePhase {
  readonly _tag: "Stage"
  /** Its result is thrown away, and the app is a person's own: nothing of the app's is run, since that may write into it. */
  readonly rehearses?: true
  /** It wants the app's own package apart from the others, which change less often. */
  readonly splits?: boolean
  /** A step of the platform's after it looks at what start commands start, and knows what other buildpacks have brought. */
  readonly finishes?: true
  /** Files that it adds at the top of the prefix, so that no package may bring them. */
  readonly reserved?: ReadonlyArray<string>
  readonly request: Effect.Effect<StageRequest, StagingError, Filesystem>
  /** What can be told of the request even where it is wrong as a whole: then a report is left there all the same. */
  readonly outset?: Outset
  /** Fails, before anything is done, where we may not write what we shall have to. */
  readonly check: (request: StageRequest) => Effect.Effect<void, StagingError, Filesystem | Report>
  /**
   * Whether an earlier staging's packages of this identity stand where the platform wants them. They are not made again then,
   * and `respond` is told so. Asked at most once in a staging, before anything is unpacked; without it, nothing is ever held.
   */
  readonly holds?: (request: StageRequest, identity: string) => Effect.Effect<boolean, StagingError, Filesystem>
  /** Whether a Python that goes with the app, of this identity, stands where the platform wants it: it is only put into the prefix if something has to be started on it. */
  readonly holdsPython?: (request: StageRequest, identity: string) => Effect.Effect<boolean, StagingError, Filesystem>
  /** Puts the result where this platform looks for it. */
  readonly respond: (request: StageRequest, staged: Staged) => Effect.Effect<void, StagingError, RespondServices>
}

/** The step after every buildpack has staged: what is written then comes from what the platform's own staging has left. */
export interface FinishPhase {
  readonly _tag: "Finish"
  readonly request: Effect.Effect<Request, StagingError, Filesystem>
  readonly respond: (request: Request) => Effect.Effect<void, StagingError, RespondServices>
}

export type Phase = DetectPhase | StagePhase | FinishPhase

/** How an invocation ends: as it should; with an app for another buildpack; over an error, a defect of ours among them, which the log has told. */
export type Ending =
  | { readonly _tag: "Succeeded" }
  | { readonly _tag: "Declined"; readonly error: StagingError }
  | { readonly _tag: "Failed"; readonly error: StagingError }

export interface Platform {
  readonly id: string
  /** The step that an invocation asks for; `undefined` for one of another platform. No two platforms recognise the same. */
  readonly recognise: (invocation: Invocation) => Phase | undefined
  /** Where the platform's operator wants to read how it went; `undefined` where nobody has asked. */
  readonly trace?: (invocation: Invocation) => Effect.Effect<TraceRequest | undefined, StagingError, Filesystem>
  /** What the platform is to make of an ending: 0 for one as it should be, and for no other. */
  readonly exitCode: (ending: Ending) => number
}
