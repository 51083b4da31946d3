/** Ranges of Pythons that an application declares, and what is within them. Pure. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { VersionRange, VersionSource } from "../domain/Application.ts"
import { samePythons } from "../domain/PythonRange.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"

const partsOf = ({ anyOf, specifier }: VersionRange): ReadonlyArray<string> => anyOf ?? [specifier]

export const isUnderstood = (range: VersionRange): boolean => partsOf(range).every((part) => validRange(part))

export const allows = (range: VersionRange, offer: RuntimeOffer): boolean =>
  partsOf(range).some((part) => satisfies(Version.render(versionOf(offer)), part))

const textOf = (range: VersionRange): string =>
  partsOf(range)
    .map((part) => part.replaceAll(/\s/g, "").split(",").toSorted().join(","))
    .join("||")

/** Clauses that can be compared by what they let in. */
const isPlain = /^[\s<>=!~\d.*,]+$/

/** Whether two places say the same, in whichever way they write it. */
export const isSame = (a: VersionRange, b: VersionRange): boolean =>
  textOf(a) === textOf(b) ||
  (isPlain.test(a.specifier) && isPlain.test(b.specifier) && samePythons(a.specifier, b.specifier))

/** What a place that names a range in place of a version declares. */
export const rangeOf = ({ origin, specifier }: VersionSource): VersionRange | undefined =>
  specifier === undefined ? undefined : { origin, specifier }
