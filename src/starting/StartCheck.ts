/** Whether what starts an app can be imported in what was staged for it: found out once, and not again while nothing changed. */
import * as Effect from "effect/Effect"
import { type Cure, cureOf } from "../diagnosis/ImportCures.ts"
import type { StartCheckRun } from "../domain/OwnWork.ts"
import { PYTHON_START_CHECK } from "../domain/Options.ts"
import type { StartObject } from "../launch/StartChoice.ts"
import type { StagedPlace } from "../programs/StagedProgram.ts"
import { Env } from "../services/Env.ts"
import { noted } from "../services/Notes.ts"
import { Report } from "../services/Report.ts"
import { type CheckInputs, type KeptCheck, keepCheck, keptCheck, type TriedLine, writeCheck } from "./KeptCheck.ts"
import { type ImportOutcome, importOnce, type Imported, patience } from "./StartImport.ts"
import {
  type ImportProblem,
  problemIn,
  standAbove,
  StartCheckUnknown,
  StartRefused,
  titleOfProblem
} from "./StartRefused.ts"

const modes = ["warn", "error", "off"] as const

/** Read before anything is fetched, so that a mistake is told at once. */
export const startPolicy = Effect.gen(function* () {
  const value = (yield* Env).get(PYTHON_START_CHECK)?.trim().toLowerCase() ?? ""
  const found = modes.find((mode) => mode === value)
  if (found === undefined && value !== "") return yield* new StartCheckUnknown({ value })
  return found ?? "warn"
})

export interface Checkable {
  readonly object: StartObject
  /** Names of the app's own modules and packages, the first parts alone. */
  readonly own: ReadonlySet<string>
  /** All that the code which was read is a function of; `undefined` where none was. */
  readonly code: string | undefined
}

export interface Checked extends Checkable {
  readonly staged: StagedPlace
  /** The line of Python: `3.12`. */
  readonly line: string
  /** All that the packages and the Python are a function of; `undefined` where that is not known, and so nothing is kept. */
  readonly identity: string | undefined
}

/** What an import has come to, not told yet. */
export interface StartVerdict {
  readonly object: StartObject
  readonly outcome: ImportOutcome
  readonly problem: ImportProblem | undefined
  /** Other lines of Python might do. */
  readonly cure: Cure | undefined
  /** It is an earlier staging's, and all that decides it is the same. */
  readonly isKept: boolean
  readonly record: KeptCheck | undefined
}

const inSeconds = (seconds: number): string => `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`

const tell = Effect.fn("StartCheck.tell")(function* ({ target }: StartObject, { seconds, slowest }: Imported) {
  // What takes less is nobody's trouble.
  const parts = slowest.filter(([, own]) => own >= 0.1).map(([name, own]) => `${name} ${inSeconds(own)}`)
  yield* (yield* Report).detail(
    `\`${target}\` was imported in ${inSeconds(seconds)}${parts.length === 0 ? "" : `; the most of it: ${parts.join(", ")}`}.`
  )
})

const inputsOf = ({ code, identity, object, staged }: Checked): CheckInputs | undefined =>
  code === undefined || identity === undefined ? undefined : { object, root: staged.root, code, identity }

const verdictOf = (
  { line, object, own }: Checked,
  outcome: ImportOutcome,
  record: KeptCheck | undefined,
  isKept: boolean
): StartVerdict => {
  const failure = outcome._tag === "Imported" ? outcome.imported.failure : undefined
  const isSet = failure?.variable === undefined
  const [first = ""] = failure?.name?.split(".") ?? []
  const all = failure?.isOwn === true ? new Set([...own, first]) : own
  return {
    object,
    outcome,
    problem: problemIn(outcome, all),
    cure: failure !== undefined && isSet ? cureOf(failure, line, (module) => all.has(module)) : undefined,
    isKept,
    record
  }
}

/** Imports it, unless the answer is known; nothing is said yet of one that fails. `undefined` where nobody wants to know. */
export const checkStart = Effect.fn("StartCheck.checkStart")(function* (given: Checked) {
  if ((yield* startPolicy) === "off") return undefined
  const { object, staged } = given
  const inputs = inputsOf(given)
  const kept = inputs === undefined ? undefined : yield* keptCheck(inputs)
  if (kept !== undefined) return verdictOf(given, kept.outcome, kept, true)
  yield* (yield* Report).step(`Importing \`${object.target}\` once, as its server will`)
  const outcome = yield* importOnce(staged, object)
  const record = inputs === undefined ? undefined : yield* keepCheck(inputs, outcome)
  const verdict = verdictOf(given, outcome, record, false)
  if (verdict.problem === undefined && outcome._tag === "Imported") yield* tell(object, outcome.imported)
  return verdict
})

/** Remembers that another line was tried for this very failure, so that it is not each time. */
export const triedFor = ({ record }: StartVerdict, tried: TriedLine) =>
  record === undefined ? Effect.void : writeCheck({ ...record, tried })

const inMillis = (seconds: number): number => Math.round(seconds * 1000)

/** What a check has come to, for the record of the staging. */
const recorded = ({ isKept, object, outcome, problem }: StartVerdict, why: string | undefined): StartCheckRun => {
  const { seconds, slowest } =
    outcome._tag === "Imported"
      ? outcome.imported
      : { seconds: outcome._tag === "TooLong" ? patience : undefined, slowest: [] }
  return {
    target: object.target,
    result: problem === undefined ? "imported" : "failed",
    ...(isKept ? { kept: true as const } : {}),
    ...(seconds === undefined ? {} : { elapsed: inMillis(seconds) }),
    slowest: slowest.map(([module, own]) => ({ module, elapsed: inMillis(own) })),
    ...(why === undefined ? {} : { why })
  }
}

interface Settled {
  readonly tried: TriedLine | undefined
  /** Where the object is named, and what to do, where a Procfile names it. */
  readonly advice: { readonly place: string; readonly hints: ReadonlyArray<string> } | undefined
}

/** Says what is wrong, by the policy: a warning, or the end of the staging. */
export const settleStart = Effect.fn("StartCheck.settleStart")(function* (
  verdict: StartVerdict,
  { advice, tried }: Settled
) {
  const { isKept, object, problem } = verdict
  if (problem === undefined) return yield* noted({ _tag: "StartCheck", check: recorded(verdict, undefined) })
  const more = [
    ...(tried === undefined
      ? []
      : [`Python ${tried.line} was tried as well, which nothing asks for either: ${tried.what}`]),
    ...(isKept ? ["It was not imported again: nothing that decides it has changed since."] : [])
  ]
  const hints = (advice?.hints ?? problem.hints).filter((hint) => !(isKept && hint.endsWith(standAbove)))
  const told = { hints, what: [problem.what, ...more].join("\n") }
  yield* noted({ _tag: "StartCheck", check: recorded(verdict, told.what) })
  const names = { target: object.target, by: advice?.place }
  if ((yield* startPolicy) === "error") return yield* new StartRefused({ names, problem: told })
  yield* (yield* Report).warning({
    id: "start/not-importable",
    text: [`${titleOfProblem(names)}. ${told.what}`, ...told.hints].join("\n")
  })
})
