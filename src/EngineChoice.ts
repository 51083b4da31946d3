/** Which engine serves a plan: the first that does not decline what is planned with its own understanding of the options. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { Plan, Tool } from "./domain/Plan.ts"
import type { StagingError } from "./domain/StagingError.ts"
import type { Engine, EngineOptions } from "./engines/Engine.ts"
import { Engines } from "./engines/registry.ts"
import type { Input } from "./plan/Planner.ts"
import { Env } from "./services/Env.ts"
import { join } from "./services/Filesystem.ts"
import { Report } from "./services/Report.ts"

interface Place {
  readonly root: string
  readonly tools: ReadonlyArray<Tool>
  /** What the app brings along in `vendor/`. */
  readonly vendored?: ReadonlyArray<string>
}

/** Its folder stands among the places of packages as if `--find-links` had named it. */
const withVendor = (options: EngineOptions, { root, vendored }: Place): EngineOptions => {
  if (vendored === undefined) return options
  const folder = join(root, "vendor")
  const word = `--find-links=${folder}`
  return {
    ...options,
    wheel: [...options.wheel, word],
    index: [...options.index, word],
    vendor: { folder, files: vendored }
  }
}

type Decide = (options: Input["options"]) => Result.Result<Plan, StagingError>

const decidedBy = Effect.fn("EngineChoice.decidedBy")(function* (engine: Engine, place: Place, decide: Decide) {
  const env = yield* Env
  const report = yield* Report
  const options = Result.map(engine.options(env, place.tools, place.root), (given) => withVendor(given, place))
  if (Result.isSuccess(options)) yield* report.hide(options.success.secrets)
  const decided = decide(
    Result.map(options, ({ names, notices, requirements }) => ({ names, requirements: requirements.length, notices }))
  )
  return { engine, options, decided }
})

export const decidedWithEngine = Effect.fn("EngineChoice.decide")(function* (place: Place, decide: Decide) {
  const report = yield* Report
  const [first, ...others] = yield* Engines
  if (first === undefined) return yield* Effect.die(new Error("There is no engine"))
  let found = yield* decidedBy(first, place, decide)
  for (const other of others) {
    const { decided, engine } = found
    const declined = Result.isSuccess(decided) ? engine.declines(decided.success) : undefined
    if (declined === undefined) break
    yield* report.detail(`${engine.id} does not serve here (${declined}), so ${other.id} does.`)
    found = yield* decidedBy(other, place, decide)
  }
  return found
})
