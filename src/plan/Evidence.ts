/** Which Pythons of a stack the hints of an app leave: each narrows what those before it have left. Pure. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { PythonHint } from "../domain/PythonHint.ts"
import * as Version from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"

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
  readonly left: ReadonlyArray<Runtime>
  readonly heard: ReadonlyArray<Heard>
}

/** Whether a Python is what a hint means. */
export const speaksFor = ({ allows: ranges }: PythonHint, { version }: Pick<Runtime, "version">): boolean =>
  ranges.some((range) => validRange(range) && satisfies(Version.render(version), range))

const majorsOf = (hint: PythonHint): ReadonlyArray<number> => {
  const lines = [2, 3].flatMap((major) => Array.from({ length: 40 }, (_, minor) => ({ major, minor, patch: 99 })))
  return [...new Set(lines.filter((version) => speaksFor(hint, { version })).map(({ major }) => major))]
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
const nextTo = (hint: PythonHint, from: ReadonlyArray<Runtime>): ReadonlyArray<Runtime> => {
  const named = namedLines(hint)
  const [only, ...others] = majorsOf(hint)
  if (named.length === 0) return others.length > 0 ? [] : from.filter(({ version }) => version.major === only)
  const major = Math.max(...named.map((one) => one.major))
  const lowest = named.filter((one) => one.major === major).toSorted((a, b) => (a.minor ?? 0) - (b.minor ?? 0))[0]
  if (lowest === undefined) return []
  const newer = from.filter(({ version }) => isAtLeast(version, lowest))
  return newer.length > 0 ? newer : from.filter(({ version }) => version.major === major)
}

const speaksOf = (hint: PythonHint, major: number): boolean => namedLines(hint).some((one) => one.major === major)

/** One that names lines of 2 and of 3 means a 3, even where the stack has none of these lines. */
const fitting = (hint: PythonHint, from: ReadonlyArray<Runtime>): ReadonlyArray<Runtime> => {
  const exact = from.filter((runtime) => speaksFor(hint, runtime))
  const onlyTwo = exact.every(({ version }) => version.major === 2)
  if (exact.length === 0 || (onlyTwo && speaksOf(hint, 3))) {
    const next = nextTo(hint, from)
    return next.length > 0 ? next : exact
  }
  const patch = exact.filter(({ version }) => Version.render(version) === hint.patch)
  return patch.length > 0 ? patch : exact
}

const isUsable = (hint: PythonHint): boolean => hint.allows.every((range) => validRange(range))

/** `stack` newest first. */
export const weigh = (stack: ReadonlyArray<Runtime>, hints: ReadonlyArray<PythonHint>): Evidence => {
  let left = stack
  const heard: Array<Heard> = []
  for (const hint of hints.filter(isUsable)) {
    const exact = left.some((runtime) => speaksFor(hint, runtime))
    const fit = exact || !stack.some((runtime) => speaksFor(hint, runtime)) ? fitting(hint, left) : []
    heard.push({
      hint,
      verdict: fit.length === 0 ? "passed over" : fit.some((one) => speaksFor(hint, one)) ? "used" : "lacking"
    })
    if (fit.length > 0) left = fit
  }
  return { left, heard }
}

const majors = (runtimes: ReadonlyArray<Runtime>): ReadonlySet<number> =>
  new Set(runtimes.map(({ version }) => version.major))

/** Whether the code of the app need be asked: while a 2 and a 3 are left, it may know better. */
export const isUndecided = ({ left }: Evidence): boolean => majors(left).size > 1
