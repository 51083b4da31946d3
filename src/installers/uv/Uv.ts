/** `uv.lock`, the lock file of uv, read without it. */
import type { Application } from "../../domain/Application.ts"
import { markerOf } from "../../domain/Alternatives.ts"
import type { Lock, LockedPackage } from "../../domain/Lock.ts"
import type { Notice, StagingError } from "../../domain/StagingError.ts"
import { type Selected, select } from "../GroupSelection.ts"
import type { Contributor } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { environmentsOf } from "../LockEnvironments.ts"
import { once, readToml, tableIn } from "../LockDocument.ts"
import { gathered, InvalidLockEntry, type Manager, UnreadableLock, WithoutProject } from "../LockProblems.ts"
import { conflictsIn, confusable } from "./UvProblems.ts"
import { reachFrom, type WalkStart } from "./Reach.ts"
import { driftOf } from "./Drift.ts"
import { buildOptionsOf, registriesOf, settingsNotices } from "./UvSettings.ts"
import { asSeenFrom } from "./Workspace.ts"
import { folderOf, type Registries, sourceOf, virtualOf } from "./UvSources.ts"
import { readUvLock, type UvLock, type UvPackage } from "./UvLockFile.ts"

const id = "uv"
const file = "uv.lock"
const manager: Manager = { name: "uv", file, command: "uv lock" }

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

const chosenIn = ({ choices }: Application, lock: UvLock): Chosen => {
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

const packagesOf = (application: Application, lock: UvLock, chosen: Chosen): Read => {
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
  const { holds, problems: elsewhere } = environmentsOf(file, "supported-markers", environments)
  return {
    lock: {
      packages,
      ...(requiresPython === undefined ? {} : { requiresPython }),
      ...(holds === undefined ? {} : { holds })
    },
    notices: open.length > 0 ? [] : unchecked(packages),
    problems: [...elsewhere, ...problems, ...lacking, ...open]
  }
}

const listed = (packages: ReadonlyArray<LockedPackage>): string =>
  packages
    .map(({ name }) => name)
    .toSorted()
    .join(", ")

/** An index that tells no hashes leaves uv none to write down. */
const unchecked = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<Notice> => {
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

/** What the folders that a lock file names say of themselves. */
const projectsIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^source = \{ (?:editable|virtual|directory) = "([^"\\]+)"/gm)].flatMap(([, path = ""]) =>
    /^\.?$|^\/|(?:^|\/)\.\.(?:\/|$)/.test(path) ? [] : [`${path}/pyproject.toml`]
  )

export const uv: Contributor = {
  _tag: "Contributor",
  id,
  files: [{ name: file, leadsTo: projectsIn }],
  excludes: "managers",
  claim: once((application) => {
    const text = application.texts.get(file)
    if (text === undefined) return undefined
    if (!application.names.has("pyproject.toml"))
      return { installs: [], notices: [], problems: [new WithoutProject({ manager, from: "pyproject.toml" })] }
    const document = readToml(manager, text)
    if (document instanceof UnreadableLock) return { installs: [], notices: [], problems: [document] }
    const { workspace } = application
    const read = readUvLock(manager, workspace === undefined ? document : asSeenFrom(workspace, document))
    if (read.problems.length > 0) return { installs: [], notices: [], problems: gathered(read.problems) }
    const chosen = chosenIn(application, read.lock)
    const found = packagesOf(application, read.lock, chosen)
    return claimOf({
      installer: id,
      manager,
      files: [file, "pyproject.toml"],
      lock: found.lock,
      options: buildOptionsOf(application),
      notices: [...settingsNotices(application), ...found.notices],
      problems: [...driftOf(manager, application, read.lock, chosen.roots), ...chosen.problems, ...found.problems]
    })
  })
}
