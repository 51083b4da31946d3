/** The engines, the preferred one first; another buildpack puts another list in its place. */
import * as Context from "effect/Context"
import type { Engine } from "./Engine.ts"
import { pip } from "./pip/Pip.ts"

export const registry: ReadonlyArray<Engine> = [pip]

export const Engines = Context.Reference<ReadonlyArray<Engine>>("buildpack/Engines", { defaultValue: () => registry })
