/** Whether two conditions say the same, found by trying: on each range of Pythons, with each value that one of them names. */
import { type Alternative, type Alternatives, alternativesOf, type Term } from "./Alternatives.ts"
import type { Marker } from "./Marker.ts"
import { isWithin, pointsOf, type PythonRange } from "./PythonRange.ts"

/** More ways to hold or not than this are not tried. */
const most = 20_000

/** A value, or for a comparison that is no equality, whether it holds. */
type Values = ReadonlyMap<string, string>

const isEquality = ({ compared }: Term): boolean =>
  compared !== undefined && !compared.reversed && (compared.operator === "==" || compared.operator === "!=")

const nameOf = (term: Term): string => (isEquality(term) ? (term.compared?.name ?? "") : term.text)

const holdsIn = (term: Term, values: Values): boolean => {
  const value = values.get(nameOf(term))
  if (!isEquality(term)) return value === "holds"
  return (value === term.compared?.value) === (term.compared?.operator === "==")
}

const holds = (all: Alternatives, point: PythonRange, values: Values): boolean =>
  all.some(
    ({ python, terms }: Alternative) =>
      isWithin(point, python) && [...terms.values()].every((one) => holdsIn(one, values))
  )

const choicesOf = (terms: ReadonlyArray<Term>): ReadonlyArray<readonly [string, ReadonlyArray<string>]> => {
  const found = new Map<string, Set<string>>()
  for (const term of terms) {
    const values = found.get(nameOf(term)) ?? new Set([isEquality(term) ? "" : "fails"])
    values.add(isEquality(term) ? (term.compared?.value ?? "") : "holds")
    found.set(nameOf(term), values)
  }
  return [...found].map(([name, values]) => [name, [...values]])
}

const eachWay = (choices: ReadonlyArray<readonly [string, ReadonlyArray<string>]>): ReadonlyArray<Values> => {
  let all: ReadonlyArray<Values> = [new Map()]
  for (const [name, values] of choices)
    all = all.flatMap((one) => values.map((value) => new Map([...one, [name, value]])))
  return all
}

/** `true` also where it cannot be told: nobody is to be refused for two ways to write one thing. */
export const saySame = (left: Marker, right: Marker, among: PythonRange): boolean => {
  const [a, b] = [alternativesOf(left), alternativesOf(right)]
  if (a === undefined || b === undefined) return true
  const both = [...a, ...b]
  const points = pointsOf([among, ...both.map(({ python }) => python)]).filter((point) => isWithin(point, among))
  const choices = choicesOf(both.flatMap(({ terms }) => [...terms.values()]))
  if (choices.reduce((product, [, values]) => product * values.length, points.length) > most) return true
  const ways = eachWay(choices)
  return points.every((point) => ways.every((values) => holds(a, point, values) === holds(b, point, values)))
}
