/** What a lock file says is to be installed, whoever wrote it: packages, each fixed by where it comes from and by its hashes. */
import { type Marker, print } from "./Marker.ts"
import { normalise } from "./PackageName.ts"
import { decoded } from "./Secrets.ts"

export type LockedSource =
  /** An index; without an address the one that the app is staged with. */
  | { readonly _tag: "Index"; readonly url?: string }
  /** One of these files, whichever fits: addresses, or paths from the root of the app. No index is asked. */
  | { readonly _tag: "Files"; readonly files: ReadonlyArray<LockedFile> }
  /** An archive behind an address. */
  | { readonly _tag: "Address"; readonly url: string; readonly subdirectory?: string }
  /** A commit of a repository: `git` and its address. */
  | {
      readonly _tag: "Repository"
      readonly kind: string
      readonly url: string
      readonly commit: string
      readonly subdirectory?: string
    }
  /** A folder or an archive, from the root of the app. */
  | { readonly _tag: "Path"; readonly path: string; readonly subdirectory?: string; readonly editable: boolean }

/** An address, and no path. */
export const isAddress = (place: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(place)

/** The name of the file that an address or a path leads to. */
export const fileNameOf = (place: string): string => decoded(place.replace(/[?#].*$/, "").replace(/^.*\//, ""))

export interface LockedFile {
  /** `six-1.17.0-py2.py3-none-any.whl` */
  readonly name: string
  readonly place: string
}

/** What a lock file tells of a release besides what it is installed by. */
export interface LockedRelease {
  /** Normalised. */
  readonly name: string
  readonly version: string | undefined
  /** Files whose sizes it has, in bytes. */
  readonly files: ReadonlyArray<{ readonly name: string; readonly size: number }>
  /** Names of what it asks for without any extra, normalised. */
  readonly asks: ReadonlyArray<string>
}

export interface LockedPackage {
  /** The name as the lock file has it. */
  readonly name: string
  /** Absent for what tells it when it is built, and where the lock file fixes none. */
  readonly version?: string
  /** What is allowed where no version is fixed: `>=1.2`. */
  readonly range?: string
  /** Where it holds; extras and groups are decided already. */
  readonly marker: Marker
  readonly source: LockedSource
  /** `sha256:…`, of every file that may be installed. */
  readonly hashes: ReadonlyArray<string>
  /** Extras matter for a folder alone: of all else, the lock holds what they bring as packages of their own. */
  readonly extras?: ReadonlyArray<string>
}

export interface Lock {
  readonly packages: ReadonlyArray<LockedPackage>
  /** `>=3.9`, where it says on which Pythons it holds. */
  readonly requiresPython?: string
  /** Where it holds at all, where it says so. */
  readonly holds?: Marker
}

const withMarker = (text: string, marker: Marker): string => {
  const condition = print(marker)
  return condition === "" ? text : `${text} ; ${condition}`
}

/** A path as pip tells it from a name: with a dot and a slash before it. */
const asPath = (path: string): string => (/^(?:\.{0,2}\/)/.test(path) ? path : path === "." ? "." : `./${path}`)

/** Fragments are one list, whoever gave a part of it. */
const withFragment = (url: string, ...parts: ReadonlyArray<string | undefined>): string => {
  const given = parts.filter((part) => part !== undefined && part !== "")
  return given.length === 0 ? url : `${url}${url.includes("#") ? "&" : "#"}${given.join("&")}`
}

const place = (subdirectory: string | undefined): string | undefined =>
  subdirectory === undefined || subdirectory === "" || subdirectory === "." ? undefined : `subdirectory=${subdirectory}`

/** What an archive must be stands in its address, so that it is none that may change. */
const fixed = (hashes: ReadonlyArray<string>): string | undefined =>
  hashes.find((hash) => hash.startsWith("sha256:"))?.replace(":", "=")

const extrasOf = ({ extras = [] }: LockedPackage): string => (extras.length === 0 ? "" : `[${extras.join(",")}]`)

const target = (one: LockedPackage): string => {
  const { hashes, name, range = "", source, version } = one
  switch (source._tag) {
    case "Index":
    case "Files":
      return version === undefined ? `${name}${range}` : `${name}==${version}`
    case "Address":
      return `${name} @ ${withFragment(source.url, place(source.subdirectory), fixed(hashes))}`
    case "Repository":
      return `${name} @ ${source.kind}+${withFragment(`${source.url}@${source.commit}`, place(source.subdirectory))}`
    case "Path":
      return `${asPath(source.path)}${extrasOf(one)}`
  }
}

/** The package as a line of a requirement file, its hashes left out. */
export const lineOf = (one: LockedPackage): string => withMarker(target(one), one.marker)

/** The line of a package with its hashes, each of which pip takes as good. */
export const exactLineOf = (one: LockedPackage): string =>
  [lineOf(one), ...[...new Set(one.hashes)].toSorted().map((hash) => `--hash=${hash}`)].join(" ")

export const isFolder = ({ source }: LockedPackage): boolean =>
  source._tag === "Path" && !/\.(?:whl|zip|tar|tgz|tar\.(?:gz|bz2|xz))$/i.test(source.path)

/** The packages by name, so that equal locks give equal lines. */
export const inOrder = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<LockedPackage> =>
  packages.toSorted((a, b) => {
    const [left, right] = [`${normalise(a.name)} ${lineOf(a)}`, `${normalise(b.name)} ${lineOf(b)}`]
    return left < right ? -1 : left > right ? 1 : 0
  })
