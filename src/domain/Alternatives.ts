/**
 * Conditions as alternatives, kept small: each is a range of Pythons and comparisons that hold together. Of a package that
 * is reached on many ways, the union of their conditions is as short as what a person would write.
 */
import { and, type Compared, comparedIn, type Marker, or, print } from "./Marker.ts"
import { anyPython, both, comparing, either, isWithin, type PythonRange, rangeOf } from "./PythonRange.ts"

export interface Term {
  readonly text: string
  readonly marker: Marker
  readonly compared: Compared | undefined
}

/** What holds together; terms by their text. */
export interface Alternative {
  readonly python: PythonRange
  readonly terms: ReadonlyMap<string, Term>
}

/** One of these; of none, it never holds. */
export type Alternatives = ReadonlyArray<Alternative>

export const nowhere: Alternatives = []
export const everywhere: Alternatives = [{ python: anyPython, terms: new Map() }]

/** More than this many nobody means, and each costs the more the more there are. */
const most = 100

const opposite: Readonly<Record<string, string>> = { "==": "!=", "!=": "==", in: "not in", "not in": "in" }

const isOpposite = ({ compared: a }: Term, { compared: b }: Term): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.name === b.name &&
  a.value === b.value &&
  a.reversed === b.reversed &&
  opposite[a.operator] === b.operator

const relation = (a: Term, b: Term): readonly [string, string] | undefined =>
  a.compared === undefined || a.compared.name !== b.compared?.name || a.compared.value === b.compared.value
    ? undefined
    : [a.compared.operator, b.compared.operator]

/** `sys_platform == 'linux'` and `sys_platform == 'win32'` */
const excludes = (a: Term, b: Term): boolean => isOpposite(a, b) || relation(a, b)?.join() === "==,=="

/** `sys_platform == 'linux'` says that it is not `win32`. */
const implies = (a: Term, b: Term): boolean => relation(a, b)?.join() === "==,!="

const together = (a: Alternative, b: Alternative): Alternative | undefined => {
  const python = both(a.python, b.python)
  if (python.length === 0) return undefined
  const terms = new Map([...a.terms, ...b.terms])
  const all = [...terms.values()]
  if (all.some((one, at) => all.slice(at + 1).some((other) => excludes(one, other)))) return undefined
  for (const one of all) if (all.some((other) => implies(other, one))) terms.delete(one.text)
  return { python, terms }
}

const has = (all: Alternative, some: Alternative, but?: string): boolean =>
  [...some.terms.keys()].every((text) => text === but || all.terms.has(text))

/** Whether the one holds wherever the other does. */
const covers = (one: Alternative, other: Alternative): boolean =>
  one.terms.size <= other.terms.size && isWithin(other.python, one.python) && has(other, one)

/** The second with the first beside it, as less: without a term whose opposite the first has, or both as one. */
const lessened = (first: Alternative, second: Alternative): Alternative | undefined => {
  if (first.terms.size === second.terms.size && has(second, first))
    return { python: either(first.python, second.python), terms: first.terms }
  if (first.terms.size > second.terms.size || !isWithin(second.python, first.python)) return undefined
  for (const one of first.terms.values())
    for (const other of second.terms.values())
      if (isOpposite(one, other) && has(second, first, one.text))
        return { python: second.python, terms: new Map([...second.terms].filter(([text]) => text !== other.text)) }
  return undefined
}

const added = (all: Alternatives, more: Alternative): Alternatives => {
  if (all.some((one) => covers(one, more))) return all
  const kept = all.filter((one) => !covers(more, one))
  for (const [at, one] of kept.entries()) {
    const rest = kept.filter((_, place) => place !== at)
    const lesser = lessened(one, more)
    if (lesser !== undefined) return added(covers(lesser, one) ? rest : kept, lesser)
    const other = lessened(more, one)
    if (other !== undefined) return added(added(rest, other), more)
  }
  return [...kept, more]
}

/** One of these; `undefined` where they are too many. */
export const any = (conditions: ReadonlyArray<Alternatives>): Alternatives | undefined => {
  let found: Alternatives = nowhere
  for (const one of conditions.flat()) {
    found = added(found, one)
    if (found.length > most) return undefined
  }
  return found
}

/** Both of these. */
export const all = (left: Alternatives, right: Alternatives): Alternatives | undefined =>
  any(
    left.map((one) =>
      right.flatMap((other) => {
        const joined = together(one, other)
        return joined === undefined ? [] : [joined]
      })
    )
  )

const eachOf = (
  markers: ReadonlyArray<Marker>,
  step: (found: Alternatives, next: Alternatives) => Alternatives | undefined,
  start: Alternatives
): Alternatives | undefined => {
  let found: Alternatives | undefined = start
  for (const marker of markers) {
    const next = alternativesOf(marker)
    found = found === undefined || next === undefined ? undefined : step(found, next)
  }
  return found
}

export const alternativesOf = (marker: Marker): Alternatives | undefined => {
  switch (marker._tag) {
    case "Always":
      return everywhere
    case "Never":
      return nowhere
    case "And":
      return eachOf(marker.parts, all, everywhere)
    case "Or":
      return eachOf(marker.parts, (found, next) => any([found, next]), nowhere)
    default: {
      const compared = comparedIn(marker)
      const python = compared === undefined ? undefined : rangeOf(compared)
      if (python !== undefined) return [{ python, terms: new Map() }]
      const text = print(marker)
      return [{ python: anyPython, terms: new Map([[text, { text, marker, compared }]]) }]
    }
  }
}

const markerOfOne = ({ python, terms }: Alternative): Marker =>
  and([
    comparing(python),
    ...[...terms.values()].toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ marker }) => marker)
  ])

/** Alternatives as a marker again, equal for equal sets of them. */
export const markerOf = (alternatives: Alternatives): Marker =>
  or(alternatives.map(markerOfOne).toSorted((a, b) => (print(a) < print(b) ? -1 : 1)))
