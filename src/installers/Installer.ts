/** The contract of whoever installs packages; the list in use is a reference that a layer replaces. */
import type * as Effect from "effect/Effect"
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import type { FileMarker } from "../domain/FileMarker.ts"
import type { Marker } from "../domain/Marker.ts"
import type { Install, InstallAlone } from "../domain/Plan.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Workplace } from "../domain/Workplace.ts"
import type { LockedLines, WheelSource } from "../engines/Engine.ts"
import type { InstallServices } from "../services/InstallServices.ts"

/** Lines that a claim asks for, and that no requirement file has: `name` says where they stand. */
export interface ClaimedLines {
  readonly name: string
  /** They are made from what the file says, so a line of theirs is none of the file's. */
  readonly derived?: true
  readonly lines: ReadonlyArray<string>
}

/** An installer's answer to an application: what it will do, what it has to say, or why it cannot. */
export interface Claim {
  readonly installs: ReadonlyArray<Install>
  readonly notices: ReadonlyArray<Notice>
  readonly problems: ReadonlyArray<StagingError>
  /** They count among what decides the packages, and for whether an index could still have a say. */
  readonly lines?: ReadonlyArray<ClaimedLines>
  /** What the `Locked` input of an install stands for. */
  readonly locked?: LockedLines
  /** Where what its files fix holds at all, where they say so. */
  readonly holds?: { readonly file: string; readonly marker: Marker }
  /** On which Pythons what it installs runs, where its files say so. */
  readonly ranges?: ReadonlyArray<VersionRange>
  /** The Python that its files ask for; every place that is there for nothing else goes before them. */
  readonly asked?: VersionSource
  /** The manager does not install the app's own package. */
  readonly withoutOwn?: true
  /** Variables whose values its lines name. */
  readonly mentions?: ReadonlyArray<string>
}

/** What an installer did: it has put files into its prefix, or names wheels to be installed. */
export interface Installed {
  /** Console scripts of the application's own package. */
  readonly scripts: ReadonlyArray<string>
  /** Paths of wheels; their dependencies are among them. */
  readonly wheels?: ReadonlyArray<string>
}

interface Claiming {
  readonly id: string
  /** Files whose presence makes an application ours; `bin/detect` is written from them. */
  readonly files: ReadonlyArray<FileMarker>
  /** Is this mine, by which file, and what follows? Pure; `undefined` means no. */
  readonly claim: (application: Application) => Claim | undefined
  /** Variables whose values count besides the files. */
  readonly variables?: ReadonlyArray<string>
  /** `managers`: a project has one manager, so two claims of such installers are an error that names the files of both. */
  readonly excludes?: "managers"
  /** `managers`: where one of them has a claim, what this one would install is there already. */
  readonly yields?: "managers"
  /** What it installs is the app's own package, which some managers leave alone. */
  readonly own?: true
}

/** Gives inputs to the one resolution that is made for all: its installs are `Shared`. */
export interface Contributor extends Claiming {
  readonly _tag: "Contributor"
}

/** Fills a place of its own: its installs are `Alone`. */
export interface Standalone extends Claiming {
  readonly _tag: "Standalone"
  /** `place.prefix` is empty and this installer's alone; what is to be in it, or the wheels for it. */
  readonly install: (
    install: InstallAlone,
    place: Workplace,
    wheels: WheelSource
  ) => Effect.Effect<Installed, StagingError, InstallServices>
  /**
   * All that decides what `install` puts into its prefix, the Python aside: what was installed once under one identity is
   * restored and not installed again. Without one, it is kept for the same app alone.
   */
  readonly identity?: (
    install: InstallAlone,
    place: Workplace
  ) => Effect.Effect<string | undefined, StagingError, InstallServices>
}

export type Installer = Contributor | Standalone
