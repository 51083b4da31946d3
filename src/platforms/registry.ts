/** The platforms' interfaces in use. */
import * as Context from "effect/Context"
import { classic } from "./Classic.ts"
import { cloudFoundry } from "./CloudFoundry.ts"
import { cloudNative } from "./CloudNative.ts"
import type { Platform } from "./Platform.ts"

export const registry: ReadonlyArray<Platform> = [classic, cloudFoundry, cloudNative]

export const Platforms = Context.Reference<ReadonlyArray<Platform>>("buildpack/Platforms", {
  defaultValue: () => registry
})
