/** Turns a failed run of pip into an error that a newcomer understands. */
import * as Data from "effect/Data"
import type { FailureFacts } from "../../domain/StagingError.ts"
import { howToChoose } from "../../domain/ChoosingPython.ts"
import type { Blame, StagingError } from "../../domain/StagingError.ts"
import { missesModule, missesOwnFiles } from "../../diagnosis/building/OwnFiles.ts"
import { excerpt } from "../../diagnosis/Excerpt.ts"
import { building } from "../../diagnosis/building/rules.ts"
import { interpreter } from "../../diagnosis/Interpreter.ts"
import { machine } from "../../diagnosis/Machine.ts"
import { network } from "../../diagnosis/network/rules.ts"
import { requirements } from "../../diagnosis/requirements/rules.ts"
import { surroundings } from "../../diagnosis/Surroundings.ts"
import { resolution } from "../../diagnosis/resolution/rules.ts"
import { type Diagnosis, type PipFailure, pythonLine, type Rule, textOf } from "../../diagnosis/Rule.ts"
import { newestThree } from "../../diagnosis/StackLines.ts"

export type { Diagnosis, PipFailure } from "../../diagnosis/Rule.ts"

/** The first that recognises the failure is the best: causes stand before the symptoms that follow from them. */
const rules: ReadonlyArray<Rule> = [
  ...surroundings,
  ...machine,
  ...network,
  ...interpreter,
  ...building,
  ...requirements,
  ...resolution
]

const said = (failure: PipFailure): ReadonlyArray<string> => {
  const lines = textOf(failure)
    .split("\n")
    .map((text) => text.trimEnd())
    .filter((text) => text !== "")
  const errors = lines.filter((text) => /^\s*(?:ERROR|error|fatal)\b/.test(text) && text !== "ERROR: Exception:")
  // A traceback of pip's own ends with what it says.
  const raised = lines.some((text) => text === "ERROR: Exception:")
    ? lines.filter((text) => /^[A-Za-z_][\w.]*(?:: |$)/.test(text) && !text.startsWith("Traceback")).slice(-1)
    : []
  const told = [...errors, ...raised]
  return (told.length > 0 ? told : lines).slice(-6)
}

/** A failure that no rule recognises: pip's own last words. */
const unrecognised = (failure: PipFailure): Diagnosis => ({
  id: "pip/failed",
  blame: "app",
  title: "pip could not install the packages",
  message: [
    `pip ${failure.pip} ended with ${failure.exitCode === undefined ? (failure.signal ?? "no status") : `status ${failure.exitCode}`}. It said last:`,
    ...said(failure).map((text) => `  ${text}`)
  ].join("\n"),
  hints: ["The whole output of pip stands above; what it says first is most often the cause."]
})

/** All that recognise the failure, best first; never empty. */
export const diagnose = (whole: PipFailure): readonly [Diagnosis, ...ReadonlyArray<Diagnosis>] => {
  const failure: PipFailure = { ...whole, output: excerpt(whole.output) }
  const text = textOf(failure)
  const found = rules.flatMap((rule) => rule(failure, text) ?? [])
  const [best = unrecognised(failure), ...others] = found
  return [best, ...others]
}

/** Where nobody chose the Python, that is the first thing to know about a failure over its version. */
const withDefault = (failure: PipFailure, diagnosis: Diagnosis): Diagnosis => {
  if (!failure.pythonWasDefault || diagnosis.overPython !== true || failure.alsoTried !== undefined) return diagnosis
  const version = pythonLine(failure)
  return {
    ...diagnosis,
    message: `The app does not say which Python it needs, so it got Python ${version}. That is probably what this failed over.\n${diagnosis.message}`,
    // A rule that knows which Python would do has said so; the newest is a guess.
    hints: diagnosis.hints.some((hint) => hint.includes("runtime.txt"))
      ? diagnosis.hints
      : [newestThree(failure).hint, ...diagnosis.hints]
  }
}

/** pip could not install what the app asks for. */
export class DependencyInstallFailed
  extends Data.TaggedError("DependencyInstallFailed")<PipFailure>
  implements StagingError
{
  readonly #diagnosis: Diagnosis = withDefault(this, diagnose(this)[0])
  get id(): string {
    return this.#diagnosis.id
  }
  get facts(): FailureFacts {
    const { line, overPython, unreachable } = this.#diagnosis
    return {
      unreachable: unreachable === true || this.timedOut,
      ...(overPython === true ? { overPython: { line } } : {}),
      ...(missesModule(this) ? { buildLacks: "module" } : missesOwnFiles(this) ? { buildLacks: "files" } : {}),
      knowing: (stack) => new DependencyInstallFailed({ ...this, ...stack }),
      after: (earlier) => (earlier instanceof DependencyInstallFailed ? this.after(earlier) : this)
    }
  }
  /**
   * The one of two failures on two Pythons that is to be told: the later, but for one that only asks for the Python of the earlier, which is
   * told then. Either names the other.
   */
  after(earlier: DependencyInstallFailed): DependencyInstallFailed {
    const isCircle = this.facts.overPython?.line === pythonLine(earlier)
    const [told, other] = isCircle ? [earlier, this] : [this, earlier]
    return new DependencyInstallFailed({ ...told, alsoTried: { line: pythonLine(other), title: other.title } })
  }
  get blame(): Blame {
    return this.#diagnosis.blame
  }
  get transient(): boolean {
    return this.#diagnosis.transient === true
  }
  get title(): string {
    return this.#diagnosis.title
  }
  override get message(): string {
    const { alsoTried } = this
    const other = alsoTried === undefined ? "" : `\nPython ${alsoTried.line} was tried, too: ${alsoTried.title}.`
    return `${this.#diagnosis.message}${other}`
  }
  get hints(): ReadonlyArray<string> {
    const { alsoTried } = this
    const tried = alsoTried === undefined ? undefined : howToChoose(alsoTried.line, this.pythonOrigin)
    return this.#diagnosis.hints.filter((hint) => hint !== tried)
  }
}
