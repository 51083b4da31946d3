/** What a project, or a package of its pdm.lock, asks for: lines of dependency specifiers (PEP 508), and those that PDM has besides. */
import { satisfies, validRange } from "@renovatebot/pep440"
import { alternativesOf } from "../../domain/Alternatives.ts"
import { always, and, type Marker, parse } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import { anyPython, either, type PythonRange } from "../../domain/PythonRange.ts"
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"
import { textIn, textsIn } from "../LockDocument.ts"
import type { LockDependency } from "../LockWalk.ts"

/** The group of the project's own dependencies. */
export const own = "default"

const kindOf = (address: string): LockDependency["kind"] =>
  /^(?:git|hg|svn|bzr)\+/.test(address) ? "git" : address.startsWith("file:") ? "path" : "url"

/** Extras of one request are one entry, by all of their names. */
export const extrasKey = (names: ReadonlyArray<string>): string => names.map(normalise).toSorted().join(",")

/** What is no range that can be read admits every version: the lock file has chosen. */
const admitting = (specifier: string): LockDependency["admits"] =>
  validRange(specifier) ? (version) => satisfies(version, specifier, { prereleases: true }) : () => true

const named =
  /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?:@\s*(\S+)|\(?([^;()]*)\)?)\s*(?:;(.*))?$/s

const dependency = (
  name: string,
  extras: string,
  { address, marker = "", specifier = "" }: { address?: string | undefined; marker?: string; specifier?: string }
): LockDependency => ({
  name: normalise(name),
  admits: address === undefined ? admitting(specifier.replaceAll(/\s+/g, "")) : () => true,
  kind: address === undefined ? "index" : kindOf(address),
  index: undefined,
  extras: extras.trim() === "" ? [] : [extrasKey(extras.split(",").map((one) => one.trim()))],
  marker: marker.trim() === "" ? always : (parse(marker) ?? always)
})

/** `flask[async]>=3 ; python_version > '3.8'`, `-e file:///${PROJECT_ROOT}/libs/lib#egg=lib`; `undefined` for what is neither. */
export const askedBy = (line: string): LockDependency | undefined => {
  const [, address, egg, eggExtras = ""] = /^\s*-e\s+(\S+?)#egg=([\w.-]+)(?:\[([^\]]*)\])?/.exec(line) ?? []
  if (address !== undefined && egg !== undefined) return dependency(egg, eggExtras, { address })
  const [, name, extras = "", url, specifier = "", marker = ""] = named.exec(line) ?? []
  return name === undefined ? undefined : dependency(name, extras, { address: url, marker, specifier })
}

const included = (
  groups: ReadonlyMap<string, unknown>,
  name: string,
  above: ReadonlyArray<string>
): ReadonlyArray<string> => {
  const items = above.includes(name) ? undefined : groups.get(name)
  if (!Array.isArray(items)) return []
  return items.flatMap((item: unknown) => {
    if (typeof item === "string") return [item]
    const other = isTable(item) ? textIn(item, "include-group") : undefined
    return other === undefined ? [] : included(groups, normalise(other), [...above, name])
  })
}

const byName = (table: Table): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(table).map(([name, items]) => [normalise(name), items]))

const partsOf = (pyproject: Table) => ({
  project: tableAt(pyproject, "project"),
  optional: byName(tableAt(pyproject, "project", "optional-dependencies")),
  development: byName(tableAt(pyproject, "tool", "pdm", "dev-dependencies")),
  groups: byName(tableAt(pyproject, "dependency-groups"))
})

/** All groups that a project has, the optional ones among them. */
export const groupsOf = (pyproject: Table): ReadonlyArray<string> => {
  const { development, groups, optional } = partsOf(pyproject)
  return [...new Set([own, ...optional.keys(), ...development.keys(), ...groups.keys()])]
}

/** Groups with those that they name by the project's own extras: `all = ["shop[cache,web]"]`. */
const withOwn = (pyproject: Table, chosen: ReadonlySet<string>, itself: string): ReadonlyArray<LockDependency> => {
  const { development, groups, optional, project } = partsOf(pyproject)
  const lines = [...chosen].flatMap((group) => [
    ...(group === own ? textsIn(project, "dependencies") : []),
    ...[optional, development, groups].flatMap((all) => included(all, group, []))
  ])
  const asked = lines.flatMap((line) => askedBy(line) ?? [])
  const named = asked
    .filter(({ name }) => name === itself)
    .flatMap(({ extras }) => extras.flatMap((key) => key.split(",")))
  const all = new Set([...chosen, ...named])
  return all.size === chosen.size ? asked.filter(({ name }) => name !== itself) : withOwn(pyproject, all, itself)
}

/** What a project itself asks for in some of its groups, by their normal names. */
export const asksOf = (pyproject: Table, chosen: ReadonlySet<string>): ReadonlyArray<LockDependency> =>
  withOwn(pyproject, chosen, normalise(textIn(tableAt(pyproject, "project"), "name") ?? ""))

/** The Pythons of a range of PEP 440; all where it cannot be read as one. */
export const pythonsOf = (specifier: string): PythonRange => {
  const clauses = specifier.split(",").filter((clause) => clause.trim() !== "")
  const markers = clauses.map((clause): Marker => {
    const [, operator = "", version = ""] = /^\s*([<>=!~]+)\s*(\S+)\s*$/.exec(clause) ?? []
    return parse(`python_full_version ${operator} '${version}'`) ?? always
  })
  const found = alternativesOf(and(markers))
  if (found === undefined || found.some(({ terms }) => terms.size > 0)) return anyPython
  return found.reduce<PythonRange>((sum, { python }) => either(sum, python), [])
}
