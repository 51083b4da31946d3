/** What of a lock is reached from the project, and under which condition: the union over all ways there. */
import { all, type Alternatives, alternativesOf, any, everywhere, nowhere } from "../../domain/Alternatives.ts"
import { and, type Compared, type Marker, resolve } from "../../domain/Marker.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { type Dependency, meantBy, type UvLock, type UvPackage } from "./UvLockFile.ts"

/** Where the walk begins. */
export interface WalkStart {
  /** Packages of the project. */
  readonly roots: ReadonlyArray<UvPackage>
  /** Extras of theirs. */
  readonly extras: ReadonlySet<string>
  /** Groups of theirs, and of the project's root. */
  readonly groups: ReadonlySet<string>
}

export interface Reached {
  readonly conditions: ReadonlyMap<UvPackage, Alternatives>
  readonly problems: ReadonlyArray<StagingError>
}

const word = (kind: "extra" | "group", owner: string, name: string): string =>
  `${kind}-${owner.length}-${owner}-${name}`

/** uv writes what was chosen into markers as an extra of a made-up name: `extra == 'extra-4-shop-cpu'` (0.5.3 to 0.13.9). */
const decides =
  (active: ReadonlySet<string>) =>
  ({ name, operator, value }: Compared): boolean | undefined =>
    name !== "extra" ? undefined : operator === "==" ? active.has(value) : operator === "!=" && !active.has(value)

/** A package by itself, or what an extra of it adds. */
interface Place {
  readonly one: UvPackage
  readonly extra: string | undefined
}

const dependenciesAt = ({ extra, one }: Place): ReadonlyArray<Dependency> =>
  extra === undefined ? one.dependencies : (one.extras.get(extra) ?? [])

interface Way {
  readonly to: ReadonlyArray<Place>
  readonly marker: Marker
}

const walker = (manager: Manager, lock: UvLock, active: ReadonlySet<string>) => {
  const conditions = new Map<string, Alternatives>()
  const places = new Map<string, Place>()
  const numbers = new Map(lock.packages.map((one, at) => [one, at]))
  const problems = new Map<string, StagingError>()
  const queue = new Set<string>()
  const decide = decides(active)
  const keyOf = ({ extra = "", one }: Place): string => `${numbers.get(one) ?? -1} ${extra}`
  const told = (entry: string, lack: string): void =>
    void problems.set(`${entry} ${lack}`, new InvalidLockEntry({ manager, entry, lack }))

  const waysOf = (dependency: Dependency, from: string): ReadonlyArray<Way> => {
    const meant = meantBy(lock, dependency)
    if (meant.length === 0) told(from, `depends on ${dependency.name}, which is not in it`)
    return meant.map((one) => ({
      to: [{ one, extra: undefined }, ...dependency.extras.map((extra) => ({ one, extra }))],
      // Where the entry does not say which one of several is meant, each counts in its own fork.
      marker: meant.length === 1 ? dependency.marker : and([dependency.marker, one.forks])
    }))
  }

  const reach = (place: Place, more: Alternatives | undefined): void => {
    const key = keyOf(place)
    const before = conditions.get(key) ?? nowhere
    const now = more === undefined ? undefined : any([before, more])
    if (now === undefined) return told(place.one.name, "is needed under more conditions than can be told apart")
    if (now === before || now.length === 0) return
    if (now.length === before.length && now.every((one, at) => one === before[at])) return
    conditions.set(key, now)
    places.set(key, place)
    queue.add(key)
  }

  const known = new Map<Marker, Alternatives | undefined>()
  const conditionOf = (marker: Marker): Alternatives | undefined => {
    const before = known.get(marker)
    if (before !== undefined) return before
    const made = alternativesOf(resolve(marker, decide))
    known.set(marker, made)
    return made
  }

  const follow = (way: Way, from: Alternatives): void => {
    const condition = conditionOf(way.marker)
    const there = condition === undefined ? undefined : all(from, condition)
    for (const place of way.to) reach(place, there)
  }

  const ways = new Map<string, ReadonlyArray<Way>>()
  const waysFrom = (key: string, place: Place): ReadonlyArray<Way> => {
    const before = ways.get(key)
    if (before !== undefined) return before
    const made = dependenciesAt(place).flatMap((dependency) => waysOf(dependency, place.one.name))
    ways.set(key, made)
    return made
  }

  const finish = (): void => {
    for (const key of queue) {
      queue.delete(key)
      const place = places.get(key)
      if (place === undefined || problems.size > 0) continue
      for (const way of waysFrom(key, place)) follow(way, conditions.get(key) ?? nowhere)
    }
  }

  const begin = (dependencies: ReadonlyArray<Dependency>, from: string): void => {
    for (const dependency of dependencies) for (const way of waysOf(dependency, from)) follow(way, everywhere)
  }
  return { begin, conditions, finish, places, problems, reach }
}

const walk = (manager: Manager, lock: UvLock, { extras, groups, roots }: WalkStart, active: ReadonlySet<string>) => {
  const one = walker(manager, lock, active)
  for (const root of roots) {
    one.reach({ one: root, extra: undefined }, everywhere)
    for (const extra of extras) if (root.extras.has(extra)) one.reach({ one: root, extra }, everywhere)
    for (const group of groups) one.begin(root.groups.get(group) ?? [], root.name)
  }
  one.begin(lock.requirements, "[manifest]")
  for (const group of groups) one.begin(lock.groups.get(group) ?? [], "[manifest]")
  one.finish()
  return one
}

/** What is active by its choice, as uv writes it into conditions. */
const chosen = ({ extras, groups, roots }: WalkStart): ReadonlySet<string> =>
  new Set(
    roots.flatMap((root) => [
      ...[...extras].filter((name) => root.extras.has(name)).map((name) => word("extra", root.name, name)),
      ...[...groups].filter((name) => root.groups.has(name)).map((name) => word("group", root.name, name))
    ])
  )

/** Each round may reach an extra that decides a condition seen before it. */
const rounds = 20

export const reachFrom = (manager: Manager, lock: UvLock, start: WalkStart): Reached => {
  let active = chosen(start)
  let found = walk(manager, lock, start, active)
  for (let round = 0; round < rounds && lock.conflicts.length > 0; round++) {
    const more = new Set([
      ...active,
      ...[...found.places.values()].map(({ extra, one }) =>
        extra === undefined ? `project-${one.name.length}-${one.name}` : word("extra", one.name, extra)
      )
    ])
    if (more.size === active.size) break
    active = more
    found = walk(manager, lock, start, active)
  }
  const conditions = new Map<UvPackage, Alternatives>()
  for (const [key, { extra, one }] of found.places)
    if (extra === undefined) conditions.set(one, found.conditions.get(key) ?? nowhere)
  return { conditions, problems: [...found.problems.values()] }
}
