/** `Pipfile.lock`, the lock file of Pipenv. */
import type { Application } from "../../domain/Application.ts"
import { print } from "../../domain/Marker.ts"
import type { LockedPackage } from "../../domain/Lock.ts"
import type { Notice, StagingError } from "../../domain/StagingError.ts"
import { sha256 } from "../../services/Digest.ts"
import { isTable, mistakeIn, type Table, tableAt, tomlOf } from "../../formats/TomlDocument.ts"
import { select } from "../GroupSelection.ts"
import type { Claim, Contributor } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { once, readJson } from "../LockDocument.ts"
import { isElsewhere } from "../LockEnvironments.ts"
import { type NamedIndex, trustedHosts, unreadVariables } from "../LockIndexes.ts"
import { DriftedLock, type Manager, UnknownLockVersion, UnreadableLock } from "../LockProblems.ts"
import { differencesOf, digested } from "./PipfileDigest.ts"
import { groupsIn, indexesIn, readPipfileLock } from "./PipfileLock.ts"
import {
  notChecked,
  notFixed,
  notVerified,
  UnhashedAmongIndexes,
  UnreadablePipfile,
  VariableNotRead,
  withoutHashes
} from "./PipfileProblems.ts"
import { pythonIn } from "./RequestedPython.ts"

const file = "Pipfile.lock"
const manager: Manager = { name: "Pipenv", file, command: "pipenv lock" }

const known = 6

const versionProblem = (document: Table): ReadonlyArray<StagingError> => {
  const found = tableAt(document, "_meta")["pipfile-spec"]
  return found === known
    ? []
    : [new UnknownLockVersion({ manager, found: found === undefined ? "" : String(found), known: String(known) })]
}

const driftOf = (document: Table, pipfile: string | undefined): ReadonlyArray<StagingError> => {
  if (pipfile === undefined) return []
  const asked = tomlOf(pipfile)
  if (asked === undefined) {
    const { line, reason = "it is no TOML" } = mistakeIn(pipfile) ?? { line: undefined }
    return [new UnreadablePipfile({ line, reason })]
  }
  const digest = tableAt(document, "_meta", "hash")["sha256"]
  return digested(asked).some((text) => sha256(text) === digest)
    ? []
    : [new DriftedLock({ manager, from: "Pipfile", differences: differencesOf(asked, document) })]
}

/** Pipenv's own names for the list that its users call `dev`. */
const asGroups = (asked: string | undefined, groups: ReadonlyArray<string>): string | undefined =>
  groups.includes("dev") ? asked : asked?.replaceAll(/(^|[\s,]-?)dev(?:-packages)?(?=$|[\s,?])/gi, "$1develop")

/** A file without a package beside one that has some is left over from a try. */
const isLeftOver = (document: Table, { requirements }: Application): boolean =>
  requirements !== undefined &&
  ["default", ...groupsIn(document)].every((name) => Object.keys(tableAt(document, name)).length === 0)

interface Doubts {
  readonly notices: ReadonlyArray<Notice>
  readonly problems: ReadonlyArray<StagingError>
}

const namesOf = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<string> => packages.map(({ name }) => name)

/** What the lock file leaves open about where packages come from. */
const doubts = (packages: ReadonlyArray<LockedPackage>, used: ReadonlyArray<NamedIndex>): Doubts => {
  const unfixed = packages.filter(
    ({ marker, source, version }) => source._tag === "Index" && version === undefined && !isElsewhere(marker)
  )
  const bare = namesOf(
    packages.filter(
      ({ hashes, source, version }) => source._tag === "Index" && version !== undefined && hashes.length === 0
    )
  )
  const unchecked = packages.filter(({ source }) => source._tag === "Address" && !/[#&]sha\d+=/.test(source.url))
  const several = bare.length > 0 && used.length > 1
  const addresses = packages.flatMap(({ source }) => ("url" in source ? [source.url ?? ""] : []))
  const unread = [...new Set(addresses.flatMap(unreadVariables))]
  const hosts = trustedHosts(used).map((option) => option.replace(/^\S+ /, ""))
  return {
    notices: [
      ...notFixed(unfixed.map(({ marker, name }) => ({ name, condition: print(marker) }))),
      ...(several ? [] : withoutHashes(bare)),
      ...notChecked(namesOf(unchecked)),
      ...notVerified(hosts)
    ],
    problems: [
      ...(several ? [new UnhashedAmongIndexes({ names: bare })] : []),
      ...(unread.length === 0 ? [] : [new VariableNotRead({ names: unread })])
    ]
  }
}

/** Indexes that a package comes from; the first one is the usual one. */
const usedOf = (
  packages: ReadonlyArray<LockedPackage>,
  indexes: ReadonlyArray<NamedIndex>
): ReadonlyArray<NamedIndex> => {
  const urls = new Set(packages.flatMap(({ source }) => (source._tag === "Index" ? [source.url] : [])))
  const named = indexes.filter(({ url }) => urls.has(url))
  return urls.has(undefined) ? [{ name: "", url: "", verified: true }, ...named] : named
}

const isBuildable = ({ names, pyproject }: Application): boolean =>
  names.has("setup.py") || pyproject?.hasBuildSystem === true

const read = (document: Table, text: string, application: Application): Claim => {
  const { choices, texts } = application
  const known = groupsIn(document)
  const groups = select({
    kind: "group",
    asked: asGroups(choices.groups, known),
    file,
    known,
    defaults: []
  })
  const pipfile = tomlOf(texts.get("Pipfile") ?? "") ?? {}
  const { own, packages: others, problems } = readPipfileLock(manager, { document, pipfile, groups: groups.names })
  // Of an app that can be built, the installer of its own package builds it.
  const packages = own === undefined || isBuildable(application) ? others : [...others, own]
  const used = usedOf(packages, indexesIn(document))
  const { asked, range } = pythonIn(document, file, text)
  const open = doubts(packages, used)
  return claimOf({
    installer: "pipenv",
    manager,
    files: [file],
    lock: { packages, ...(range === undefined ? {} : { requiresPython: range }) },
    options: trustedHosts(used),
    withoutOwn: own === undefined,
    ...(asked === undefined ? {} : { asked }),
    notices: open.notices,
    problems: [...driftOf(document, texts.get("Pipfile")), ...groups.problems, ...problems, ...open.problems]
  })
}

export const pipenv: Contributor = {
  _tag: "Contributor",
  id: "pipenv",
  files: [{ name: file, beside: ["Pipfile"] }],
  excludes: "managers",
  claim: once((application) => {
    const text = application.texts.get(file)
    if (text === undefined) return undefined
    const document = readJson(manager, text)
    const unreadable = document instanceof UnreadableLock ? [document] : versionProblem(document)
    if (unreadable.length > 0 || !isTable(document)) return { installs: [], notices: [], problems: unreadable }
    return isLeftOver(document, application) ? undefined : read(document, text, application)
  })
}
