/** Files that the app names, or links to, and that lie outside of it: they may be named, and are never quoted. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { VersionProblem } from "../domain/Application.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

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

/** Whether a path, from the top of the app or absolute, leads out of it in the end. */
export const leadsOut = Effect.fn("OutsideFile.leadsOut")(
  function* (root: string, path: string) {
    const files = yield* Filesystem
    const real = yield* files.realPath(path.startsWith("/") ? path : join(root, path))
    return !`${real}/`.startsWith(`${yield* files.realPath(root)}/`)
  },
  Effect.orElseSucceed(() => false)
)

/** A file at the top is a link, or the app's own. */
export const isLinkOut = Effect.fn("OutsideFile.isLinkOut")(function* (root: string, name: string) {
  const files = yield* Filesystem
  const status = yield* ifSeen(files.status(join(root, name)))
  return status?.kind === "link" && (yield* leadsOut(root, name))
})

/** The problems of a file at the top, which quote it. */
export const inPlaceOf = (
  name: string,
  outside: ReadonlySet<string>,
  problems: ReadonlyArray<StagingError>
): ReadonlyArray<StagingError> =>
  problems.length > 0 && outside.has(name) ? [new OutsideFile({ path: name })] : problems

/** The files whose lines a problem quotes. */
const quotedBy = (problem: StagingError): ReadonlyArray<string> => {
  const of = (spot: unknown): ReadonlyArray<string> =>
    typeof spot === "object" && spot !== null && "path" in spot && typeof spot.path === "string" ? [spot.path] : []
  if ("lines" in problem && Array.isArray(problem.lines)) return problem.lines.flatMap(of)
  return "namedBy" in problem ? of(problem.namedBy) : of(problem)
}

/** One problem for each file outside of the app, in place of all that quote it. */
export const unquoted = (
  problems: ReadonlyArray<StagingError>,
  outside: ReadonlySet<string>
): ReadonlyArray<StagingError> => {
  const told = new Set<string>()
  return problems.flatMap((problem): ReadonlyArray<StagingError> => {
    const path = quotedBy(problem).find((one) => outside.has(one))
    if (path === undefined) return [problem]
    if (told.has(path)) return []
    told.add(path)
    return [new OutsideFile({ path })]
  })
}

const pattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** What was read without what lies outside of the app: notices name the line, and leave out what it says. */
export const withoutQuotes = (facts: Requirements, outside: ReadonlySet<string>): Requirements => {
  if (outside.size === 0) return facts
  const quotes = [...outside].map((path) => new RegExp(`(${pattern(path)} line \\d+): \`.*?\`(?=, |\\.$)`, "gm"))
  return {
    ...facts,
    problems: unquoted(facts.problems, outside),
    notices: facts.notices.map((notice) => ({
      ...notice,
      text: quotes.reduce((text, quote) => text.replaceAll(quote, "$1"), notice.text)
    }))
  }
}
