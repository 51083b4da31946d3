/** Whether what starts an app can be imported in what was staged for it: found out once, and not again while nothing changed. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { CodeFacts } from "../domain/CodeFacts.ts"
import { PYTHON_START_CHECK } from "../domain/Options.ts"
import type { StartDecision, StartObject } from "../launch/StartChoice.ts"
import { decidingVariables, valuesDigest } from "../programs/AppVariables.ts"
import type { StagedPlace } from "../programs/StagedProgram.ts"
import { checkStart } from "../python/Programs.ts"
import { Cache } from "../services/Cache.ts"
import { randomWord, sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Report } from "../services/Report.ts"
import { importOnce, type Imported } from "./StartImport.ts"
import { problemIn, StartCheckUnknown, StartRefused, titleOfProblem } from "./StartRefused.ts"

const modes = ["warn", "error", "off"] as const

/** Read before anything is fetched, so that a mistake is told at once. */
export const startPolicy = Effect.gen(function* () {
  const value = (yield* Env).get(PYTHON_START_CHECK)?.trim().toLowerCase() ?? ""
  const found = modes.find((mode) => mode === value)
  if (found === undefined && value !== "") return yield* new StartCheckUnknown({ value })
  return found ?? "warn"
})

const Kept = Schema.fromJsonString(
  Schema.Struct({
    stamp: Schema.String,
    variables: Schema.Array(Schema.String),
    /** The digest of their values, salted and slow to try, since there are secrets among them. */
    values: Schema.String,
    salt: Schema.String,
    seconds: Schema.Number
  })
)

const readBy = Effect.fn("StartCheck.readBy")(function* ({ all, variables }: Imported) {
  const names = all ? [...variables, ...(yield* Env).variables.keys()] : variables
  return decidingVariables(names)
})

const inSeconds = (seconds: number): string => `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`

const tell = Effect.fn("StartCheck.tell")(function* ({ target }: StartObject, { seconds, slowest }: Imported) {
  // What takes less is nobody's trouble.
  const parts = slowest.filter(([, own]) => own >= 0.1).map(([name, own]) => `${name} ${inSeconds(own)}`)
  yield* (yield* Report).detail(
    `\`${target}\` was imported in ${inSeconds(seconds)}${parts.length === 0 ? "" : `; the most of it: ${parts.join(", ")}`}.`
  )
})

export interface Checked {
  readonly staged: StagedPlace
  readonly decision: StartDecision
  readonly facts: CodeFacts
  /** All that the code which was read is a function of; `undefined` where none was. */
  readonly code: string | undefined
  /** All that the packages and the Python are a function of; `undefined` where that is not known, and so nothing is kept. */
  readonly identity: string | undefined
}

const namesIn = ({ modules }: CodeFacts): ReadonlySet<string> =>
  new Set(modules.map(({ module }) => module.split(".")[0] ?? ""))

const checked = Effect.fn("StartCheck.checked")(function* (
  object: StartObject,
  { code, facts, identity, staged }: Checked
) {
  const mode = yield* startPolicy
  if (mode === "off") return
  const cache = yield* Cache
  const stamp = sha256(JSON.stringify([checkStart, code, identity, object]))
  const name = cache.ofOneApp ? "start-check" : `start-check-${stamp}`
  const kept = code === undefined || identity === undefined ? undefined : yield* keptValue(Kept, name)
  if (kept?.stamp === stamp && kept.values === (yield* valuesDigest(kept.variables, kept.salt))) return
  const report = yield* Report
  yield* report.step(`Importing \`${object.target}\` once, as its server will`)
  const outcome = yield* importOnce(staged, object)
  const problem = problemIn(outcome, namesIn(facts))
  if (problem !== undefined) {
    if (mode === "error") return yield* new StartRefused({ target: object.target, problem })
    yield* report.warning({
      id: "start/not-importable",
      text: [`${titleOfProblem(object.target)}. ${problem.what}`, ...problem.hints].join("\n")
    })
    return
  }
  if (outcome._tag !== "Imported") return
  yield* tell(object, outcome.imported)
  if (code === undefined || identity === undefined) return
  const variables = yield* readBy(outcome.imported)
  const { seconds } = outcome.imported
  const salt = yield* randomWord
  const record = { stamp, variables, values: yield* valuesDigest(variables, salt), salt, seconds }
  yield* cache.keep(name, yield* Effect.orDie(Schema.encodeEffect(Kept)(record)))
})

/** The object of the `web` process, where it was found in the code. */
export const checkStarts = Effect.fn("StartCheck.checkStarts")(function* (given: Checked) {
  const object = given.decision.processes.find(({ type }) => type === "web")?.object
  if (object !== undefined) yield* checked(object, given)
})
