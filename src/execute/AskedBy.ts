/** Who asks for each package: lines of the app's files, and packages that require it. */
import * as Origin from "../domain/Origin.ts"
import type { DistributionFacts } from "../domain/Distribution.ts"
import { surelyHoldsWith } from "../domain/EnvironmentMarker.ts"
import { normalise } from "../domain/PackageName.ts"
import type { Requirement, Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"

export interface AskedByFacts {
  readonly lines: ReadonlyArray<Requirements>
  /** Everything that is installed. */
  readonly all: ReadonlyArray<Pick<DistributionFacts, "name" | "requires">>
  /** The lines behind what was asked for by an address or a path, by name. */
  readonly asks: ReadonlyMap<string, Requirement>
  /** Names of what is the app itself. */
  readonly own: ReadonlySet<string>
  /** A file that lists everything says little of who wants it. */
  readonly lock: string | undefined
  readonly runtime: Runtime
}

interface Required {
  readonly name: string
  readonly extras: ReadonlyArray<string>
  readonly marker: string
}

/** `flask[async]>=3; extra == "web"` of a package's metadata. */
const read = (text: string): ReadonlyArray<Required> => {
  const [, name, extras = "", rest = ""] =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?([^]*)$/.exec(text) ?? []
  if (name === undefined) return []
  // An address may hold semicolons, and what is no part of it stands behind a blank.
  const marker = (/@/.test(rest) ? /\s;([^]*)$/ : /;([^]*)$/).exec(rest)?.[1] ?? ""
  return [{ name: normalise(name), extras: extras.split(",").flatMap(nameOf), marker }]
}
const nameOf = (text: string): ReadonlyArray<string> => (text.trim() === "" ? [] : [normalise(text.trim())])

class Askers {
  readonly #byName = new Map<string, Set<string>>()
  add(name: string, asker: string): void {
    this.#byName.set(name, (this.#byName.get(name) ?? new Set<string>()).add(asker))
  }
  of(name: string): ReadonlyArray<string> {
    return [...(this.#byName.get(name) ?? [])]
  }
}

/** Extras that are asked for, by the name of the package; more come as those who ask for them are found. */
type Extras = Map<string, Set<string>>

const want = (extras: Extras, name: string, more: ReadonlyArray<string>): boolean => {
  const known = extras.get(name) ?? new Set<string>()
  const before = known.size
  for (const extra of more) known.add(normalise(extra))
  extras.set(name, known)
  return known.size > before
}

/** Lines come before packages; each in the order of its names. */
export const askedBy = ({
  all,
  asks,
  lines,
  lock,
  own,
  runtime
}: AskedByFacts): Readonly<Record<string, ReadonlyArray<string>>> => {
  const [byLines, byLock, byPackages] = [new Askers(), new Askers(), new Askers()]
  const extras: Extras = new Map()
  const none: ReadonlySet<string> = new Set()
  const nameless = new Map([...asks].map(([name, { origin, text }]) => [`${Origin.describe(origin)} ${text}`, name]))
  for (const requirement of lines.flatMap(({ requirements }) => requirements)) {
    const { constraint, marker = "", origin, text } = requirement
    const name = requirement.name ?? nameless.get(`${Origin.describe(origin)} ${text}`)
    if (constraint || name === undefined || !surelyHoldsWith(marker, none, runtime)) continue
    const isLock = origin._tag === "File" && origin.path === lock
    ;(isLock ? byLock : byLines).add(name, Origin.describe(origin))
    want(extras, name, requirement.extras)
  }
  const required = all.map(({ name, requires }) => ({ name, requires: requires.flatMap(read) }))
  for (let isMore = true; isMore;) {
    isMore = false
    for (const { name, requires } of required)
      for (const one of requires) {
        if (!surelyHoldsWith(one.marker, extras.get(name) ?? none, runtime)) continue
        if (one.name !== name) byPackages.add(one.name, own.has(name) ? "the app itself" : name)
        isMore = want(extras, one.name, one.extras) || isMore
      }
  }
  return Object.fromEntries(
    all.flatMap(({ name }) => {
      const found = [...byLines.of(name), ...byPackages.of(name).toSorted()]
      const askers = found.length > 0 ? found : byLock.of(name)
      return askers.length === 0 ? [] : [[name, askers] as const]
    })
  )
}
