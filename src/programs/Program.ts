/** Runs one program of a staging: its output live under the step, a sign of life when it is silent, its time bounded. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import * as Clock from "effect/Clock"
import { elapsedInWords } from "../domain/ElapsedInWords.ts"
import { BUILDPACK_STEP_TIMEOUT } from "../domain/Options.ts"
import { Env } from "../services/Env.ts"
import { type Command, type Outcome, Process } from "../services/Process.ts"
import { Report } from "../services/Report.ts"

export interface Program extends Omit<Command, "timeout"> {
  /** What runs, for the sign of life: `pip is still working`. */
  readonly label: string
  /** Which of its lines a reader of the log wants; all by default. */
  readonly shows?: (line: string) => boolean
  /** How a line is written for the reader; as it is by default. */
  readonly says?: (line: string) => string
  /** Gets every line as it comes. */
  readonly hears?: (line: string) => void
  /** A limit of its own, where that is less than `$BUILDPACK_STEP_TIMEOUT`. */
  readonly atMost?: Duration.Duration
}

const silence = Duration.seconds(30)
const defaultLimit = Duration.minutes(60)

/** `$BUILDPACK_STEP_TIMEOUT`, in seconds; what is no positive number counts as unset. */
const limit = Effect.map(Env, (env) => {
  const seconds = Number(env.get(BUILDPACK_STEP_TIMEOUT))
  return Number.isFinite(seconds) && seconds > 0 ? Duration.seconds(seconds) : defaultLimit
})

const signsOfLife = Effect.fn("Program.signsOfLife")(function* (label: string, heard: Ref.Ref<number>) {
  const report = yield* Report
  const begun = yield* Clock.currentTimeMillis
  let said = begun
  while (true) {
    yield* Effect.sleep("1 second")
    const now = yield* Clock.currentTimeMillis
    const last = Math.max(yield* Ref.get(heard), said)
    if (now - last >= Duration.toMillis(silence)) {
      yield* report.detail(`${label} is still running, ${elapsedInWords(now - begun)} so far.`)
      said = now
    }
  }
})

/** A program that is given as an argument would fill the log. */
const shown = (arg: string): string => (arg.includes("\n") ? `'… ${arg.split("\n").length} lines …'` : arg)

/** The outcome, whatever the exit status. */
export const run = Effect.fn("Program.run")(function* (program: Program) {
  const process = yield* Process
  const report = yield* Report
  const step = yield* limit
  const timeout = program.atMost === undefined ? step : Duration.min(step, program.atMost)
  yield* Effect.annotateCurrentSpan({ label: program.label })
  yield* report.debug([program.program, ...program.args.map(shown)].join(" "))
  yield* report.debug(`  in ${program.cwd}, with ${Object.keys(program.env).toSorted().join(" ")}`)
  const heard = yield* Ref.make(yield* Clock.currentTimeMillis)
  const onLine = (line: string) => {
    program.hears?.(line)
    return program.shows?.(line) === false
      ? Effect.void
      : Effect.andThen(
          report.detail(program.says?.(line) ?? line),
          Effect.flatMap(Clock.currentTimeMillis, (now) => Ref.set(heard, now))
        )
  }
  const outcome: Outcome = yield* process
    .run({ program: program.program, args: program.args, env: program.env, cwd: program.cwd, timeout }, onLine)
    .pipe(Effect.raceFirst(signsOfLife(program.label, heard)))
  return outcome
})

/** The outcome of a program whose output nobody needs to see unless it fails. */
export const runQuietly = (program: Program) => run({ ...program, shows: () => false })
