/** The laws of Env over both of its sources and the one for tests. */
import * as Layer from "effect/Layer"
import * as Env from "../../src/services/Env.ts"
import { envLaws } from "../../src/testing/laws/EnvLaws.ts"
import { suite } from "../support/memory/LawSuite.ts"

suite(
  "Env.layer, from the process",
  envLaws((variables) => Env.layer({ process: variables, files: new Map() })),
  Layer.empty
)
suite(
  "Env.layer, from ENV_DIR",
  envLaws((variables) => Env.layer({ process: {}, files: new Map(Object.entries(variables)) })),
  Layer.empty
)
suite("Env.layerMemory", envLaws(Env.layerMemory), Layer.empty)
