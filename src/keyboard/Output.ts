/** Where `bin/stage` stages: a copy of the app, so that a person's own files stay as they are. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { Filesystem, join } from "../services/Filesystem.ts"

/** The directory for the copy holds something else. */
export class OutputTaken
  extends Data.TaggedError("OutputTaken")<{ readonly path: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "stage/output-taken"
  readonly blame = "app"
  readonly title = "The staged copy cannot be put there"
  override get message(): string {
    return `${this.path} ${this.problem}`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --output a directory that does not exist, is empty, or holds an earlier copy."
  ]
}

const left = new Set([".git", ".hg", ".svn", ".python", "node_modules", ".venv", "venv", "__pycache__"])

const claimDirectory = Effect.fn("Output.claimDirectory")(function* (app: string, output: string) {
  const files = yield* Filesystem
  if (`${output}/`.startsWith(`${app}/`)) return yield* new OutputTaken({ path: output, problem: "is inside the app." })
  const names = yield* files.list(output)
  if (names.length === 0) return
  const earlier = yield* files.status(join(output, ".python", "buildpack"))
  if (earlier?.kind !== "file")
    return yield* new OutputTaken({ path: output, problem: "is not empty, and no staging made it." })
  yield* Effect.forEach(names, (name) => files.remove(join(output, name)), { discard: true })
})

/** Copies the app as a platform would get it: without version control's files and without what a staging makes. */
export const copyApp = Effect.fn("Output.copyApp")(function* (app: string, output: string) {
  const files = yield* Filesystem
  yield* claimDirectory(app, output)
  yield* files.makeDirectory(output)
  const profile = join(".profile.d", "python.sh")
  // setuptools_scm and its kin read versions from .git, as they can on platforms that clone.
  yield* files.copy(
    app,
    output,
    (path) => (left.has(path) && path !== ".git") || path === profile || path.endsWith("/__pycache__")
  )
})
