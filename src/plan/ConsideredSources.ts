/** Every place that has a say about the Python: what each asked, what came of it, and which of them disagree. */
import { satisfies } from "@renovatebot/pep440"
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import type { Choice } from "./Choice.ts"
import * as Version from "../domain/PythonVersion.ts"
import { versionOf } from "../domain/Runtime.ts"
import { type Notice, visible } from "../domain/StagingError.ts"

export const disagreements = (chosen: VersionSource, others: ReadonlyArray<VersionSource>): ReadonlyArray<Notice> =>
  others.flatMap((other): ReadonlyArray<Notice> => {
    const place = Origin.describe(other.origin)
    if (other.problem !== undefined) {
      return [
        {
          level: "warning",
          id: "python/unreadable-source",
          text: `${Origin.describe(chosen.origin)} chooses the Python. ${place} cannot be understood, and would be an error alone: ${other.problem.title}.`
        }
      ]
    }
    const a = chosen.asked === undefined ? "" : Version.renderRequest(chosen.asked)
    const b = other.asked === undefined ? "" : Version.renderRequest(other.asked)
    return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
      ? []
      : [
          {
            level: "warning",
            id: "python/sources-disagree",
            text: `${Origin.describe(chosen.origin)} asks for Python ${a}, ${place} for ${b}. ${Origin.describe(chosen.origin)} goes first.`
          }
        ]
  })

const isChosen = ({ verdict }: { readonly verdict: string }): boolean => verdict.startsWith("chosen")

export const consider = (
  application: Application,
  operator: VersionSource | undefined,
  choice: Pick<Choice, "hints" | "isDefault" | "offer" | "origin">
): ChosenPython["considered"] => {
  const places = [...application.versionSources, ...(operator === undefined ? [] : [operator])]
  const sources = places.map((source) => ({
    origin: source.origin,
    asked: source.text,
    verdict:
      source.problem !== undefined
        ? source.problem.title
        : source.origin === choice.origin
          ? "chosen"
          : "another place goes first"
  }))
  const ranges = application.ranges.map((range) => ({
    origin: range.origin,
    asked: range.specifier,
    verdict:
      range.origin === choice.origin
        ? "chosen"
        : satisfies(Version.render(versionOf(choice.offer)), range.specifier)
          ? "met by the choice"
          : "met by the choice but for the patch release"
  }))
  const last =
    choice.isDefault && choice.origin._tag === "Default" && choice.hints?.some(isChosen) !== true
      ? [{ origin: choice.origin, asked: "", verdict: "chosen" }]
      : []
  return [...sources, ...ranges, ...(choice.hints ?? []), ...last]
}

const withoutBlanks = (specifier: string): string => specifier.replaceAll(/\s/g, "")

/** Two places that declare a range each, and not the same one: both hold. */
export const differingRanges = (ranges: ReadonlyArray<VersionRange>): ReadonlyArray<Notice> => {
  const [first, second] = ranges
  if (first === undefined || second === undefined) return []
  if (withoutBlanks(first.specifier) === withoutBlanks(second.specifier)) return []
  return [
    {
      level: "warning",
      id: "python/ranges-disagree",
      text: `${Origin.describe(first.origin)} allows Python ${first.specifier}, ${Origin.describe(second.origin)} ${second.specifier}. Only what both allow is taken.`
    }
  ]
}

/** What else is written there would be thought to work. */
export const unknownPolicy = (value: string | undefined): ReadonlyArray<Notice> =>
  value === undefined || value === "newest" || value === "exact"
    ? []
    : [
        {
          level: "warning",
          id: "python/unknown-patch-policy",
          text: `$PYTHON_PATCH_POLICY is \`${visible(value)}\`, which means nothing here. Set it to \`exact\`, or remove it: then another patch release of the line serves, with a warning.`
        }
      ]
