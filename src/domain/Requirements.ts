/** What the requirement files of an application say, as far as a staging needs to know; pip itself reads them again. */
import type { Origin } from "./Origin.ts"
import type { Notice, StagingError } from "./StagingError.ts"

export type RequirementKind = "named" | "url" | "vcs" | "path" | "archive-path" | "editable-path" | "editable-vcs"

export interface Requirement {
  readonly origin: Origin
  /** The line as written, continued lines joined, variables not expanded; may hold a password. */
  readonly text: string
  readonly kind: RequirementKind
  /** PEP 503, when the line tells it. */
  readonly name?: string
  readonly specifier?: string
  /** The version, when the line allows one alone. */
  readonly pin?: string
  readonly extras: ReadonlyArray<string>
  readonly marker?: string
  /** How many hashes the line gives. */
  readonly hashes: number
  /** The address of a URL or VCS line, variables expanded, without credentials. */
  readonly address?: string
  /**
   * The path of a folder or an archive that is there, from the application's root (`.` is the root itself), or
   * absolute.
   */
  readonly localPath?: string
  /** The folder in a repository or archive that `#subdirectory=` names. */
  readonly subdirectory?: string
  readonly constraint: boolean
}

export interface RequirementOption {
  readonly origin: Origin
  /** The option's name in its long form: `--index-url`. */
  readonly name: string
  /** Variables expanded; may hold a password. */
  readonly value?: string
}

export interface Requirements {
  /** The installer that brings what they ask for, where that is not the shared resolution. */
  readonly answeredBy?: string
  /** Every file that takes part and can be read, the first one first; absolute, or with `../`, outside the application. */
  readonly files: ReadonlyArray<string>
  readonly requirements: ReadonlyArray<Requirement>
  /** Options of whole files. A file that lies behind a URL is the value of its `--requirement` or `--constraint` here. */
  readonly options: ReadonlyArray<RequirementOption>
  readonly hashMode: boolean
  /** The SHA-256 of what pip reads of each file, without credentials: comments and blank lines do not count. */
  readonly digests: ReadonlyMap<string, string>
  /** Names of the variables that the files mention. */
  readonly mentions: ReadonlyArray<string>
  /** The variables among them that are not credentials alone. */
  readonly variables: ReadonlyArray<string>
  readonly problems: ReadonlyArray<StagingError>
  readonly notices: ReadonlyArray<Notice>
  readonly secrets: ReadonlyArray<string>
}

/** Folders (not archives) that are built: pip must see a copy of them. */
export const localFolders = (facts: Requirements): ReadonlyArray<Requirement> =>
  facts.requirements.filter(
    ({ kind, localPath }) => localPath !== undefined && (kind === "path" || kind === "editable-path")
  )

/** A line that asks for the application itself, like `.`, `-e .[web]` or `shop @ file:.`; not for a part of it. */
export const isRoot = ({ constraint, kind, localPath, subdirectory = "" }: Requirement): boolean =>
  !constraint && localPath === "." && /^(?:editable-)?path$/.test(kind) && /^[./]*$/.test(subdirectory)

export const asksForRoot = (facts: Requirements): Requirement | undefined => facts.requirements.find(isRoot)

const ofIndex = new Set(["--index-url", "--extra-index-url", "--no-index", "--find-links", "--trusted-host"])

/** Where the files say that packages come from, as words for pip; folders absolute, since pip counts them from the file. */
export const indexOptions = (facts: Requirements, root: string): ReadonlyArray<string> =>
  facts.options.flatMap(({ name, origin, value }) => {
    if (!ofIndex.has(name)) return []
    if (value === undefined) return [name]
    const folder = name === "--find-links" && !/^[a-z][a-z+]*:|^\//i.test(value)
    const from =
      origin._tag === "File" && origin.path.includes("/") ? origin.path.slice(0, origin.path.lastIndexOf("/") + 1) : ""
    return [`${name}=${folder ? `${root}/${from}${value}` : value}`]
  })

/** Whether a requirement of metadata names a place (PEP 508, `name @ file:…`); a marker stands behind a blank, since addresses may hold semicolons. */
export const requiresPlace = (requirement: string): boolean => /^[^;]*@\s*file:/i.test(requirement)
