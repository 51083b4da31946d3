/** How a staged application is started: process types and the environment at run time. */
import * as Schema from "effect/Schema"
import { EnvironmentDelta } from "./EnvironmentDelta.ts"

export const ProcessType = Schema.Struct({
  type: Schema.String,
  command: Schema.String,
  /** The folder that it is started in, from the top of what the platform starts; not said, it is that one. */
  directory: Schema.optionalKey(Schema.String)
})
export type ProcessType = typeof ProcessType.Type

export const Launch = Schema.Struct({
  /** Offered to the platform as defaults; a Procfile's go first. */
  processes: Schema.Array(ProcessType),
  /** What builds of other buildpacks get that come later, too. */
  environment: EnvironmentDelta,
  /** What the running app alone gets. */
  serving: EnvironmentDelta
})
export type Launch = typeof Launch.Type
