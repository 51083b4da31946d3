/** Where `bin/stage` stages: a copy of the app, so that a person's own files stay as they are. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { isKept } from "../domain/Footprint.ts"
import { type StagingError, printable } from "../domain/StagingError.ts"
import { classicFootprint, isStaged } from "../platforms/Classic.ts"
import { basename, dirname, type FileAccessFailed, Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"

/** The directory for the copy holds something else. */
export class OutputTaken
  extends Data.TaggedError("OutputTaken")<{ readonly path: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "stage/output-taken"
  readonly blame = "app"
  readonly title = "The staged copy cannot be put there"
  override get message(): string {
    return `${printable(this.path)} ${this.problem}`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --output a directory that does not exist, is empty, or holds an earlier copy."
  ]
}

/** `.git` comes along, as on platforms that clone: setuptools_scm and its kin read versions from it. */
const left = new Set([".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__"])

/** The real path of a directory that need not be there yet. */
const realPathOf = (path: string): Effect.Effect<string, FileAccessFailed, Filesystem> =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    if (path === "/" || (yield* files.target(path)) !== undefined) return yield* files.realPath(path)
    return join(yield* realPathOf(dirname(path)), basename(path))
  })

/** Whether a path, which need not be there yet, is in a directory, by the real paths of both. */
export const isInside = Effect.fn("Output.isInside")(function* (directory: string, path: string) {
  return contains(directory, yield* realPathOf(path))
})

/** So many names are enough to see what they are. */
const shown = 5

const contains = (outer: string, inner: string): boolean => `${inner}/`.startsWith(`${outer}/`)

const claimDirectory = Effect.fn("Output.claimDirectory")(function* (app: string, output: string) {
  const files = yield* Filesystem
  const place = yield* realPathOf(output)
  if (contains(app, place)) return yield* new OutputTaken({ path: output, problem: "is inside the app." })
  if (contains(place, app)) return yield* new OutputTaken({ path: output, problem: "holds the app itself." })
  const names = yield* files.list(output)
  if (names.length === 0) return
  if (!(yield* isStaged(output)))
    return yield* new OutputTaken({ path: output, problem: "is not empty, and no staging made it." })
  yield* Effect.forEach(names, (name) => files.remove(join(output, name)), { discard: true })
})

/** Copies the app as a platform would get it: without what a staging makes, or a person's own environment. */
export const copyApp = Effect.fn("Output.copyApp")(function* (app: string, output: string) {
  const files = yield* Filesystem
  yield* claimDirectory(app, output)
  yield* files.makeDirectory(output)
  const closed = yield* files.copy(
    app,
    output,
    (path) => left.has(path) || isKept(classicFootprint.keeps, path) || path.endsWith("/__pycache__")
  )
  if (closed.length === 0) return
  const report = yield* Report
  yield* report.warning({
    id: "stage/not-copied",
    text: `Not copied, since they may not be read or are no regular files: ${closed.slice(0, shown).join(", ")}${closed.length > shown ? ` and ${closed.length - shown} more` : ""}.`
  })
})
