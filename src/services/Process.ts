/** The port on other programs: a program is started without a shell, in a stated environment, and never outlives us. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import { type StagingError, printable } from "../domain/StagingError.ts"

export interface Command {
  /** An absolute path, or a name that the PATH of `env` leads to. */
  readonly program: string
  readonly args: ReadonlyArray<string>
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly timeout: Duration.Input
  /** How long it may take to end after it was told to; 2 seconds by default, then it is killed. */
  readonly grace?: Duration.Input
  /** How many of its last lines the outcome holds; all by default. */
  readonly keep?: number
}

export interface Outcome {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly timedOut: boolean
  /**
   * Every line of stdout and stderr as one stream, in the order in which the child wrote them. Of more than 32 Mi characters the
   * middle is left out, of a line what goes beyond 1 Mi.
   */
  readonly output: ReadonlyArray<string>
}
export const succeeded = (outcome: Outcome): boolean => outcome.exitCode === 0 && !outcome.timedOut

/** The program could not be started at all; `code` is the system's (`ENOENT`, `EACCES`, `ENOEXEC`). */
export class ProgramNotStarted
  extends Data.TaggedError("ProgramNotStarted")<{ readonly program: string; readonly code: string }>
  implements StagingError
{
  readonly id = "process/not-started"
  readonly blame = "environment"
  readonly title = "A program could not be started"
  override get message(): string {
    return `Cannot start ${printable(this.program)}: ${this.code}.`
  }
  readonly hints: ReadonlyArray<string> = []
}

export interface Interface {
  /** Runs to the end, whatever the exit status; `onLine` sees each line as it arrives. */
  readonly run: (
    command: Command,
    onLine?: (line: string) => Effect.Effect<void>
  ) => Effect.Effect<Outcome, ProgramNotStarted>
}

export class Process extends Context.Service<Process, Interface>()("buildpack/Process") {}
