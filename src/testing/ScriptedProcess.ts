/** Processes for tests: one that answers from a script and starts nothing, and one that only writes down what is started. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { type Command, type Outcome, Process, ProgramNotStarted } from "../services/Process.ts"

/** What a program does: by default it ends at once, well and in silence. */
export interface Answer {
  readonly exitCode?: number
  /** Killed by it, so that there is no exit code. */
  readonly signal?: string
  readonly output?: ReadonlyArray<string>
  /** How long it runs after its output, by the clock of the test; beyond the command's timeout it is ended. */
  readonly takes?: Duration.Input
}

/** `undefined`: there is no such program. An Effect may do what the program would have done, to the Filesystem say. */
export type Script<R = never> = (command: Command) => Answer | Effect.Effect<Answer, never, R> | undefined

const outcomeOf = (answer: Answer, timedOut: boolean): Outcome => ({
  exitCode: timedOut || answer.signal !== undefined ? undefined : (answer.exitCode ?? 0),
  signal: timedOut ? undefined : answer.signal,
  timedOut,
  output: answer.output ?? []
})

const play = Effect.fn("ScriptedProcess.play")(function* (
  command: Command,
  answer: Answer,
  onLine?: (line: string) => Effect.Effect<void>
) {
  if (onLine !== undefined) yield* Effect.forEach(answer.output ?? [], onLine, { discard: true })
  if (answer.takes === undefined) return outcomeOf(answer, false)
  const ended = yield* Effect.sleep(answer.takes).pipe(Effect.timeoutOption(command.timeout))
  return outcomeOf(answer, Option.isNone(ended))
})

/** Answers every command from the script; each is also added to `record`, with its exact argv, cwd and environment. */
export const layerScripted = <R = never>(
  script: Script<R>,
  record: Array<Command> = []
): Layer.Layer<Process, never, R> =>
  Layer.effect(
    Process,
    Effect.map(Effect.context<R>(), (context) =>
      Process.of({
        run: Effect.fn("ScriptedProcess.run")(function* (command, onLine) {
          record.push(command)
          const scripted = script(command)
          if (scripted === undefined)
            return yield* new ProgramNotStarted({ program: command.program, code: "it was not found" })
          const answer = Effect.isEffect(scripted) ? yield* Effect.provideContext(scripted, context) : scripted
          return yield* play(command, answer, onLine)
        })
      })
    )
  )

/** Passes every command on to the Process below, and adds it to `record`. */
export const layerRecording = (record: Array<Command>): Layer.Layer<Process, never, Process> =>
  Layer.effect(
    Process,
    Effect.map(Process, ({ run }) =>
      Process.of({
        run: (command, onLine) =>
          Effect.suspend(() => {
            record.push(command)
            return run(command, onLine)
          })
      })
    )
  )
