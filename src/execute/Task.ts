/** What is to be carried out, what came of it, and how long each part took. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Inputs } from "../keys/EnvironmentInputs.ts"
import type { Environment } from "../domain/Distribution.ts"
import type { Plan } from "../domain/Plan.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Installer } from "../installers/Installer.ts"
import type { Verdict } from "../engines/pip/MovingReferences.ts"
import type { RoutedOptions } from "../engines/pip/options/PipOptions.ts"
import type { InstallServices } from "../engines/pip/PipSite.ts"

export interface Task {
  readonly root: string
  /** Empty; becomes `.python`. */
  readonly prefix: string
  /** Paths in it that are the platform's. */
  readonly reserved: ReadonlyArray<string>
  /** Private to this staging. */
  readonly work: string
  readonly plan: Plan
  /** The chosen Python, ready to be started. */
  readonly runtime: Runtime
  readonly options: RoutedOptions
  /** Where packages come from, as requirement files and $PIP_OPTS say it: for what is fetched besides the closure. */
  readonly indexOptions: ReadonlyArray<string>
  /** The facts of requirements.txt, for messages. */
  readonly requirements?: Requirements | undefined
  /** Every line that is known before pip reads it: of requirement files, $PIP_OPTS, pyproject.toml. */
  readonly lines: ReadonlyArray<Requirements>
  /** The dependencies of `[project]` in pyproject.toml. */
  readonly dependencies: ReadonlyArray<string>
  readonly installers: ReadonlyArray<Installer>
  /** Everything that decides what the packages are. */
  readonly inputs: Inputs
  /** The kept environment that is the most like it, where that is known already. */
  readonly alike?: Environment
  /** What was asked in this staging about branches, tags and archives, so that none is asked twice. */
  readonly asked: Map<string, Verdict>
  /** What pip has fetched before may be older than what is to be fetched. */
  readonly refetch?: true
  /** Names of packages that are built anew, whatever is kept of them. */
  readonly rebuilt?: ReadonlySet<string>
  /** The other Pythons of the stack. */
  readonly others: Effect.Effect<ReadonlyArray<Runtime>, StagingError, InstallServices>
}

export interface Executed {
  readonly distributions: ReadonlyArray<{ readonly name: string; readonly version: string }>
  /** Console scripts of the app's own package. */
  readonly ownScripts: ReadonlyArray<string>
  /** What a package of no index is told by, by its name: a commit, or a SHA-256. */
  readonly contents: Readonly<Record<string, string>>
  readonly times: Times
}

/** Milliseconds by step. */
export type Times = Array<readonly [string, number]>

export const timed = <A, E, R>(times: Times, name: string, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const begun = yield* Clock.currentTimeMillis
    const result = yield* effect
    times.push([name, (yield* Clock.currentTimeMillis) - begun])
    return result
  })
