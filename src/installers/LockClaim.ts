/** The claim of whoever reads a lock file: its packages as one input of the shared resolution, as lines for pip. */
import type { VersionRange, VersionSource } from "../domain/Application.ts"
import {
  exactLineOf,
  inOrder,
  isFolder,
  lineOf,
  type Lock,
  type LockedPackage,
  type LockedRelease
} from "../domain/Lock.ts"
import { isNever } from "../domain/Marker.ts"
import * as Origin from "../domain/Origin.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { type Notice, printable, type StagingError } from "../domain/StagingError.ts"
import type { Claim } from "./Installer.ts"
import { gathered, InvalidLockEntry, type Manager } from "./LockProblems.ts"
import { isSoundOption, unsound } from "./SoundEntry.ts"

export interface ReadLock {
  /** The installer's id, which is the manager's name. */
  readonly installer: string
  readonly manager: Manager
  /** The files that made it take part. */
  readonly files: ReadonlyArray<string>
  readonly lock: Lock
  /** Words for pip besides those for indexes: `--only-binary :all:`. */
  readonly options?: ReadonlyArray<string>
  /** What it tells of its releases besides, where it does. */
  readonly releases?: () => ReadonlyArray<LockedRelease>
  /** The Python that the lock file asks for. */
  readonly asked?: VersionSource
  /** Its manager does not install the app's own package. */
  readonly withoutOwn?: boolean
  readonly notices?: ReadonlyArray<Notice>
  readonly problems?: ReadonlyArray<StagingError>
}

/** Indexes that packages come from; `undefined` stands for the one that the app is staged with. */
const indexesOf = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<string | undefined> => [
  ...new Set(packages.flatMap(({ source }) => (source._tag === "Index" ? [source.url] : [])))
]

/**
 * pip knows no index for one package. Which of several has a file does not matter where the hash is known, and every
 * lock file here has one of each.
 */
const indexOptions = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<string> => {
  const indexes = indexesOf(packages)
  const named = indexes.filter((url) => url !== undefined)
  const [first, ...others] = named
  if (first === undefined) return []
  const further = (urls: ReadonlyArray<string>) => urls.map((url) => `--extra-index-url ${url}`)
  return indexes.includes(undefined) ? further(named) : [`--index-url ${first}`, ...further(others)]
}

const rangesOf = ({ lock, manager: { file } }: ReadLock): ReadonlyArray<VersionRange> =>
  lock.requiresPython === undefined || lock.requiresPython === ""
    ? []
    : [{ origin: Origin.file(file), specifier: lock.requiresPython }]

/** Names of variables in `${NAME}`, which pip itself expands. */
const mentionedIn = (lines: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(lines.flatMap((line) => [...line.matchAll(/\$\{([A-Z0-9_]+)\}/g)].map(([, name = ""]) => name)))
]

/** A folder that its manager would link to is built: what runs is what was staged. */
const editables = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<Notice> => {
  const paths = packages.flatMap(({ source }) => (source._tag === "Path" && source.editable ? [source.path] : []))
  return paths.length === 0
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/not-editable",
          text: `${paths.map((path) => `\`${printable(path)}\``).join(", ")}: built and installed as it is now, not as a link to the folder.`
        }
      ]
}

export const claimOf = (read: ReadLock): Claim => {
  const { files, installer, lock, manager, notices = [], problems = [] } = read
  const { file } = manager
  const meant = lock.packages.filter(({ marker }) => !isNever(marker))
  const invalid = (entry: string, lack: string | undefined) =>
    lack === undefined ? [] : [new InvalidLockEntry({ manager, entry, lack })]
  const packages = inOrder(meant.filter((one) => unsound(one) === undefined))
  const given = [...indexOptions(packages), ...(read.options ?? [])]
  const options = given.filter(isSoundOption)
  const lines = packages.map(lineOf)
  const exact = packages.map(exactLineOf)
  const titled = `${file} with pip`
  return {
    installs:
      packages.length === 0
        ? []
        : [
            {
              _tag: "Shared",
              installer,
              files,
              title: titled,
              inputs: [
                {
                  _tag: "Locked",
                  path: file,
                  command: manager.command,
                  packages: lines.map((line) => withoutCredentials(line)),
                  folders: packages.some(isFolder)
                }
              ]
            }
          ],
    lines: [{ name: file, lines: [...options, ...lines], derived: true }],
    locked: {
      options,
      lines: exact,
      files: packages.flatMap(({ source }) => (source._tag === "Files" ? source.files : [])),
      ...(read.releases === undefined ? {} : { releases: read.releases })
    },
    ranges: rangesOf(read),
    ...(lock.holds === undefined ? {} : { holds: { file, marker: lock.holds } }),
    ...(read.asked === undefined ? {} : { asked: read.asked }),
    ...(read.withoutOwn === true ? { withoutOwn: true as const } : {}),
    mentions: mentionedIn([...options, ...lines]),
    notices: [...notices, ...editables(packages)],
    problems: gathered([
      ...problems,
      ...meant.flatMap((one) => invalid(one.name, unsound(one))),
      ...(options.length === given.length ? [] : invalid("source", "has an address that is none"))
    ])
  }
}
