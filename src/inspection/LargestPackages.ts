/** Packages that come near what a platform takes of an app, or over it: the largest of them, and who asks for each. */
import * as Effect from "effect/Effect"
import { Footprint, type SizeLimit } from "../domain/Footprint.ts"
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import { Report } from "../services/Report.ts"
import type { Packages } from "./GpuParts.ts"

/** The share of the limit from which on the app's own files, Python and another way of compressing may be too much. */
const near = 0.8

/** A size as platforms tell their limits. */
const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

const shown = 10

const rowsOf = (packages: Packages): ReadonlyArray<string> =>
  Object.entries(packages)
    .flatMap(([name, { askedBy = [], size, version }]) =>
      size === undefined ? [] : [{ askedBy, size, named: `${name} ${version}` }]
    )
    .toSorted((a, b) => b.size - a.size)
    .slice(0, shown)
    .map(({ askedBy, named, size }) => {
      const [first, ...others] = askedBy
      const who = first === undefined ? "" : `  ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`
      return `  ${sizeInWords(size).padStart(10)}  ${printable(named)}${printable(who)}`
    })

const sum = (packages: Packages): number => Object.values(packages).reduce((all, { size = 0 }) => all + size, 0)

/** What the packages take, as the platform counts it, against the limit; nothing where there is room. */
export const tooLarge = (
  packages: Packages,
  packed: number | undefined,
  limit: SizeLimit | undefined
): ReadonlyArray<Warning> => {
  const { unlessSet } = limit ?? {}
  const takes = unlessSet === undefined ? packed : sum(packages)
  if (takes === undefined || limit === undefined || takes < limit.bytes * near) return []
  const over = takes > limit.bytes
  const size = unlessSet === undefined ? inMegabytes : sizeInWords
  const how = unlessSet === undefined ? "compressed, by the archives of the cache" : "on the disk"
  const may = unlessSet === undefined ? "may have" : `has, unless ${unlessSet} says otherwise,`
  const text = [
    `The packages take some ${size(takes)} ${how}. ${limit.of} ${may} ${size(limit.bytes)}, with the app's own files and Python: ${over ? "that is more already, so this one may be refused" : "there is little room left"}.`,
    "The largest, as they are on the disk, and who asks for them:",
    ...rowsOf(packages)
  ].join("\n")
  return [{ id: "packages/too-large", text }]
}

/** Says it at each staging, also where all was restored: what is too large stays so. */
export const tellSize = Effect.fn("Inspection.size")(function* (packages: Packages, packed: number | undefined) {
  const { limit } = yield* Footprint
  const report = yield* Report
  yield* Effect.forEach(tooLarge(packages, packed, limit), report.warning, { discard: true })
})
