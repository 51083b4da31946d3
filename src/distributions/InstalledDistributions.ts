/** The distributions that there are in a user base. */
import * as Effect from "effect/Effect"
import { normalise } from "../domain/PackageName.ts"
import type { Workplace } from "../domain/Workplace.ts"
import { Filesystem, join } from "../services/Filesystem.ts"

export interface Distribution {
  readonly name: string
  readonly version: string
  /** The directory or file that describes it, in the packages' place. */
  readonly metadata: string
}

const describe = (metadata: string): ReadonlyArray<Distribution> => {
  const stem = metadata.replace(/\.(?:dist|egg)-info$/, "").replace(/-py\d\.\d+$/, "")
  const cut = stem.indexOf("-")
  return stem === metadata || cut < 0
    ? []
    : [{ name: normalise(stem.slice(0, cut)), version: stem.slice(cut + 1), metadata }]
}

/** What stands in the packages' place, by name. */
export const distributions = Effect.fn("InstalledDistributions.list")(function* (
  site: Pick<Workplace, "prefix" | "runtime">
) {
  const files = yield* Filesystem
  const names = yield* files.list(join(site.prefix, site.runtime.sitePackages))
  return names.flatMap(describe).toSorted((a, b) => (a.name < b.name ? -1 : 1))
})
