/** Poetry's constraints as ranges of PEP 440, which has no caret and no alternatives: `^3.8`, `~2.7 || ^3.6`, `3.9.*`. */
import { satisfies, validRange } from "@renovatebot/pep440"

/** The numbers of the release alone: `2` and `0` of `2.0b1`. */
const numbers = (version: string): ReadonlyArray<number> =>
  (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number)

/** `^3.8` allows up to the next 4, `^0.3` up to 0.4: the first number that is not zero stays. */
const caret = (version: string): string => {
  const parts = numbers(version)
  const at = parts.findIndex((part) => part > 0)
  const stays = at < 0 ? parts.length - 1 : at
  const next = parts.slice(0, stays + 1).map((part, index) => (index === stays ? part + 1 : part))
  return `>=${version},<${next.join(".")}`
}

/** `~3.8.1` allows 3.8.x, `~3.8` the same, `~3` every 3. */
const tilde = (version: string): string => {
  const [major = 0, minor] = numbers(version)
  return `>=${version},<${minor === undefined ? major + 1 : `${major}.${minor + 1}`}`
}

/** What `3.8` means: that release alone, or every one that begins so. */
type Bare = "release" | "series"

const oneConstraint =
  /^(\^|~=|~|===?|!=|>=|<=|>|<|)\s*v?((?:\d+!)?\d+(?:\.(?:\d+|[*x]))*(?:[-._]?(?:a|b|c|rc|alpha|beta|pre|preview|post|rev|r|dev)(?:[-._]?\d+)?)*(?:-\d+)?(?:\+[\w.]+)?|\*)$/i

/** The range of one part without commas; `undefined` for what is no constraint. */
const part = (bare: Bare, text: string): string | undefined => {
  const [, operator = "", version = ""] = oneConstraint.exec(text) ?? []
  if (version === "") return undefined
  if (version === "*") return ">=0"
  const wildcard = version.replace(/(?:\.[*x])+$/i, "")
  const loose = wildcard !== version
  switch (operator) {
    case "^":
      return caret(wildcard)
    case "~":
      return tilde(wildcard)
    case "":
    case "==":
    case "===":
      // Poetry takes a bare `3.8` for that release alone; of Pythons nobody means 3.8.0.
      return loose || (bare === "series" && wildcard.split(".").length < 3) ? `==${wildcard}.*` : `==${wildcard}`
    case "!=":
      return loose ? `!=${wildcard}.*` : `!=${wildcard}`
    default:
      return `${operator}${wildcard}`
  }
}

/** `>=3.7 <4` has a blank where PEP 440 wants a comma. */
const parts = (text: string): ReadonlyArray<string> =>
  text
    .replaceAll(/(\^|~=|~|===?|!=|>=|<=|>|<)\s+/g, "$1")
    .split(/[\s,]+/)
    .filter((word) => word !== "")

const alternatives = (constraint: string, bare: Bare): ReadonlyArray<string> | undefined => {
  const ranges = constraint.split(/\s*\|\|?\s*/).map((alternative) => {
    const each = parts(alternative.trim()).map((one) => part(bare, one))
    const known = each.filter((one) => one !== undefined)
    return known.length === 0 || known.length < each.length ? undefined : known.join(",")
  })
  const known = ranges.filter((range) => range !== undefined && validRange(range))
  return known.length === 0 || known.length < ranges.length ? undefined : known.flatMap((range) => range ?? [])
}

/** Every alternative of a constraint on Python as a range; `undefined` where one cannot be understood. */
export const rangesOf = (constraint: string): ReadonlyArray<string> | undefined => alternatives(constraint, "series")

/** Whether a version of a package is one of those that a constraint means; what cannot be understood means any. */
export const admits = (constraint: string, version: string): boolean => {
  const ranges = alternatives(constraint, "release")
  return ranges === undefined || ranges.some((range) => satisfies(version, range, { prereleases: true }))
}
