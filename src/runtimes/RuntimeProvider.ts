/** The contract of whoever can find Pythons, or put them in place; the list in use is a reference that a layer replaces. */
import * as Effect from "effect/Effect"
import type { PythonRequest } from "../domain/PythonVersion.ts"
import type { RejectedRuntime, Runtime, RuntimeOffer } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Archives } from "../services/archives/Archives.ts"
import type { Cache } from "../services/Cache.ts"
import type { Env } from "../services/Env.ts"
import type { Filesystem } from "../services/Filesystem.ts"
import type { Process } from "../services/Process.ts"
import type { Report } from "../services/Report.ts"

export type DiscoveryServices = Filesystem | Process | Cache | Env
/** What putting a Python in place may use besides: archives that are verified while they are unpacked, and the log. */
export type ProvideServices = DiscoveryServices | Archives | Report

export interface Discovery {
  /** Each Python once: what is there, and what could be had. */
  readonly offers: ReadonlyArray<RuntimeOffer>
  readonly rejected: ReadonlyArray<RejectedRuntime>
}

/** Where a Python that has to be put in place belongs. */
export interface RuntimePlace {
  /**
   * Absolute, and not there yet. What a provider makes here is shipped with the app, under another path than this one: so the
   * Python must start wherever its directory is moved to, with links in it that lead to its own files alone.
   */
  readonly directory: string
}

/** A Python that is made at a place whenever it is wanted, by what is kept of it. */
export interface KnownRuntime {
  /** The Python that `provide` would give. */
  readonly runtime: Runtime
  /** All that its files are a function of, as one word. */
  readonly identity: string
}

export interface RuntimeProvider {
  readonly id: string
  /** The provider's name for people: `host interpreters`. */
  readonly title: string
  /** Reads only, and fetches nothing. With `wanted`, Pythons whose name already says another line need not be asked what they are. */
  readonly discover: (wanted: PythonRequest | undefined) => Effect.Effect<Discovery, StagingError, DiscoveryServices>
  /**
   * The Python of an offer of its own, ready to be started. Called once in a staging, for what was chosen, be it installed or
   * not. One that is to be shipped is made at the place; what is kept for the next staging belongs into the cache.
   */
  readonly provide: (offer: RuntimeOffer, place: RuntimePlace) => Effect.Effect<Runtime, StagingError, ProvideServices>
  /**
   * What `provide` would give, where that is known from what an earlier staging has kept: nothing is fetched, started or made, so
   * that a platform which has this Python where it belongs need not be given it again.
   */
  readonly recall?: (
    offer: RuntimeOffer,
    place: RuntimePlace
  ) => Effect.Effect<KnownRuntime | undefined, StagingError, ProvideServices>
}

/** `provide` of who offers nothing but what is installed: the Python is used where it is. */
export const whereItIs: RuntimeProvider["provide"] = (offer) =>
  offer._tag === "Installed"
    ? Effect.succeed(offer.runtime)
    : Effect.die(new Error(`${offer.provider} has offered a Python that it cannot put in place`))
