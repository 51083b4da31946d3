/** The laws of Process over the real one, over a recording of it, and over the scripted one. */
import * as Layer from "effect/Layer"
import * as ProcessExeca from "../../src/services/ProcessExeca.ts"
import * as Scripted from "../../src/testing/ScriptedProcess.ts"
import { lawPrograms, processLaws } from "../../src/testing/laws/ProcessLaws.ts"
import { suite } from "../support/memory/LawSuite.ts"

suite("ProcessExeca.layer", processLaws, ProcessExeca.layer)
suite(
  "layerRecording",
  processLaws.filter(({ needs }) => needs === undefined),
  Scripted.layerRecording([]).pipe(Layer.provide(ProcessExeca.layer))
)
suite("layerScripted", processLaws, Scripted.layerScripted(lawPrograms), "programs")
