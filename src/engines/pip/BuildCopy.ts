/** The copy of the app that builds work on: without what stagings and earlier builds left in it, which is said in one notice. */
import * as Effect from "effect/Effect"
import { namedIn, sourcesIn } from "../../keys/SourceDigest.ts"
import { Footprint, topOf } from "../../domain/Footprint.ts"
import { resolve } from "../../domain/Path.ts"
import type { ClosurePlan } from "../../domain/Plan.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import type { PipSite } from "./PipSite.ts"

/** So many names are enough to see what they are. */
const shown = 5
const listed = (paths: ReadonlyArray<string>): string =>
  `${paths.slice(0, shown).join(", ")}${paths.length > shown ? ` and ${paths.length - shown} more` : ""}`

const tell = Effect.fnUntraced(function* (groups: ReadonlyArray<readonly [string, ReadonlyArray<string>]>) {
  const report = yield* Report
  const found = groups.filter(([, paths]) => paths.length > 0).map(([why, paths]) => `  ${why}: ${listed(paths)}`)
  if (found.length > 0) yield* report.detail(["Builds do not see these parts of the app:", ...found].join("\n"))
})

/**
 * A copy of all that is the app's, in which its folder lies as it does there, wherever folders are built: nothing that a build leaves behind (`build/`, `*.egg-info`) may end in the app,
 * and pip 21.3 and newer build in place.
 */
export const sourcesOf = Effect.fn("BuildCopy.sourcesOf")(function* (
  site: PipSite,
  plan: ClosurePlan,
  lines: ReadonlyArray<Requirements>
) {
  if (!plan.onCopy) return site.root
  const files = yield* Filesystem
  const copy = join(site.work, "sources")
  const top = topOf(site.root, yield* Footprint)
  const { folder = "" } = site
  const named = namedIn(lines, site.root).map((path) => resolve(folder, path))
  const { ignored, leavesOut, products } = yield* sourcesIn(top, "", named)
  const closed = yield* files.copy(top, copy, leavesOut)
  yield* tell([
    ["left by earlier builds", products],
    ["ignored by .gitignore", ignored],
    ["not readable, or no regular files", closed]
  ])
  return join(copy, folder)
})
