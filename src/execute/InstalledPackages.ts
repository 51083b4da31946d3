/** What there is to tell of an app's packages, from what was made or kept of them. */
import type { DistributionSummary, Environment } from "../domain/Distribution.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"

interface Archived {
  readonly wheel?: string
  readonly distributions: ReadonlyArray<DistributionSummary>
}

/** Sorted by their names. */
export const installedIn = (
  archives: ReadonlyArray<Archived>,
  { contents = {}, overlays = [] }: Pick<Environment, "contents" | "overlays">
): ReadonlyArray<InstalledPackage> => {
  const addresses = new Map(overlays.map(({ directUrl, metadata }) => [metadata, directUrl]))
  return archives
    .flatMap(({ distributions, wheel }) =>
      distributions.map((one): InstalledPackage => {
        const directUrl = addresses.get(one.metadata ?? "")
        const isElsewhere = directUrl !== undefined || contents[one.name] !== undefined
        return {
          ...one,
          ...(wheel === undefined ? {} : { wheel }),
          ...(isElsewhere ? { elsewhere: { directUrl } } : {})
        }
      })
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
