/** Which entries of a lock file are reached from what a project asks for, and where: conditions add up along the ways to each. */
import { compare } from "@renovatebot/pep440"
import { all, type Alternatives, alternativesOf, any, everywhere, nowhere } from "../domain/Alternatives.ts"
import type { Marker } from "../domain/Marker.ts"
import { anyPython, both, either, isWithin, pointsOf, type PythonRange } from "../domain/PythonRange.ts"

/** What a project, or an entry of its lock file, asks for. */
export interface LockDependency {
  /** Normalised. */
  readonly name: string
  /** Which of the versions that are locked will do. */
  readonly admits: (version: string) => boolean
  /** Where a package is from. */
  readonly kind: "git" | "path" | "url" | "index"
  /** The index by its name, where that is said. */
  readonly index: string | undefined
  readonly extras: ReadonlyArray<string>
  /** Where it holds, without a word of extras. */
  readonly marker: Marker
}

/** An entry, as far as a walk is concerned. */
export interface Stop {
  readonly name: string
  readonly version: string
  readonly kind: LockDependency["kind"]
  /** The index by its name, where the entry says one. */
  readonly index: string | undefined
  /** On which Pythons it runs. */
  readonly pythons: PythonRange
  /** What it asks for with one of its extras, or (`""`) without any; the same values each time. */
  readonly asks: (extra: string) => ReadonlyArray<LockDependency>
}

export interface Walked {
  readonly reached: ReadonlyMap<Stop, Alternatives>
  /** Names whose version is not told by the ways alone, or that are reached on more ways than can be told apart. */
  readonly unclear: ReadonlyArray<string>
  /** Names that are asked for there, and that no entry has. */
  readonly absent: ReadonlyMap<string, Alternatives>
}

/** A name as it is asked for in one place: where, and which entries will do. */
interface Demand {
  readonly where: Alternatives
  readonly allowed: ReadonlyArray<Stop>
}

const complement = (range: PythonRange): PythonRange =>
  pointsOf([range])
    .filter((point) => !isWithin(point, range))
    .flat()

const on = (python: PythonRange): Alternatives => (python.length === 0 ? nowhere : [{ python, terms: new Map() }])

const serves = ({ admits, index, kind }: LockDependency, stop: Stop): boolean =>
  kind === "index" ? admits(stop.version) && (index === undefined || stop.index === index) : kind === stop.kind

type Excluded = ReadonlyMap<Stop, PythonRange>

const walkOnce = (
  byName: ReadonlyMap<string, ReadonlyArray<Stop>>,
  asks: ReadonlyArray<LockDependency>,
  within: PythonRange,
  excluded: Excluded
) => {
  const places = new Map<Stop, Map<string, Alternatives>>()
  const demands = new Map<LockDependency, Demand>()
  const unclear = new Set<string>()
  const absent = new Map<string, Alternatives>()
  const queue: Array<readonly [Stop, string]> = []

  const reach = (stop: Stop, extra: string, more: Alternatives | undefined): void => {
    const known = places.get(stop) ?? new Map<string, Alternatives>()
    const before = known.get(extra) ?? nowhere
    const now = more === undefined ? undefined : any([before, more])
    if (now === undefined) return void unclear.add(stop.name)
    if (now.length === before.length && now.every((one, at) => one === before[at])) return
    known.set(extra, now)
    places.set(stop, known)
    queue.push([stop, extra])
  }

  const lack = (name: string, where: Alternatives | undefined): void => {
    const now = where === undefined ? undefined : any([absent.get(name) ?? nowhere, where])
    if (now === undefined) unclear.add(name)
    else if (now.length > 0) absent.set(name, now)
  }

  /** The newest that will do, each on the Pythons that are left; as a resolution among what is locked would choose. */
  const chosen = (asked: LockDependency, where: Alternatives): ReadonlyArray<readonly [Stop, PythonRange]> => {
    const known = byName.get(asked.name) ?? []
    if (known.length === 0) lack(asked.name, all(where, on(within)))
    if (known.length < 2) return known.map((stop) => [stop, anyPython])
    const allowed = known.filter((stop) => serves(asked, stop)).toSorted((a, b) => compare(b.version, a.version))
    demands.set(asked, { where, allowed })
    let left: PythonRange = anyPython
    const found: Array<readonly [Stop, PythonRange]> = []
    for (const stop of allowed) {
      const range = both(left, both(stop.pythons, complement(excluded.get(stop) ?? [])))
      if (range.length > 0) found.push([stop, range])
      left = both(left, complement(range))
    }
    if (all(where, on(both(left, within)))?.length !== 0) unclear.add(asked.name)
    return found
  }

  const follow = (asked: LockDependency, from: Alternatives): void => {
    const condition = alternativesOf(asked.marker)
    const where = condition === undefined ? undefined : all(from, condition)
    if (where === undefined) return void unclear.add(asked.name)
    if (where.length === 0) return
    for (const [stop, range] of chosen(asked, where)) {
      const there = all(where, on(range))
      for (const extra of ["", ...asked.extras]) reach(stop, extra, there)
    }
  }

  for (const asked of asks) follow(asked, everywhere)
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [stop, extra] = next
    if (unclear.size > 0) break
    const from = places.get(stop)?.get(extra) ?? nowhere
    for (const asked of stop.asks(extra)) follow(asked, from)
  }
  const reached = new Map([...places].map(([stop, known]) => [stop, known.get("") ?? nowhere]))
  return { reached, demands, unclear, absent }
}

/** Where an entry will not do for somebody who asks for its name, as far as that is told by the Python alone. */
const excludedBy = (
  byName: ReadonlyMap<string, ReadonlyArray<Stop>>,
  demands: ReadonlyMap<LockDependency, Demand>,
  before: Excluded
): Excluded => {
  const found = new Map(before)
  for (const [{ name }, { allowed, where }] of demands) {
    const pythons = where
      .filter(({ terms }) => terms.size === 0)
      .reduce<PythonRange>((sum, { python }) => either(sum, python), [])
    for (const stop of byName.get(name) ?? [])
      if (!allowed.includes(stop)) found.set(stop, either(found.get(stop) ?? [], pythons))
  }
  return found
}

const isSame = (a: Excluded, b: Excluded): boolean =>
  [...b].every(([stop, range]) => isWithin(range, a.get(stop) ?? []))

/** Names of which two versions would be in one place. */
const together = (reached: ReadonlyMap<Stop, Alternatives>, within: PythonRange): ReadonlyArray<string> => {
  const all_ = [...reached]
  return all_.flatMap(([stop, where], at) =>
    all_.slice(at + 1).some(([other, place]) => other.name === stop.name && overlap(where, place, within))
      ? [stop.name]
      : []
  )
}

const overlap = (a: Alternatives, b: Alternatives, within: PythonRange): boolean => {
  const shared = all(a, b)
  return shared === undefined || all(shared, on(within))?.length !== 0
}

/** Versions that rule out one another settle in a round or two. */
const rounds = 8

/** `within` are the Pythons that the lock file is for. */
export const walk = (stops: ReadonlyArray<Stop>, asks: ReadonlyArray<LockDependency>, within: PythonRange): Walked => {
  const byName = Map.groupBy(stops, ({ name }) => name)
  let excluded: Excluded = new Map()
  for (let round = 0; round < rounds; round++) {
    const { absent, demands, reached, unclear } = walkOnce(byName, asks, within, excluded)
    const next = excludedBy(byName, demands, excluded)
    if (isSame(excluded, next)) return { reached, unclear: [...unclear, ...together(reached, within)], absent }
    excluded = next
  }
  return {
    reached: new Map(),
    unclear: [...byName].flatMap(([name, all]) => (all.length > 1 ? [name] : [])),
    absent: new Map()
  }
}
