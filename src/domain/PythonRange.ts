/** Which Pythons a comparison of markers holds on (PEP 508), as ranges that can be joined and printed again. */
import { and, type Compared, type Marker, or, parse } from "./Marker.ts"

/** Between versions: twice a version's number is just before it, one more just behind it. */
type Cut = number

/** Parts, each from one cut to the next; in order, and none touches another. */
export type PythonRange = ReadonlyArray<readonly [Cut, Cut]>

export const anyPython: PythonRange = [[-Infinity, Infinity]]
const wide = 1000

const numberOf = (parts: ReadonlyArray<number>): number =>
  ((parts[0] ?? 0) * wide + (parts[1] ?? 0)) * wide + (parts[2] ?? 0)

const textOf = (cut: Cut): string => {
  const number = Math.floor(cut / 2)
  const [major, minor, patch] = [Math.floor(number / wide / wide), Math.floor(number / wide) % wide, number % wide]
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`
}

/** One list, in which nothing touches another. */
const joined = (all: PythonRange): PythonRange => {
  const found: Array<readonly [Cut, Cut]> = []
  for (const [from, to] of all.toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)]
    else found.push([from, to])
  }
  return found
}

/** On the Pythons of one or the other. */
export const either = (a: PythonRange, b: PythonRange): PythonRange => joined([...a, ...b])

/** On the Pythons of both. */
export const both = (a: PythonRange, b: PythonRange): PythonRange =>
  a.flatMap(([from, to]) =>
    b.flatMap(([start, end]): PythonRange => {
      const [left, right] = [Math.max(from, start), Math.min(to, end)]
      return left < right ? [[left, right]] : []
    })
  )

export const isWithin = (inner: PythonRange, outer: PythonRange): boolean =>
  inner.every(([from, to]) => outer.some(([start, end]) => start <= from && to <= end))

const without = ([from, to]: readonly [Cut, Cut]): PythonRange =>
  joined([
    [-Infinity, from],
    [to, Infinity]
  ])

/** All that begins with these numbers. */
const seriesOf = (parts: ReadonlyArray<number>): readonly [Cut, Cut] => {
  const next = parts.map((part, at) => (at === parts.length - 1 ? part + 1 : part))
  return [2 * numberOf(parts), 2 * numberOf(next)]
}

/** A comparison with its sides exchanged; what is not here is the same from both. */
export const mirrored: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" }

/** `python_version` has two numbers, so that it is a series of versions. */
const ofSeries = (operator: string, series: readonly [Cut, Cut]): PythonRange | undefined => {
  const [from, to] = series
  switch (operator) {
    case "==":
      return [series]
    case "!=":
      return without(series)
    case "<":
      return [[-Infinity, from]]
    case "<=":
      return [[-Infinity, to]]
    case ">":
      return [[to, Infinity]]
    case ">=":
      return [[from, Infinity]]
    default:
      return undefined
  }
}

/** `python_version` is never of three numbers, so what it is compared with is before or behind a whole series. */
const ofTwoNumbers = (operator: string, [major = 0, minor = 0, patch = 0]: ReadonlyArray<number>, given: number) => {
  const series = seriesOf([major, minor])
  if (operator === "~=") return given === 2 ? [[series[0], seriesOf([major])[1]] as const] : undefined
  if (patch === 0) return ofSeries(operator, series)
  if (operator === ">=" || operator === ">") return ofSeries(">", series)
  return operator === "<=" || operator === "<" ? ofSeries("<=", series) : undefined
}

const ofVersion = (operator: string, parts: ReadonlyArray<number>): PythonRange | undefined => {
  const before = 2 * numberOf(parts)
  if (operator === "~=") return parts.length < 2 ? undefined : [[before, seriesOf(parts.slice(0, -1))[1]]]
  return ofSeries(operator, [before, before + 1])
}

/** `undefined` for what compares something else, or what is no plain version: prereleases are left to pip. */
export const rangeOf = ({ name, operator, reversed, value }: Compared): PythonRange | undefined => {
  const [, plain, star] = /^(\d{1,3}(?:\.\d{1,3}){0,2})(\.\*)?$/.exec(value) ?? []
  if (plain === undefined || (reversed && (star !== undefined || operator === "~="))) return undefined
  const parts = plain.split(".").map(Number)
  const meant = reversed ? (mirrored[operator] ?? operator) : operator
  if (star !== undefined) return /^[=!]=$/.test(meant) ? ofSeries(meant, seriesOf(parts)) : undefined
  if (name === "python_version") return ofTwoNumbers(meant, parts, parts.length)
  return name === "python_full_version" ? ofVersion(meant, parts) : undefined
}

const comparison = (operator: string, version: string): Marker | undefined =>
  parse(`python_full_version ${operator} '${version}'`)

const given = (markers: ReadonlyArray<Marker | undefined>): ReadonlyArray<Marker> =>
  markers.filter((one) => one !== undefined)

const between = ([from, to]: readonly [Cut, Cut]): Marker => {
  if (to === from + 1 && from % 2 === 0) return and(given([comparison("==", textOf(from))]))
  const isSeries = from % 2 === 0 && (from / 2) % wide === 0 && to === from + 2 * wide
  if (isSeries) return and(given([comparison("==", `${textOf(from)}.*`)]))
  const lower = from === -Infinity ? undefined : comparison(from % 2 === 0 ? ">=" : ">", textOf(from))
  const upper = to === Infinity ? undefined : comparison(to % 2 === 0 ? "<" : "<=", textOf(to))
  return and(given([lower, upper]))
}

/** The range as comparisons; those of no Python at all are none. */
export const comparing = (range: PythonRange): Marker => or(range.map(between))

/** A number within each part of these ranges: where they are told apart, a version stands for all between two cuts. */
export const pointsOf = (ranges: ReadonlyArray<PythonRange>): ReadonlyArray<PythonRange> => {
  const cuts = [...new Set([-Infinity, Infinity, ...ranges.flat(2)])].toSorted((a, b) => a - b)
  return cuts.slice(1).map((to, at) => [[cuts[at] ?? -Infinity, to]])
}

/** What a specifier of Pythons (PEP 440) lets in; a clause that says nothing known lets all in. */
export const pythonsOf = (specifier: string): PythonRange =>
  specifier
    .split(",")
    .flatMap((one) => {
      const [, operator, value] = /^\s*([<>=!~]+)\s*(\S+)\s*$/.exec(one) ?? []
      if (operator === undefined || value === undefined) return []
      return [rangeOf({ name: "python_full_version", operator, value, reversed: false }) ?? anyPython]
    })
    .reduce(both, anyPython)

/** Whether two specifiers let the same in, in whichever way they write it: `>=3.12,<3.13`, and uv's `==3.12.*`. */
export const samePythons = (one: string, other: string): boolean =>
  isWithin(pythonsOf(one), pythonsOf(other)) && isWithin(pythonsOf(other), pythonsOf(one))
