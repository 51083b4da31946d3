/** Where an installation takes place: the chosen Python, the packages' place under construction, the work directory. */
import type { Origin } from "../../domain/Origin.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import type { Runtime } from "../../domain/Runtime.ts"
import type { Cache } from "../../services/Cache.ts"
import type { Env } from "../../services/Env.ts"
import type { Filesystem } from "../../services/Filesystem.ts"
import type { Process } from "../../services/Process.ts"
import type { Report } from "../../services/Report.ts"
import type { IndexDeadline } from "./IndexDeadline.ts"

export type InstallServices = Filesystem | Process | Cache | Env | Report

export interface Pip {
  /** The directory of the package `pip`, which Python runs as a program. */
  readonly path: string
  /** Directories that builds must be able to import from (setuptools and wheel of the band); may be empty. */
  readonly offers: ReadonlyArray<string>
  readonly version: string
}

export interface RequestedOptions {
  readonly requirements?: Requirements
  /** What $PIP_OPTS says, and whether $PIP_NO_INDEX is set. */
  readonly options: {
    readonly options: ReadonlyArray<string>
    readonly requirements: ReadonlyArray<string>
    readonly noIndex: boolean
  }
}

export interface PipSite {
  readonly runtime: Runtime
  /** The application's directory. */
  readonly root: string
  /** A user base (PEP 370), empty and private to whoever installs into it. */
  readonly prefix: string
  /** Private to this staging, gone afterwards. */
  readonly work: string
  readonly pip: Pip
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
  /** The wheels of the shared resolution. */
  readonly wheels: string
  /** What the shared resolution has chosen: normalised name to version. */
  readonly chosen: ReadonlyMap<string, string>
  /** Names of packages that are built anew, whatever is kept of them. */
  readonly rebuilt?: ReadonlySet<string>
  /** How failures are explained. */
  readonly python: {
    readonly origin: Origin
    readonly isDefault: boolean
  }
  /** What the person wrote that pip is run for; for messages alone. */
  readonly asked?: RequestedOptions
}

/** What an installer did: it has put files into the site's prefix, which is its own, or names wheels to be installed. */
export interface Installed {
  /** Console scripts of the application's own package. */
  readonly scripts: ReadonlyArray<string>
  /** Paths of wheels; their dependencies are among them. */
  readonly wheels?: ReadonlyArray<string>
}
