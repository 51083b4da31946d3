/** Whether `uv.lock` was made from the `pyproject.toml` beside it, told by what the lock says that its root asks for. */
import type { Application } from "../../domain/Application.ts"
import { always, type Marker, or, parse } from "../../domain/Marker.ts"
import { saySame } from "../../domain/MarkerEquality.ts"
import { normalise } from "../../domain/PackageName.ts"
import { resolve } from "../../domain/Path.ts"
import { anyPython, type PythonRange, pythonsOf, samePythons } from "../../domain/PythonRange.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { isTable, type Table, tableAt, tomlOf } from "../../formats/TomlDocument.ts"
import { tableIn, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { DriftedLock, type Manager } from "../LockProblems.ts"
import {
  anyPlace,
  type AskedDependencies,
  asked,
  locked,
  type NamedSources,
  ofProject,
  sourcesOf,
  specifier,
  written
} from "./AskedFor.ts"
import type { UvLock, UvPackage } from "./UvLockFile.ts"
import { settingsIn } from "./UvSettings.ts"
import { folderOf, virtualOf } from "./UvSources.ts"

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

const groupsIn = (document: Table): ReadonlyMap<string, ReadonlyArray<string>> => {
  const groups = new Map(
    Object.entries(tableAt(document, "dependency-groups")).map(([name, items]) => [normalise(name), items])
  )
  const all = new Map([...groups.keys()].map((name) => [name, textsOfGroup(groups, name, [])]))
  const older = textsIn(tableAt(document, "tool", "uv"), "dev-dependencies")
  return older.length === 0 ? all : new Map([...all, ["dev", [...(all.get("dev") ?? []), ...older]]])
}

/** The file that asks, and the lock file, by their paths. */
interface Sides {
  readonly from: string
  readonly file: string
}

const compared = (
  where: string,
  { file, from }: Sides,
  there: AskedDependencies,
  inLock: AskedDependencies,
  among: PythonRange
): ReadonlyArray<string> => {
  const alone = (names: ReadonlyArray<string>, file: string) =>
    names.map((name) => `\`${name}\`${where} stands in ${file} alone.`)
  return [
    ...alone(
      [...there.keys()].filter((key) => !inLock.has(key)),
      from
    ),
    ...alone(
      [...inLock.keys()].filter((key) => !there.has(key)),
      file
    ),
    ...[...there].flatMap(([key, marker]) => {
      const other = inLock.get(key)
      return other === undefined || saySame(marker, other, among)
        ? []
        : [`\`${key}\`${where} has another condition in ${from} than in ${file}.`]
    })
  ]
}

/** A project whose files say what it asks for, and what the lock has of it. */
interface Described extends Sides {
  readonly entry: Table
  readonly document: Table
  readonly sources: NamedSources
  /** Its groups are locked as well. */
  readonly groups: boolean
}

const requirementsDrift = (
  lock: UvLock,
  { document, entry, file, from, sources, ...one }: Described
): ReadonlyArray<string> => {
  const project = tableAt(document, "project")
  const metadata = tableIn(entry, "metadata")
  if (metadata === undefined) return []
  const among = pythonsOf(lock.requiresPython ?? "")
  const dynamic = new Set(textsIn(project, "dynamic"))
  const main =
    dynamic.has("dependencies") || dynamic.has("optional-dependencies")
      ? []
      : compared(
          "",
          { file, from },
          asked(ofProject(project, sources)),
          locked(tablesIn(metadata, "requires-dist"), sources),
          among
        )
  const groups = one.groups ? groupsIn(document) : new Map<string, ReadonlyArray<string>>()
  const lockedGroups = one.groups ? (tableIn(metadata, "requires-dev") ?? {}) : {}
  const names = new Set([...groups.keys(), ...Object.keys(lockedGroups).map(normalise)])
  const ofGroups = [...names].flatMap((name) =>
    compared(
      ` in the group ${name}`,
      { file, from },
      asked(written(groups.get(name) ?? [], sources)),
      locked(tablesIn(lockedGroups, name), sources),
      among
    )
  )
  return [...main, ...ofGroups]
}

/** Where another member is, the list of members says; entries of locks by other releases of uv do not always repeat it. */
const amongMembers = (sources: NamedSources, { members }: UvLock): NamedSources => {
  const isMember = (name: string): boolean => members.includes(normalise(name))
  return {
    tables: sources.tables,
    has: (name) => isMember(name) || sources.has(name),
    kindOf: (name) => (isMember(name) ? anyPlace : sources.kindOf(name))
  }
}

/** Folders of the app that are in the lock: members of the workspace see the sources of its root, others their own alone. */
const foldersDrift = (manager: Manager, application: Application, lock: UvLock): ReadonlyArray<DriftedLock> => {
  const { workspace } = application
  const top = workspace === undefined ? settingsIn(application) : tableAt(workspace.document, "tool", "uv")
  return lock.packages.flatMap((one) => {
    const path = folderOf(one) ?? virtualOf(one)
    const from = resolve(path ?? "", "pyproject.toml")
    const document = path === undefined ? undefined : tomlOf(application.texts.get(from) ?? "")
    if (document === undefined || normalise(textIn(tableAt(document, "project"), "name") ?? "") !== one.name) return []
    const isMember = lock.members.includes(one.name)
    const own = tableAt(document, "tool", "uv")
    const sources = amongMembers(isMember ? sourcesOf(top, own) : sourcesOf(own), lock)
    const { file } = manager
    const differences = requirementsDrift(lock, { document, entry: one.entry, file, from, sources, groups: isMember })
    return differences.length === 0 ? [] : [new DriftedLock({ manager, from, differences })]
  })
}

const manifestDrift = (application: Application, lock: UvLock, sides: Sides): ReadonlyArray<string> => {
  const settings = settingsIn(application)
  const sources = sourcesOf(settings)
  const pairs = [
    ["override-dependencies", "overrides"],
    ["constraint-dependencies", "constraints"]
  ] as const
  return pairs.flatMap(([key, name]) =>
    compared(
      ` in \`${key}\``,
      sides,
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

const pythonDrift = (application: Application, lock: UvLock, { file, from }: Sides): ReadonlyArray<string> => {
  const requires = textIn(tableAt(application.pyproject?.document ?? {}, "project"), "requires-python")
  // Of a workspace, the lock has what holds for all of its members.
  if (requires === undefined || lock.requiresPython === undefined || lock.members.length > 1) return []
  return specifier(requires) === specifier(lock.requiresPython) || samePythons(requires, lock.requiresPython)
    ? []
    : [`\`requires-python\` is \`${requires}\` in ${from}, and \`${lock.requiresPython}\` in ${file}.`]
}

export const driftOf = (
  manager: Manager,
  application: Application,
  lock: UvLock,
  roots: ReadonlyArray<UvPackage>,
  from = "pyproject.toml"
): ReadonlyArray<StagingError> => {
  const { document = {}, project } = application.pyproject ?? {}
  const { file } = manager
  const sides: Sides = { file, from }
  const root = roots.find(({ name }) => name === normalise(project?.name ?? ""))
  const ofRoot =
    project === undefined
      ? []
      : root === undefined
        ? [`${from} describes \`${project.name ?? ""}\`, which is not in ${file}.`]
        : [
            ...pythonDrift(application, lock, sides),
            ...requirementsDrift(lock, {
              document,
              entry: root.entry,
              ...sides,
              sources: sourcesOf(settingsIn(application)),
              groups: true
            }),
            ...manifestDrift(application, lock, sides),
            ...environmentsDrift(application, lock)
          ]
  return [
    ...(ofRoot.length === 0 ? [] : [new DriftedLock({ manager, from, differences: ofRoot })]),
    ...foldersDrift(manager, application, lock)
  ]
}
