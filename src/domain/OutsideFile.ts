/** What may be told of a file that the app names, or links to, and that lies outside of it. */
import * as Data from "effect/Data"
import type { VersionProblem } from "./Application.ts"
import { printable, type StagingError } from "./StagingError.ts"

/** What such a file says is somebody else's: a log shows it to all who may push an app. */
export class OutsideFile extends Data.TaggedError("OutsideFile")<{ readonly path: string }> implements VersionProblem {
  readonly id = "application/file-outside"
  readonly blame = "app"
  get title(): string {
    return `${printable(this.path)} lies outside of the app`
  }
  override get message(): string {
    return `${printable(this.path)} leads out of the app, and cannot be read as what it is named for. What it says is not shown.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Commit a file of the app's own in its place, or correct the path or the link that leads there."
  ]
  /** No version of the stack makes it better. */
  onStack(): OutsideFile {
    return this
  }
}

/** The problems of a file at the top, which quote it. */
export const inPlaceOf = (
  name: string,
  outside: ReadonlySet<string>,
  problems: ReadonlyArray<StagingError>
): ReadonlyArray<StagingError> =>
  problems.length > 0 && outside.has(name) ? [new OutsideFile({ path: name })] : problems
