/** Rules: the package is there, the version that is asked for is not. */
import { describe } from "../../domain/Origin.ts"
import { isPipSince } from "../../domain/PipVersion.ts"
import { compare, valid } from "@renovatebot/pep440"
import { allows, asks, isPreRelease, type NoMatch, noMatch, pinOf } from "../PipRequirement.ts"
import { type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { type Fit, newestThree, over } from "../StackLines.ts"
import { aboutName } from "../WellKnownNames.ts"

const nothingFits = (failure: PipFailure, text: string): NoMatch | undefined => {
  const none = noMatch(failure, text)
  if (none === undefined) return undefined
  // A version that would do was thrown away for a reason of its own, which other rules tell.
  const fitting = none.versions.filter(
    (version) => !isPreRelease(version) && allows(none.requirement.specifier, version)
  )
  return fitting.length > 0 ? undefined : none
}

/** Pips before 22.2 do not tell that there are versions for other Pythons, and the last ones for old Pythons are such. */
export const tellsNothingOfPython = ({ pip }: PipFailure): boolean => !isPipSince(pip, "22.2")

const onlyYanked: Rule = (failure, text) => {
  const none = nothingFits(failure, text)
  const list = /Ignored the following yanked versions: (.*)$/m.exec(text)?.[1]
  const yanked = (list ?? "")
    .split(", ")
    .filter((version) => version !== "" && none !== undefined && allows(none.requirement.specifier, version))
  const newest = yanked.at(-1)
  if (none === undefined || newest === undefined) return undefined
  const { name } = none.requirement
  return {
    id: "pip/only-yanked-versions",
    blame: "app",
    title: `All versions of ${name} that would do were withdrawn`,
    message: `${asks(failure, text, none.requirement)}. Its authors withdrew ${yanked.slice(-6).join(", ")} from the index ("yanked"), mostly over a grave fault.${none.versions.length > 0 ? ` Others are there: ${none.versions.slice(-6).join(", ")}.` : ""}`,
    hints: [
      ...(none.versions.length > 0
        ? [`Ask for another version, such as \`${name}==${none.versions.at(-1) ?? ""}\`.`]
        : []),
      `If it must be that one, ask for it exactly: \`${name}==${newest}\`.`
    ]
  }
}

const onlyPreReleases: Rule = (failure, text) => {
  const none = nothingFits(failure, text)
  const fitting = (none?.versions ?? []).filter(
    (version) => none !== undefined && allows(none.requirement.specifier, version) && isPreRelease(version)
  )
  const newest = fitting.at(-1)
  if (none === undefined || newest === undefined) return undefined
  const { name } = none.requirement
  return {
    id: "pip/only-pre-releases",
    blame: "app",
    title: `${name} has only pre-releases that would do`,
    message: `${asks(failure, text, none.requirement)}. What would do are pre-releases, ${fitting.slice(-6).join(", ")}; pip takes such a version only when told to.`,
    hints: [`Ask for it exactly, \`${name}==${newest}\`, or write \`--pre\` on a line of its own to allow all of them.`]
  }
}

/** The versions around what was asked for: they show a slip of the finger best. */
const nearest = (versions: ReadonlyArray<string>, wanted: string | undefined): ReadonlyArray<string> => {
  const sorted = versions.toSorted((a, b) => compare(a, b))
  if (wanted === undefined) return sorted.slice(-6)
  const at = sorted.findIndex((version) => compare(version, wanted) > 0)
  const end = at < 0 ? sorted.length : Math.min(sorted.length, Math.max(at + 3, 6))
  return sorted.slice(Math.max(0, end - 6), end)
}

/** The version that a specifier begins with: of `>=3.0,<4` the `3.0`. */
const wantedOf = (none: NoMatch): string | undefined => {
  const found =
    pinOf(none.requirement) ??
    /(?:>=?|~=|==)([\d.]*\d)/.exec(none.requirement.specifier)?.[1] ??
    /([\d.]*\d)/.exec(none.requirement.specifier)?.[1]
  return found !== undefined && valid(found) !== null ? found : undefined
}

/** Why the version may be missing, where it looks as if that hangs together with the Python. */
const overPython = (
  failure: PipFailure,
  none: NoMatch,
  wanted: string | undefined
): { readonly reason: string; readonly fit?: Fit } | undefined => {
  const sorted = none.versions.toSorted((a, b) => compare(a, b))
  const [oldest, newest] = [sorted[0], sorted.at(-1)]
  if (wanted === undefined || oldest === undefined || newest === undefined) return undefined
  const line = pythonLine(failure)
  if (compare(wanted, newest) > 0 && tellsNothingOfPython(failure)) {
    return {
      reason: `pip ${failure.pip} sees only what Python ${line} can use, of which ${newest} is the newest: if there is a ${wanted}, it needs a newer Python.`,
      fit: newestThree(failure)
    }
  }
  if (compare(wanted, oldest) < 0 && failure.python.major === 3) {
    return {
      reason: `If there is a ${wanted}, it has no file that Python ${line} can use; ${oldest} is the oldest that has.`
    }
  }
  return undefined
}

const chosenIn = ({ pythonOrigin }: PipFailure): string =>
  pythonOrigin._tag === "Default" ? "runtime.txt or .python-version" : describe(pythonOrigin)

const noSuchVersion: Rule = (failure, text) => {
  const none = nothingFits(failure, text)
  if (none === undefined || none.versions.length === 0) return undefined
  const { name } = none.requirement
  const wanted = wantedOf(none)
  const near = nearest(none.versions, wanted)
  const cause = overPython(failure, none, wanted)
  const known = aboutName(name)
  const pinned = pinOf(none.requirement)
  const best = near.findLast((version) => !isPreRelease(version)) ?? near.at(-1) ?? ""
  return {
    id: "pip/no-such-version",
    blame: "app",
    title:
      pinned === undefined
        ? `No version of ${name} fits \`${none.requirement.text}\``
        : `There is no ${name} ${pinned} for Python ${pythonLine(failure)}`,
    message: [
      `${asks(failure, text, none.requirement)}. ${near.length === none.versions.length ? "There are" : `There are ${none.versions.length} versions, the nearest are`}: ${near.join(", ")}.`,
      ...(cause === undefined ? [] : [cause.reason])
    ].join("\n"),
    hints: [
      ...(known === undefined ? [] : [known]),
      ...(cause?.fit === undefined ? [] : [cause.fit.hint]),
      `${cause?.fit === undefined ? "Ask" : "Or ask"} for a version that is there, such as \`${name}==${best}\`.`,
      ...(cause !== undefined && cause.fit === undefined ? [`Or choose an older Python, in ${chosenIn(failure)}.`] : [])
    ],
    ...(cause === undefined ? {} : over(cause.fit ?? { hint: "" }))
  }
}

export const versions: ReadonlyArray<Rule> = [onlyYanked, onlyPreReleases, noSuchVersion]
