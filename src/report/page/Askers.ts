/** Who asks for whom, of packages: the edges of a graph. */
import type { ReportedPackage } from "../BuildReport.ts"

/** What asks for it is a line of a file, or the app itself, and no other package. */
export const isAskedByLine = ({ askedBy = [] }: ReportedPackage, all: ReadonlyArray<ReportedPackage>): boolean => {
  const names = new Set(all.map(({ name }) => name))
  return askedBy.length === 0 || askedBy.some((asker) => !names.has(asker))
}

/** The packages that ask for each package, by its name. */
export const askersOf = (all: ReadonlyArray<ReportedPackage>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const names = new Set(all.map(({ name }) => name))
  return new Map(
    all.map(({ askedBy = [], name }) => [name, askedBy.filter((asker) => names.has(asker) && asker !== name)])
  )
}
