/** What is to be carried out, what came of it, and how long each part took. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Snapshot } from "../changes/Snapshot.ts"
import type { Environment } from "../domain/Distribution.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import type { PackageSource } from "../domain/PackageSource.ts"
import type { Verdict } from "../domain/Reference.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Engine, EngineTask, LockedLines } from "../engines/Engine.ts"
import type { Installer } from "../installers/Installer.ts"
import type { Archives } from "../services/archives/Archives.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import type { InstallServices } from "../services/InstallServices.ts"
import type { WheelStore } from "../store/WheelStore.ts"

/** What is to be carried out. */
export interface Task extends EngineTask {
  readonly engine: Engine
  /** Whether packages of this identity are where the platform wants them already, so that none need be unpacked. */
  readonly holds: (identity: string) => Effect.Effect<boolean, StagingError, Filesystem>
  /** The Python goes with the app, and is put into the prefix at the end. */
  readonly shipped: boolean
  /** To be done before anything is started on the Python, which may not be in place yet. */
  readonly ready: Effect.Effect<void, StagingError, InstallServices>
  /** A directory for the app's own package, where the platform wants it apart from what the app requires; not there yet. */
  readonly apart: string | undefined
  /** Paths in the prefix that are the platform's. */
  readonly reserved: ReadonlyArray<string>
  /** What `ProjectDependencies` inputs stand for. */
  readonly dependencies: ReadonlyArray<string>
  /** What a lock file fixes. */
  readonly locked: LockedLines
  readonly installers: ReadonlyArray<Installer>
  /** The kept environment that is the most like it, where that is known already. */
  readonly alike?: Environment
  /** What was asked in this staging about branches, tags and archives, so that none is asked twice. */
  readonly asked: Map<string, Verdict>
}

export interface Executed {
  /** What is installed, sorted by name. */
  readonly distributions: ReadonlyArray<InstalledPackage>
  /** Console scripts of the app's own package. */
  readonly ownScripts: ReadonlyArray<string>
  /** What a later staging is compared with. */
  readonly snapshot: Snapshot
  /** What the packages take in the cache, compressed, in bytes; absent where one of them is not kept. */
  readonly packed?: number
  readonly times: Times
  /** What the packages in the prefix are a function of; `undefined` where one of them is not kept. */
  readonly identity: string | undefined
  /** They are where the platform wants them already, and not in the prefix. */
  readonly inPlace: boolean
  /** Puts those that are in place into the prefix as well, for what is run before the staging is at its end. */
  readonly fetch?: Effect.Effect<void, StagingError, InstallServices | Archives | WheelStore>
  /** Names of what came from what the app brings along in this staging. */
  readonly vendored?: ReadonlySet<string>
  /** Names of what nobody was asked for: an earlier staging has chosen it by the same line of the lock file. */
  readonly chosenBefore?: ReadonlySet<string>
  /** All of it is as an earlier staging has kept it. */
  readonly restored?: true
  /** Where each package can be had again, by its name. */
  readonly sources?: Readonly<Record<string, PackageSource>>
  /** What became of each package, by its name; absent where all of them were restored. */
  readonly how?: ReadonlyMap<string, "restored" | "fetched" | "built">
  /** Why what was kept has not been the answer as it was, as a sentence. */
  readonly why?: string
  /** What the others are a function of, where the app's own package was put apart from them. */
  readonly withoutOwn: string | undefined
}

/** What archives take in the cache, in bytes. */
export const packedIn = (archives: ReadonlyArray<{ readonly packed: number }>): number =>
  archives.reduce((sum, { packed }) => sum + packed, 0)

/** Milliseconds by step. */
export type Times = Array<readonly [string, number]>

export const timed = <A, E, R>(times: Times, name: string, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const begun = yield* Clock.currentTimeMillis
    const result = yield* effect
    times.push([name, (yield* Clock.currentTimeMillis) - begun])
    return result
  })
