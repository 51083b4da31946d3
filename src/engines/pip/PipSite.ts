/** Where pip works: the place of an installation, the pip of the Python's band, and what of the settings pip is given. */
import type { LockFile } from "../../diagnosis/Rule.ts"
import type { Origin } from "../../domain/Origin.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import type { Workplace } from "../../domain/Workplace.ts"
import type { Words } from "../../diagnosis/Rule.ts"
import type { IndexDeadline } from "../Engine.ts"

export interface Pip {
  /** The directory of the package `pip`, which Python runs as a program. */
  readonly path: string
  /** Directories that builds must be able to import from (setuptools and wheel of the band); may be empty. */
  readonly offers: ReadonlyArray<string>
  readonly version: string
}

export interface RequestedOptions {
  readonly requirements?: Requirements
  /** What $PIP_OPTS and pip's own variables say. */
  readonly options: Words
}

export interface AgeLimit {
  /** Seconds that a release must be old. */
  readonly age: number
  /** The moment before which it must have been uploaded, by ISO 8601. */
  readonly before: string
}

export interface PipSite extends Workplace {
  readonly pip: Pip
  /** The app's path from the top of the repository that it is a folder of. */
  readonly folder?: string
  /** Where packages come from, as $PIP_OPTS says it: arguments and variables for pip. */
  readonly index: { readonly args: ReadonlyArray<string>; readonly env: Readonly<Record<string, string>> }
  /** Names of the variables that requirement files mention: pip must see them to fill them in. */
  readonly mentions: ReadonlyArray<string>
  /** Names of the variables that are set and that no build sees; for messages alone. */
  readonly hidden: ReadonlyArray<string>
  /** What pip fetches is kept there between stagings; what it builds is not. */
  readonly downloads: string
  /** The digest of all that decides what is built of the system, the index and the variables. */
  readonly surroundings: string
  /** How long an index may keep us waiting, where one could do without it. */
  readonly patience: IndexDeadline | undefined
  /** How old releases must be that nothing fixes. */
  readonly ageLimit?: AgeLimit
  /** The wheels of the shared resolution. */
  readonly wheels: string
  /** Names of packages that are built anew, whatever is kept of them. */
  readonly rebuilt?: ReadonlySet<string>
  /** How failures are explained. */
  readonly python: {
    readonly origin: Origin
    readonly isDefault: boolean
  }
  /** The lock file that fixes what is installed; for messages alone. */
  readonly lock?: LockFile
  /** What the person wrote that pip is run for; for messages alone. */
  readonly asked?: RequestedOptions
}
