/** The contract of a platform's interface: it translates argv, environment and files in, and results out. */
import type * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import type { Launch } from "../domain/Launch.ts"
import type { Env } from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import type { Report } from "../services/Report.ts"

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

export interface Request {
  /** The application's directory. */
  readonly root: string
  /** The directory that the platform keeps for this app; ours is a part of it. */
  readonly cache: string | undefined
  /** A directory of files, one for each user variable. */
  readonly envDirectory: string | undefined
  /** The buildpack's own directory; `undefined` when no other buildpack follows. */
  readonly home: string | undefined
}

/** What a staging hands over; `prefix` is complete, and nothing of it stands in the application yet. */
export interface Staged {
  readonly prefix: string
  readonly launch: Launch
}

export interface Platform {
  readonly id: string
  /** Files that it adds at the top of the prefix, so that no package may bring them. */
  readonly reserved?: ReadonlyArray<string>
  readonly recognise: (invocation: Invocation) => boolean
  readonly request: (invocation: Invocation) => Effect.Effect<Request, StagingError, Filesystem>
  /** Fails, before anything is done, where we may not write what we shall have to. */
  readonly check: (request: Request) => Effect.Effect<void, StagingError, Filesystem>
  /** Puts the result where this platform looks for it. */
  readonly respond: (request: Request, staged: Staged) => Effect.Effect<void, StagingError, Filesystem | Report | Env>
}
