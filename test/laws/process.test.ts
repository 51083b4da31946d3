/** The laws of Process over the real one, over a recording of it, and over the scripted one. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { Process } from "../../src/services/Process.ts"
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

it("ProcessExeca.layer lets go of a daemon in a session of its own, which keeps the output open", async () => {
  const args = ["-c", "setsid sleep 60 & echo $!; exit 3"]
  const command = { program: "/bin/sh", args, env: { PATH: "/usr/bin:/bin" }, cwd: "/", timeout: "20 seconds" } as const
  const running = Effect.flatMap(Process, (process) => process.run(command))
  const { exitCode, output, timedOut } = await Effect.runPromise(Effect.provide(running, ProcessExeca.layer))
  process.kill(Number(output[0]))
  expect({ exitCode, timedOut }).toEqual({ exitCode: 3, timedOut: false })
})
