/** The contract of whoever installs packages; the list in use is a reference that a layer replaces. */
import type * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import type { FileMarker } from "../domain/FileMarker.ts"
import type { Install } from "../domain/Plan.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Installed, InstallServices, PipSite } from "../engines/pip/PipSite.ts"

/** An installer's answer to an application: what it will do, what it has to say, or why it cannot. */
export interface Claim {
  readonly installs: ReadonlyArray<Install>
  readonly notices: ReadonlyArray<Notice>
  readonly problems: ReadonlyArray<StagingError>
}

export interface Installer {
  readonly id: string
  /** Files whose presence makes an application ours; `bin/detect` is written from them. */
  readonly files: ReadonlyArray<FileMarker>
  /** Is this mine, by which file, and what follows? Pure; `undefined` means no. */
  readonly claim: (application: Application) => Claim | undefined
  /** Carries out what an `Install` without closure inputs asks; those with inputs are installed by the shared closure. */
  readonly install: (install: Install, site: PipSite) => Effect.Effect<Installed, StagingError, InstallServices>
  /**
   * All that decides what `install` puts into the site's prefix, the Python aside: what was installed once under one
   * identity is restored and not installed again. Without one, it is kept for the same app alone.
   */
  readonly identity?: (
    install: Install,
    site: PipSite
  ) => Effect.Effect<string | undefined, StagingError, InstallServices>
  /** Variables whose values count besides the files. */
  readonly variables?: ReadonlyArray<string>
}
