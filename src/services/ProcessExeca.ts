/** The real Process, over execa: own process group, both streams in one pipe, nothing left running afterwards. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type { execa } from "execa"
import { PassThrough, type Readable } from "node:stream"
import { timeOfEnded } from "./ChildTime.ts"
import { heldLines, lineSplitter } from "./OutputLines.ts"
import { type Command, type Outcome, Process, ProgramNotStarted } from "./Process.ts"

interface Ended {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly code: string | undefined
}
interface Child {
  readonly kill: () => void
  readonly done: Promise<Ended>
  /** Both streams are read to their end. */
  readonly read: Promise<void>
  readonly state: { settled: boolean; spent: number | undefined }
  readonly pid: number | undefined
}
type OnLine = (line: string) => Effect.Effect<void>

/** One pipe for both streams keeps the order in which the child wrote; the words are arguments, never shell text. */
const merging = ["-c", 'exec "$0" "$@" 2>&1'] as const

/** A grandchild with redirected output survives the end of its parent; its process group does not. */
const sweep = (pid: number | undefined) => {
  if (pid === undefined) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // Nobody is left in the group.
  }
}

/** Lines are read from the first to the last, also while the child is being ended: that is when a server says why. */
const reading = (source: Readable, onLine: (line: string) => void): Promise<void> =>
  new Promise((resolve) => {
    // execa 10 throws away what nobody reads by the next tick, hence a stream that is attached now.
    const text = new PassThrough({ encoding: "utf8" })
    const lines = lineSplitter(onLine)
    source.on("error", () => text.end())
    source.on("close", () => text.end())
    source.pipe(text)
    text.on("data", (piece: string) => lines.push(piece))
    text.on("close", () => {
      lines.end()
      resolve()
    })
  })

/** So long may nothing come of a program that has ended, and so often may something, before its pipe is let go. */
const silence = 1000
const mostPieces = 10

/** A daemon of a session of its own (`setsid`) outlives the program's group, and keeps the pipe open: nobody waits for that. */
const letGo = (source: Readable): void => {
  let heard = true
  let left = mostPieces
  let timer: NodeJS.Timeout | undefined
  source.on("data", () => {
    heard = true
  })
  source.once("close", () => clearTimeout(timer))
  const look = (): void => {
    if (source.closed) return
    if (!heard || left === 0) {
      source.destroy()
      return
    }
    heard = false
    left -= 1
    timer = setTimeout(look, silence)
  }
  look()
}

/** The signal that ends us is the one that the child gets: a server may answer SIGINT and SIGTERM differently. */
const asked = (): { readonly signal: () => "SIGINT" | "SIGTERM"; readonly forget: () => void } => {
  let signal: "SIGINT" | "SIGTERM" = "SIGTERM"
  const interrupted = (): void => {
    signal = "SIGINT"
  }
  process.prependListener("SIGINT", interrupted)
  return { signal: () => signal, forget: () => process.removeListener("SIGINT", interrupted) }
}

/** Loaded with the first program: a staging that only restores what is kept starts none, and is a tenth faster for it. */
const library = Effect.promise(async () => (await import("execa")).execa)

const start = (
  run: typeof execa,
  { args, cwd, env, grace = "2 seconds", program }: Command,
  onLine: (line: string) => void
): Child => {
  const child = run("/bin/sh", [...merging, program, ...args], {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    stderr: "inherit",
    buffer: false,
    reject: false,
    killDescendants: true,
    forceKillAfterDelay: Duration.toMillis(grace)
  })
  const state: Child["state"] = { settled: false, spent: undefined }
  const { forget, signal } = asked()
  const done = Promise.resolve(child).then((result): Ended => {
    state.settled = true
    forget()
    return { exitCode: result.exitCode, signal: result.signal, code: result.code }
  })
  const read = reading(child.stdout, onLine)
  // A daemon that the program leaves behind keeps the pipe open: it ends with the program.
  child.nodeChildProcess.once("exit", () => {
    state.spent = timeOfEnded()
    sweep(child.pid)
    letGo(child.stdout)
  })
  return { pid: child.pid, read, kill: () => child.kill(signal()), done, state }
}

const stop = (child: Child) =>
  Effect.suspend(() => {
    if (!child.state.settled) child.kill()
    return Effect.promise(() => child.done)
  }).pipe(Effect.andThen(Effect.sync(() => sweep(child.pid))), Effect.andThen(Effect.promise(() => child.read)))

/** sh answers 126 and 127 for a program that it cannot start. */
const notStarted: Readonly<Record<number, string>> = { 126: "it cannot be executed", 127: "it was not found" }
/**
 * Whether a shell says so, in the words of dash (`ls: 1: exec: ls: not found`), bash (`ls: line 1: exec: ls: not found`) or
 * busybox (`ls: exec: line 0: ls: not found`). A program that ends with 127 by itself may name itself, but says that something else was not found.
 */
const saysSo = (line: string, program: string): boolean =>
  line.startsWith(`${program}: `) &&
  line
    .slice(program.length + 2)
    .replace(/^(?:exec: )?(?:line )?\d+: (?:exec: )?/, "")
    .startsWith(`${program}: `)
const startFailure = (command: Command, outcome: Outcome): ProgramNotStarted | undefined => {
  const meaning = outcome.exitCode === undefined ? undefined : notStarted[outcome.exitCode]
  return meaning !== undefined && outcome.output.length <= 2 && saysSo(outcome.output.at(-1) ?? "", command.program)
    ? new ProgramNotStarted({ program: command.program, code: meaning })
    : undefined
}

const run = Effect.fn("Process.run")(function* (command: Command, onLine: OnLine = () => Effect.void) {
  yield* Effect.annotateCurrentSpan({ program: command.program })
  const held = heldLines(command.keep)
  const heard = (line: string): void => {
    held.push(line)
    Effect.runSync(onLine(line))
  }
  const ended = yield* Effect.acquireUseRelease(
    Effect.map(library, (run) => start(run, command, heard)),
    (child) =>
      Effect.promise(() => child.read.then(() => child.done)).pipe(
        Effect.tap(() =>
          child.state.spent === undefined ? Effect.void : Effect.annotateCurrentSpan({ cpu: child.state.spent })
        ),
        Effect.timeoutOption(command.timeout)
      ),
    stop
  )
  const result = Option.getOrUndefined(ended)
  if (result !== undefined && result.exitCode === undefined && result.signal === undefined) {
    return yield* new ProgramNotStarted({ program: command.program, code: result.code ?? "unknown" })
  }
  const outcome: Outcome = {
    exitCode: result?.exitCode,
    signal: result?.signal,
    timedOut: result === undefined,
    output: held.lines()
  }
  const failure = startFailure(command, outcome)
  if (failure !== undefined) return yield* failure
  return outcome
})

export const layer: Layer.Layer<Process> = Layer.succeed(Process, Process.of({ run }))
