/** Files that the app names, or links to, and that lie outside of it: they may be named, and are never quoted. */
import * as Effect from "effect/Effect"
import { Footprint, topOf } from "../domain/Footprint.ts"
import { OutsideFile } from "../domain/OutsideFile.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** Whether a path, from the top of the app or absolute, leads out of it in the end. */
export const leadsOut = Effect.fn("OutsideFile.leadsOut")(
  function* (root: string, path: string) {
    const files = yield* Filesystem
    const top = topOf(root, yield* Footprint)
    const real = yield* files.realPath(path.startsWith("/") ? path : join(root, path))
    return !`${real}/`.startsWith(`${yield* files.realPath(top)}/`)
  },
  Effect.orElseSucceed(() => false)
)

/** A file at the top is a link, or the app's own. */
export const isLinkOut = Effect.fn("OutsideFile.isLinkOut")(function* (root: string, name: string) {
  const files = yield* Filesystem
  const status = yield* ifSeen(files.status(join(root, name)))
  return status?.kind === "link" && (yield* leadsOut(root, name))
})

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
