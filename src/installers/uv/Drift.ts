/** Whether `uv.lock` was made from the `pyproject.toml` beside it, told by what the lock says that its root asks for. */
import type { Application } from "../../domain/Application.ts"
import { always, type Marker, or, parse } from "../../domain/Marker.ts"
import { saySame } from "../../domain/MarkerEquality.ts"
import { normalise } from "../../domain/PackageName.ts"
import { anyPython, both, isWithin, type PythonRange, rangeOf } from "../../domain/PythonRange.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { isTable, tableAt } from "../../formats/TomlDocument.ts"
import { tableIn, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { DriftedLock, type Manager } from "../LockProblems.ts"
import { type AskedDependencies, asked, locked, ofProject, sourcesOf, specifier, written } from "./AskedFor.ts"
import type { UvLock, UvPackage } from "./UvLockFile.ts"
import { settingsIn } from "./UvSettings.ts"

/** The texts of a group, those of the groups that it includes among them; a group within itself is uv's to refuse. */
const textsOfGroup = (
  groups: ReadonlyMap<string, unknown>,
  name: string,
  above: ReadonlyArray<string>
): ReadonlyArray<string> => {
  const items = groups.get(name)
  if (!Array.isArray(items) || above.includes(name)) return []
  return items.flatMap((item: unknown) =>
    typeof item === "string"
      ? [item]
      : isTable(item)
        ? textsOfGroup(groups, normalise(textIn(item, "include-group") ?? ""), [...above, name])
        : []
  )
}

const groupsIn = (application: Application): ReadonlyMap<string, ReadonlyArray<string>> => {
  const groups = new Map(
    Object.entries(tableAt(application.pyproject?.document ?? {}, "dependency-groups")).map(([name, items]) => [
      normalise(name),
      items
    ])
  )
  const all = new Map([...groups.keys()].map((name) => [name, textsOfGroup(groups, name, [])]))
  const older = textsIn(settingsIn(application), "dev-dependencies")
  return older.length === 0 ? all : new Map([...all, ["dev", [...(all.get("dev") ?? []), ...older]]])
}

const compared = (
  where: string,
  there: AskedDependencies,
  inLock: AskedDependencies,
  among: PythonRange
): ReadonlyArray<string> => {
  const alone = (names: ReadonlyArray<string>, file: string) =>
    names.map((name) => `\`${name}\`${where} stands in ${file} alone.`)
  return [
    ...alone(
      [...there.keys()].filter((key) => !inLock.has(key)),
      "pyproject.toml"
    ),
    ...alone(
      [...inLock.keys()].filter((key) => !there.has(key)),
      "uv.lock"
    ),
    ...[...there].flatMap(([key, marker]) => {
      const other = inLock.get(key)
      return other === undefined || saySame(marker, other, among)
        ? []
        : [`\`${key}\`${where} has another condition in pyproject.toml than in uv.lock.`]
    })
  ]
}

/** On which Pythons a lock says something. */
const pythonsOf = (requires: string): PythonRange =>
  requires
    .split(",")
    .flatMap((one) => {
      const [, operator, value] = /^\s*([<>=!~]+)\s*(\S+)\s*$/.exec(one) ?? []
      if (operator === undefined || value === undefined) return []
      return [rangeOf({ name: "python_full_version", operator, value, reversed: false }) ?? anyPython]
    })
    .reduce(both, anyPython)

/** uv writes `>=3.12,<3.13` as `==3.12.*`. */
const samePythons = (one: string, other: string): boolean =>
  isWithin(pythonsOf(one), pythonsOf(other)) && isWithin(pythonsOf(other), pythonsOf(one))

const requirementsDrift = (application: Application, lock: UvLock, root: UvPackage): ReadonlyArray<string> => {
  const project = tableAt(application.pyproject?.document ?? {}, "project")
  const metadata = tableIn(root.entry, "metadata")
  if (metadata === undefined) return []
  const sources = sourcesOf(application)
  const among = pythonsOf(lock.requiresPython ?? "")
  const dynamic = new Set(textsIn(project, "dynamic"))
  const main =
    dynamic.has("dependencies") || dynamic.has("optional-dependencies")
      ? []
      : compared("", asked(ofProject(project, sources)), locked(tablesIn(metadata, "requires-dist"), sources), among)
  const groups = groupsIn(application)
  const lockedGroups = tableIn(metadata, "requires-dev") ?? {}
  const names = new Set([...groups.keys(), ...Object.keys(lockedGroups).map(normalise)])
  const ofGroups = [...names].flatMap((name) =>
    compared(
      ` in the group ${name}`,
      asked(written(groups.get(name) ?? [], sources)),
      locked(tablesIn(lockedGroups, name), sources),
      among
    )
  )
  return [...main, ...ofGroups]
}

const manifestDrift = (application: Application, lock: UvLock): ReadonlyArray<string> => {
  const settings = settingsIn(application)
  const sources = sourcesOf(application)
  const pairs = [
    ["override-dependencies", "overrides"],
    ["constraint-dependencies", "constraints"]
  ] as const
  return pairs.flatMap(([key, name]) =>
    compared(
      ` in \`${key}\``,
      asked(written(textsIn(settings, key), sources)),
      locked(tablesIn(lock.manifest, name), sources),
      anyPython
    )
  )
}

/** One condition that holds where any of them does; none means everywhere. */
const anyOf = (texts: ReadonlyArray<string>): Marker | undefined => {
  const markers = texts.map((text) => parse(text)).filter((one) => one !== undefined)
  return markers.length < texts.length ? undefined : markers.length === 0 ? always : or(markers)
}

const environmentsDrift = (application: Application, lock: UvLock): ReadonlyArray<string> => {
  const settings = settingsIn(application)
  const among = pythonsOf(lock.requiresPython ?? "")
  const pairs = [
    ["environments", "supported-markers", lock.environments],
    ["required-environments", "required-markers", lock.required]
  ] as const
  return pairs.flatMap(([key, inLock, texts]) => {
    const single = textIn(settings, key)
    const [there, here] = [anyOf(single === undefined ? textsIn(settings, key) : [single]), anyOf(texts)]
    return there === undefined || here === undefined || saySame(there, here, among)
      ? []
      : [`\`${key}\` under [tool.uv] and \`${inLock}\` differ.`]
  })
}

const pythonDrift = (application: Application, lock: UvLock): ReadonlyArray<string> => {
  const requires = textIn(tableAt(application.pyproject?.document ?? {}, "project"), "requires-python")
  // Of a workspace, the lock has what holds for all of its members.
  if (requires === undefined || lock.requiresPython === undefined || lock.members.length > 1) return []
  return specifier(requires) === specifier(lock.requiresPython) || samePythons(requires, lock.requiresPython)
    ? []
    : [`\`requires-python\` is \`${requires}\` in pyproject.toml, and \`${lock.requiresPython}\` in uv.lock.`]
}

export const driftOf = (
  manager: Manager,
  application: Application,
  lock: UvLock,
  roots: ReadonlyArray<UvPackage>
): ReadonlyArray<StagingError> => {
  const project = application.pyproject?.project
  if (project === undefined) return []
  const root = roots.find(({ name }) => name === normalise(project.name ?? ""))
  const differences =
    root === undefined
      ? [`pyproject.toml describes \`${project.name ?? ""}\`, which is not in uv.lock.`]
      : [
          ...pythonDrift(application, lock),
          ...requirementsDrift(application, lock, root),
          ...manifestDrift(application, lock),
          ...environmentsDrift(application, lock)
        ]
  return differences.length === 0 ? [] : [new DriftedLock({ manager, from: "pyproject.toml", differences })]
}
