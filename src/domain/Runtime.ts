/** A Python interpreter: the facts that versions, wheels and compiled files depend on; and one that can be had, as a provider offers it. */
import * as Schema from "effect/Schema"
import { PythonVersion } from "./PythonVersion.ts"

export const Runtime = Schema.Struct({
  /** The id of the provider that gave it: `host`. */
  provider: Schema.String,
  /** Real path of the binary: never a link, a shim or a virtual environment's. */
  executable: Schema.String,
  /** The path that led to it; programs of the same distribution (pypm) stand beside it. */
  path: Schema.String,
  version: PythonVersion,
  implementation: Schema.String,
  /** `sys.implementation.cache_tag` (PEP 3147); empty on 2.7, which has none. */
  cacheTag: Schema.String,
  /** The first bytes of a compiled file, in hexadecimal. */
  magic: Schema.String,
  /** The ABI tag of a wheel built here (PEP 425): `cp312`, `cp27mu`. */
  abi: Schema.String,
  /** `sysconfig.get_platform()`: `linux-x86_64`. */
  platform: Schema.String,
  /** `glibc-2.36`, `musl-1.2`, or empty where neither is. */
  libc: Schema.String,
  /** Where `pip install --user` puts packages, relative to the user base: `lib/python3.12/site-packages`. */
  sitePackages: Schema.String,
  /** The pip installed with it: version, and the directory of the package. */
  pip: Schema.optionalKey(Schema.Struct({ version: Schema.String, path: Schema.String })),
  /** A wheel of pip that the interpreter or its distribution ships, to install from. */
  bundledPip: Schema.optionalKey(Schema.String),
  /** The key under which the cache has it, where it goes with the app. */
  kept: Schema.optionalKey(Schema.String)
})
export type Runtime = typeof Runtime.Type

/** A Python that a provider offers: one that is there, or one that it can put in place. */
export const RuntimeOffer = Schema.TaggedUnion({
  Installed: { runtime: Runtime },
  Obtainable: {
    /** The id of the provider that offers it. */
    provider: Schema.String,
    version: PythonVersion,
    implementation: Schema.String,
    /** The platform as `sysconfig.get_platform()` will say it: `linux-x86_64`. */
    platform: Schema.String,
    /** Where it would come from, for people; an address without its secrets. */
    from: Schema.String
  }
})
export type RuntimeOffer = typeof RuntimeOffer.Type
export type Obtainable = Extract<RuntimeOffer, { readonly _tag: "Obtainable" }>

export const installed = (runtime: Runtime): RuntimeOffer => ({ _tag: "Installed", runtime })

export const versionOf = (offer: RuntimeOffer): PythonVersion =>
  offer._tag === "Installed" ? offer.runtime.version : offer.version

export const providerOf = (offer: RuntimeOffer): string =>
  offer._tag === "Installed" ? offer.runtime.provider : offer.provider

/** The Pythons among offers that can be started now. */
export const runtimesIn = (offers: ReadonlyArray<RuntimeOffer>): ReadonlyArray<Runtime> =>
  offers.flatMap((offer) => (offer._tag === "Installed" ? [offer.runtime] : []))

/** What a provider looked at and left out, with the reason. */
export const RejectedRuntime = Schema.Struct({ executable: Schema.String, reason: Schema.String })
export type RejectedRuntime = typeof RejectedRuntime.Type
