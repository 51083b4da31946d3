/** The laws of Process, tried with POSIX `sh` and the usual programs beside it. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { type Command, type Interface, type Outcome, Process, ProgramNotStarted } from "../../services/Process.ts"
import { failure, holds, type Law, type LawBroken, same } from "../Law.ts"
import type { Script } from "../ScriptedProcess.ts"

const path = "/usr/local/bin:/usr/bin:/bin"

const command = (program: string, args: ReadonlyArray<string> = [], more: Partial<Command> = {}): Command => ({
  program,
  args,
  env: { PATH: path },
  cwd: "/",
  timeout: "30 seconds",
  ...more
})
const sh = (text: string, ...args: ReadonlyArray<string>): Command => command("/bin/sh", ["-c", text, "sh", ...args])

type Check = (process: Interface) => Effect.Effect<void, LawBroken | ProgramNotStarted>
const law = (name: string, check: Check): Law<Process> => ({ name, check: Effect.flatMap(Process, check) })
const ofPrograms = (name: string, check: Check): Law<Process> => ({ ...law(name, check), needs: "programs" })

const ended = (outcome: Outcome) => [outcome.exitCode, outcome.signal, outcome.timedOut]
const run = (process: Interface, one: Command) => process.run(one)
const output =
  (what: string, one: Command, wanted: ReadonlyArray<string>): Check =>
  (process) =>
    Effect.flatMap(process.run(one), (outcome) =>
      same(what, [outcome.output, ended(outcome)], [wanted, [0, undefined, false]])
    )

const bothStreams = sh("echo one; echo two >&2; echo three; echo four >&2")
const failing = sh("echo gone wrong >&2; exit 3")
const killed = sh("kill -9 $$")
const words = ["", "a b", "$HOME", "*", "; exit 9", "'\"`\\", "-n", "--", "ü"]
const printing = command("printf", ["%s\\n", ...words])
const missing = command("/nowhere/no-such-program")
const missingOnPath = command("no-such-program")
const slow = { ...sh("echo begun; sleep 60"), timeout: "1 second" } as const

/** What the programs do that the laws without `needs` start: over it a scripted Process keeps the same laws. */
export const lawPrograms: Script = (one) => {
  switch (one) {
    case bothStreams:
      return { output: ["one", "two", "three", "four"] }
    case failing:
      return { output: ["gone wrong"], exitCode: 3 }
    case killed:
      return { signal: "SIGKILL" }
    case printing:
      return { output: one.args.slice(1) }
    case slow:
      return { output: ["begun"], takes: "60 seconds" }
    default:
      return undefined
  }
}

const outcomes: ReadonlyArray<Law<Process>> = [
  law(
    "both streams are one output, in the order in which the program wrote",
    output("the output", bothStreams, ["one", "two", "three", "four"])
  ),
  law(
    "each line is seen as it stands in the output, in its order",
    Effect.fn(function* (process) {
      const seen: Array<string> = []
      const outcome = yield* process.run(bothStreams, (line) => Effect.sync(() => void seen.push(line)))
      yield* same("the lines seen", seen, outcome.output)
    })
  ),
  law(
    "a program that fails is an outcome with its exit code",
    Effect.fn(function* (process) {
      const outcome = yield* run(process, failing)
      yield* same("the outcome", [ended(outcome), outcome.output], [[3, undefined, false], ["gone wrong"]])
    })
  ),
  law(
    "a program that is killed has a signal and no exit code",
    Effect.fn(function* (process) {
      yield* same("the outcome", ended(yield* run(process, killed)), [undefined, "SIGKILL", false])
    })
  ),
  law(
    "a program that is not there was not started, by its path or on PATH",
    Effect.fn(function* (process) {
      for (const one of [missing, missingOnPath]) {
        const error = yield* failure(`start ${one.program}`, process.run(one))
        yield* same("the failure", [error._tag, error.program], ["ProgramNotStarted", one.program])
      }
    })
  ),
  law(
    "a program that takes longer than it may has timed out, with what it wrote until then",
    Effect.fn(function* (process) {
      const outcome = yield* run(process, slow)
      yield* same("the outcome", [ended(outcome), outcome.output], [[undefined, undefined, true], ["begun"]])
    })
  ),
  law("arguments arrive as they are; no shell has read them", output("the arguments", printing, words))
]

const starting: ReadonlyArray<Law<Process>> = [
  ofPrograms(
    "a directory cannot be started, and nothing starts in a directory that is not there",
    Effect.fn(function* (process) {
      for (const one of [command("/"), { ...sh("echo started"), cwd: "/nowhere" }]) {
        const error = yield* failure(`start ${one.program} in ${one.cwd}`, process.run(one))
        yield* same("the failure", [error._tag, error.program], ["ProgramNotStarted", one.program])
      }
    })
  ),
  ofPrograms(
    "a program that ends with 126 or 127 by itself was started",
    Effect.fn(function* (process) {
      yield* same("126", ended(yield* run(process, sh("exit 126"))), [126, undefined, false])
      // The shell names itself and what it did not find: it was started, another program was not.
      yield* same("127", ended(yield* run(process, command("/bin/sh", ["-c", "no-such-program"]))), [
        127,
        undefined,
        false
      ])
    })
  ),
  ofPrograms(
    "the environment is what the command states, and nothing of ours",
    Effect.fn(function* (process) {
      const env = { PATH: path, EMPTY: "", BLANKS: " a  b ", SIGNS: "$HOME `x` 'y' \"z\" \\n" }
      const { output } = yield* run(process, command("/usr/bin/env", [], { env }))
      // A POSIX shell on the way tells where it is.
      const shells = /^(?:PWD|OLDPWD|SHLVL|_)=/
      const wanted = Object.entries(env)
        .map(([name, value]) => `${name}=${value}`)
        .toSorted()
      yield* same(
        "the variables",
        output.filter((line) => !shells.test(line) || wanted.includes(line)).toSorted(),
        wanted
      )
    })
  ),
  ofPrograms(
    "a program starts in the directory that the command states",
    output("the directory", { ...sh("pwd -P"), cwd: "/usr" }, ["/usr"])
  ),
  ofPrograms(
    "a name is looked up on the PATH that the command states",
    Effect.fn(function* (process) {
      const error = yield* failure(
        "find a program on an empty path",
        process.run(command("ls", [], { env: { PATH: "/nowhere" } }))
      )
      yield* same("the failure", error._tag, "ProgramNotStarted")
    })
  ),
  ofPrograms("standard input is empty", output("what cat reads", command("cat"), []))
]

const reading: ReadonlyArray<Law<Process>> = [
  ofPrograms("a last line without a line break counts", output("the output", sh("printf 'one\\ntwo'"), ["one", "two"])),
  ofPrograms(
    "line breaks of other systems are no part of a line; empty lines stay",
    output("the output", sh("printf 'one\\r\\n\\r\\ntwo\\n\\nthree'"), ["one", "", "two", "", "three"])
  ),
  ofPrograms(
    "a character written in two pieces is one character",
    output("the output", sh("printf 'gr\\303'; sleep 0.2; printf '\\266\\303\\237er\\n'"), ["größer"])
  ),
  ofPrograms(
    "ten megabytes of output arrive complete",
    Effect.fn(function* (process) {
      const line = "0123456789".repeat(10)
      const { output } = yield* run(process, sh(`yes ${line} | head -n 100000; echo end`))
      yield* same("lines, and the last one", [output.length, output.at(-1)], [100_001, "end"])
      yield* holds(
        "every line is whole",
        output.slice(0, -1).every((one) => one === line)
      )
    })
  ),
  ofPrograms(
    "a line without an end is cut, and its time limit holds all the same",
    Effect.fn(function* (process) {
      const endless = yield* run(process, { ...sh("yes abc | tr -d '\\n'"), timeout: "1 second" })
      yield* same("the outcome", [endless.timedOut, (endless.output[0] ?? "").length < 2_000_000], [true, true])
    })
  ),
  ofPrograms(
    "a line is seen while the program goes on",
    Effect.fn(function* (process) {
      const seen = yield* Deferred.make<string>()
      const running = yield* Effect.forkChild(
        process.run(sh("echo begun; sleep 60"), (line) => Effect.asVoid(Deferred.succeed(seen, line)))
      )
      const line = yield* Deferred.await(seen).pipe(Effect.timeoutOption("20 seconds"))
      yield* Fiber.interrupt(running)
      yield* same("the line", line._tag === "Some" ? line.value : "none within 20 seconds", "begun")
    })
  )
]

/**
 * Ended processes that nobody has reaped yet count as gone: in a container the first process may never do it. One that was
 * killed just now may take its time to end.
 */
const waiting = `
[ -n "$(ps -o stat= -p $$)" ] || { echo nobody can tell without ps; exit; }
for second in 1 2 3 4 5; do
  case $(ps -o stat= -p "$1") in ""|Z*) echo gone; exit ;; esac
  sleep 1
done
echo running`
const stateOf = (pid: string) => sh(waiting, pid)
const isGone = (process: Interface, pid: string) =>
  Effect.map(run(process, stateOf(pid)), ({ output }) => output.join())

/** Starts a program that prints the process id of a descendant, and interrupts it then. */
const interrupted = Effect.fn(function* (process: Interface, text: string) {
  const seen = yield* Deferred.make<string>()
  const running = yield* Effect.forkChild(process.run(sh(text), (line) => Effect.asVoid(Deferred.succeed(seen, line))))
  const pid = yield* Deferred.await(seen)
  yield* Fiber.interrupt(running)
  return pid
})

const ending: ReadonlyArray<Law<Process>> = [
  ofPrograms(
    "a program that ignores the request to end is ended all the same",
    Effect.fn(function* (process) {
      const stubborn = sh("trap '' TERM; echo $$; while :; do sleep 1; done")
      const outcome = yield* run(process, { ...stubborn, timeout: "500 millis" })
      yield* same("the outcome", ended(outcome), [undefined, undefined, true])
      yield* same("the program", yield* isGone(process, outcome.output[0] ?? ""), "gone")
    })
  ),
  ofPrograms(
    "an interruption ends the program and all that it has started",
    Effect.fn(function* (process) {
      yield* same("a child", yield* isGone(process, yield* interrupted(process, "sleep 60 & echo $!; wait")), "gone")
      const hidden = "(trap '' TERM; sleep 60; sleep 60) >/dev/null 2>&1 & echo $!; wait"
      yield* same("one that ignores the request", yield* isGone(process, yield* interrupted(process, hidden)), "gone")
    })
  ),
  ofPrograms(
    "what a program leaves running neither holds the run nor survives it",
    Effect.fn(function* (process) {
      for (const text of ["sleep 60 & echo $!", "sleep 60 >/dev/null 2>&1 & echo $!; exit 3"]) {
        const outcome = yield* run(process, { ...sh(text), timeout: "20 seconds" })
        yield* same("timed out", outcome.timedOut, false)
        yield* same("what was left running", yield* isGone(process, outcome.output[0] ?? ""), "gone")
      }
    })
  )
]

export const processLaws: ReadonlyArray<Law<Process>> = [...outcomes, ...starting, ...reading, ...ending]
