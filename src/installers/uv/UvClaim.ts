/** What a lock file of uv comes to, whatever it is called: read without uv. */
import type { Application } from "../../domain/Application.ts"
import { markerOf } from "../../domain/Alternatives.ts"
import type { Lock, LockedPackage } from "../../domain/Lock.ts"
import type { Notice, StagingError } from "../../domain/StagingError.ts"
import { type Selected, select } from "../GroupSelection.ts"
import type { Table } from "../../formats/TomlDocument.ts"
import type { Claim } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { environmentsOf } from "../LockEnvironments.ts"
import { releasesIn, tableIn } from "../LockDocument.ts"
import { gathered, InvalidLockEntry, type Manager } from "../LockProblems.ts"
import { conflictsIn, confusable } from "./UvProblems.ts"
import { reachFrom, type WalkStart } from "./Reach.ts"
import { driftOf } from "./Drift.ts"
import { buildOptionsOf, registriesOf, settingsNotices } from "./UvSettings.ts"
import { folderOf, type Registries, sourceOf, virtualOf } from "./UvSources.ts"
import { readUvLock, type UvLock, type UvPackage } from "./UvLockFile.ts"

const isRoot = (one: UvPackage): boolean => /^\.?$/.test(folderOf(one) ?? virtualOf(one) ?? "elsewhere")

/** The project at the root, or all members of a workspace whose root is none, as `uv sync` does there. */
const rootsOf = ({ members, packages }: UvLock): ReadonlyArray<UvPackage> => {
  const root = packages.filter(isRoot)
  return root.length > 0 ? root : packages.filter(({ name }) => members.includes(name))
}

/** Names of groups; one without dependencies stands in the metadata alone. */
const groupsOf = (roots: ReadonlyArray<UvPackage>, lock: UvLock): ReadonlyArray<string> => [
  ...new Set([
    ...roots.flatMap(({ entry, groups }) => [
      ...groups.keys(),
      ...Object.keys(tableIn(tableIn(entry, "metadata") ?? {}, "requires-dev") ?? {})
    ]),
    ...lock.groups.keys()
  ])
]

const extrasOf = (roots: ReadonlyArray<UvPackage>): ReadonlyArray<string> => [
  ...new Set(
    roots.flatMap(({ entry, extras }) => {
      const provided = tableIn(entry, "metadata")?.["provides-extras"]
      return [...extras.keys(), ...(Array.isArray(provided) ? provided.filter((one) => typeof one === "string") : [])]
    })
  )
]

interface Chosen extends WalkStart {
  readonly problems: ReadonlyArray<StagingError>
}

const chosenIn = ({ file }: Manager, { choices }: Application, lock: UvLock): Chosen => {
  const roots = rootsOf(lock)
  const groups: Selected = select({
    kind: "group",
    asked: choices.groups,
    file,
    known: groupsOf(roots, lock),
    defaults: []
  })
  const extras: Selected = select({
    kind: "extra",
    asked: choices.extras,
    file,
    known: extrasOf(roots),
    defaults: []
  })
  const chosen = { roots, groups: groups.names, extras: extras.names }
  return { ...chosen, problems: [...groups.problems, ...extras.problems, ...conflictsIn(lock, chosen)] }
}

/** The project itself is a package of its own where it has a build system; uv builds others that ask for it (`package = true`). */
const isInstalledElsewhere = (one: UvPackage, { names, pyproject }: Application): boolean =>
  isRoot(one) && (pyproject?.hasBuildSystem === true || names.has("setup.py"))

interface Read {
  readonly lock: Lock
  readonly notices: ReadonlyArray<Notice>
  readonly problems: ReadonlyArray<StagingError>
}

const packagesOf = (manager: Manager, application: Application, lock: UvLock, chosen: Chosen): Read => {
  const { conditions, problems } = reachFrom(manager, lock, chosen)
  const registries: Registries = registriesOf(application)
  const packages: Array<LockedPackage> = []
  const lacking: Array<StagingError> = []
  for (const [one, alternatives] of conditions) {
    if (virtualOf(one) !== undefined || isInstalledElsewhere(one, application)) continue
    const found = sourceOf(one, registries)
    if (typeof found === "string") lacking.push(new InvalidLockEntry({ manager, entry: one.name, lack: found }))
    else
      packages.push({
        name: one.name,
        ...(one.version === undefined ? {} : { version: one.version }),
        marker: markerOf(alternatives),
        ...found
      })
  }
  const { environments, requiresPython } = lock
  const open = confusable(packages)
  const { holds, problems: elsewhere } = environmentsOf(manager.file, "supported-markers", environments)
  return {
    lock: {
      packages,
      ...(requiresPython === undefined ? {} : { requiresPython }),
      ...(holds === undefined ? {} : { holds })
    },
    notices: open.length > 0 ? [] : unchecked(manager, packages),
    problems: [...elsewhere, ...problems, ...lacking, ...open]
  }
}

const listed = (packages: ReadonlyArray<LockedPackage>): string =>
  packages
    .map(({ name }) => name)
    .toSorted()
    .join(", ")

/** An index that tells no hashes leaves uv none to write down. */
const unchecked = ({ file }: Manager, packages: ReadonlyArray<LockedPackage>): ReadonlyArray<Notice> => {
  const found = packages.filter(
    ({ hashes, source }) => hashes.length === 0 && source._tag !== "Repository" && source._tag !== "Path"
  )
  return found.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "lock-file/without-hash",
          text: `${file} has no hash of ${listed(found)}, since the index tells none: what is downloaded is not checked.`
        }
      ]
}

/** Whose lock file it is. */
export interface OfLock {
  readonly installer: string
  readonly manager: Manager
  readonly files: ReadonlyArray<string>
  /** The file that says what is asked for. */
  readonly from: string
}

export const claimOfLock = (
  { files, from, installer, manager }: OfLock,
  application: Application,
  document: Table,
  /** The lock as if what asks were a package of it. */
  completed: (lock: UvLock) => UvLock = (lock) => lock
): Claim => {
  const read = readUvLock(manager, document)
  if (read.problems.length > 0) return { installs: [], notices: [], problems: gathered(read.problems) }
  const lock = completed(read.lock)
  const chosen = chosenIn(manager, application, lock)
  const found = packagesOf(manager, application, lock, chosen)
  return claimOf({
    installer,
    manager,
    files,
    lock: found.lock,
    options: buildOptionsOf(application),
    releases: () => releasesIn(document, "package"),
    notices: [...settingsNotices(application), ...found.notices],
    problems: [...driftOf(manager, application, lock, chosen.roots, from), ...chosen.problems, ...found.problems]
  })
}
