import * as Data from "effect/Data"
import type { Origin } from "../../domain/Origin.ts"
import type { PythonVersion } from "../../domain/PythonVersion.ts"
import type { Blame, StagingError } from "../../domain/StagingError.ts"
export interface PipFailure { readonly output: ReadonlyArray<string>; readonly exitCode: number | undefined; readonly signal: string | undefined; readonly timedOut: boolean; readonly python: PythonVersion; readonly pip: string; readonly pythonOrigin: Origin; readonly pythonWasDefault: boolean; readonly files: ReadonlyArray<string>; readonly hashMode: boolean }
export class DependencyInstallFailed extends Data.TaggedError("DependencyInstallFailed")<PipFailure> implements StagingError {
  readonly id: string = "pip/failed"
  readonly blame: Blame = "app"
  readonly title: string = "pip failed"
  override get message(): string { return this.output.slice(-5).join("\n") }
  readonly hints: ReadonlyArray<string> = []
}
