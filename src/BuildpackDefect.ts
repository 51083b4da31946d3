/** Ours to mend: told like any other error, with the place in the program, and without anybody's secrets. */
import * as Data from "effect/Data"
import type { StagingError } from "./domain/StagingError.ts"

export class BuildpackDefect
  extends Data.TaggedError("BuildpackDefect")<{ readonly detail: string }>
  implements StagingError
{
  readonly id = "buildpack/defect"
  readonly blame = "buildpack"
  readonly title = "The buildpack itself is at fault"
  override get message(): string {
    return `This should not happen, whatever the app is like:\n${this.detail}`
  }
  readonly hints: ReadonlyArray<string> = ["Please report it to whoever maintains the buildpack, with this log."]
}
