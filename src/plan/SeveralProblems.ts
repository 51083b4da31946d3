/** Several things are wrong with an app; telling them one deploy at a time would be unkind. */
import * as Data from "effect/Data"
import type { StagingError } from "../domain/StagingError.ts"

export class SeveralProblems
  extends Data.TaggedError("SeveralProblems")<{ readonly problems: ReadonlyArray<StagingError> }>
  implements StagingError
{
  get id(): string {
    return [...new Set(this.problems.map(({ id }) => id))].join(", ")
  }
  get blame(): StagingError["blame"] {
    return this.problems.some(({ blame }) => blame === "app") ? "app" : "environment"
  }
  get transient(): boolean {
    return this.problems.every(({ transient }) => transient === true)
  }
  get title(): string {
    return `${this.problems.length} things must be mended before the app can be staged`
  }
  override get message(): string {
    return this.problems
      .map(({ hints, message, title }, at) => [`${at + 1}. ${title}.`, message, ...hints].join("\n"))
      .join("\n\n")
  }
  readonly hints: ReadonlyArray<string> = []
}

/** One error for all of them, in their order; those that are several themselves are counted each. */
export const together = (problems: ReadonlyArray<StagingError>): StagingError | undefined => {
  const each = problems.flatMap((problem) => (problem instanceof SeveralProblems ? problem.problems : [problem]))
  return each.length > 1 ? new SeveralProblems({ problems: each }) : each[0]
}
