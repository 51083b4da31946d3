/** Which Pythons of a stack the hints of an app leave: each narrows what those before it have left. Pure. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { PythonHint } from "../domain/PythonHint.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"

export interface Heard {
  readonly hint: PythonHint
  /**
   * `used`: what is left is within it. `lacking`: the stack has nothing that it names, and what comes next to that is left.
   * `passed over`: it leaves nothing of what those before it have left.
   */
  readonly verdict: "used" | "lacking" | "passed over"
}

export interface Evidence {
  /** Newest first; all of the stack where nothing was heard. */
  readonly left: ReadonlyArray<RuntimeOffer>
  readonly heard: ReadonlyArray<Heard>
}

const means = ({ allows: ranges }: PythonHint, version: Version.PythonVersion): boolean =>
  ranges.some((range) => validRange(range) && satisfies(Version.render(version), range))

/** Whether a Python is what a hint means. */
export const speaksFor = (hint: PythonHint, offer: RuntimeOffer): boolean => means(hint, versionOf(offer))

const majorsOf = (hint: PythonHint): ReadonlyArray<number> => {
  const lines = [2, 3].flatMap((major) => Array.from({ length: 40 }, (_, minor) => ({ major, minor, patch: 99 })))
  return [...new Set(lines.filter((version) => means(hint, version)).map(({ major }) => major))]
}

/** The lines that a hint names one by one, as classifiers and versions do; none where it has a range. */
const namedLines = ({ allows: ranges }: PythonHint): ReadonlyArray<Version.PythonRequest> => {
  const lines = ranges.map((range) => Version.parseRequest(/^==([23](?:\.\d+)?)\.\*$/.exec(range)?.[1] ?? ""))
  const known = lines.filter((one) => one !== undefined)
  return known.length === ranges.length ? known : []
}

const isAtLeast = (version: Version.PythonVersion, { major, minor = 0 }: Version.PythonRequest): boolean =>
  version.major === major && version.minor >= minor

/** Where the stack has no line that is named: a newer one, for what runs on a 3 mostly runs on the next; else any of the major. */
const nextTo = (hint: PythonHint, from: ReadonlyArray<RuntimeOffer>): ReadonlyArray<RuntimeOffer> => {
  const named = namedLines(hint)
  const [only, ...others] = majorsOf(hint)
  if (named.length === 0) return others.length > 0 ? [] : from.filter((offer) => versionOf(offer).major === only)
  const major = Math.max(...named.map((one) => one.major))
  const lowest = named.filter((one) => one.major === major).toSorted((a, b) => (a.minor ?? 0) - (b.minor ?? 0))[0]
  if (lowest === undefined) return []
  const newer = from.filter((offer) => isAtLeast(versionOf(offer), lowest))
  return newer.length > 0 ? newer : from.filter((offer) => versionOf(offer).major === major)
}

const speaksOf = (hint: PythonHint, major: number): boolean => namedLines(hint).some((one) => one.major === major)

/** One that names lines of 2 and of 3 means a 3, even where the stack has none of these lines. */
const fitting = (hint: PythonHint, from: ReadonlyArray<RuntimeOffer>): ReadonlyArray<RuntimeOffer> => {
  const exact = from.filter((offer) => speaksFor(hint, offer))
  const onlyTwo = exact.every((offer) => versionOf(offer).major === 2)
  if (exact.length === 0 || (onlyTwo && speaksOf(hint, 3))) {
    const next = nextTo(hint, from)
    return next.length > 0 ? next : exact
  }
  const patch = exact.filter((offer) => Version.render(versionOf(offer)) === hint.patch)
  return patch.length > 0 ? patch : exact
}

const isUsable = (hint: PythonHint): boolean => hint.allows.every((range) => validRange(range))

/** `stack` in the order of choice. */
export const weigh = (stack: ReadonlyArray<RuntimeOffer>, hints: ReadonlyArray<PythonHint>): Evidence => {
  let left = stack
  const heard: Array<Heard> = []
  for (const hint of hints.filter(isUsable)) {
    const exact = left.some((offer) => speaksFor(hint, offer))
    const fit = exact || !stack.some((offer) => speaksFor(hint, offer)) ? fitting(hint, left) : []
    heard.push({
      hint,
      verdict: fit.length === 0 ? "passed over" : fit.some((one) => speaksFor(hint, one)) ? "used" : "lacking"
    })
    if (fit.length > 0) left = fit
  }
  return { left, heard }
}

const majors = (offers: ReadonlyArray<RuntimeOffer>): ReadonlySet<number> =>
  new Set(offers.map((offer) => versionOf(offer).major))

/** Whether the code of the app need be asked: while a 2 and a 3 are left, it may know better. */
export const isUndecided = ({ left }: Evidence): boolean => majors(left).size > 1
