/** Surveys and plans an app over values alone: files, variables, a stack and a day in; a plan or an error out. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import { Footprint } from "../../../src/domain/Footprint.ts"
import type { Plan } from "../../../src/domain/Plan.ts"
import type { Runtime, RuntimeOffer } from "../../../src/domain/Runtime.ts"
import type { StagingError } from "../../../src/domain/StagingError.ts"
import { classicFootprint } from "../../../src/platforms/Classic.ts"
import * as CacheDisk from "../../../src/services/CacheDisk.ts"
import * as Env from "../../../src/services/Env.ts"
import type { Filesystem } from "../../../src/services/Filesystem.ts"
import { Process } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import * as Staging from "../../../src/Staging.ts"
import { parseSources } from "../../../src/python/Programs.ts"
import { layerScripted } from "../../../src/testing/ScriptedProcess.ts"
import * as Files from "./AppFiles.ts"
import * as Stack from "./Stack.ts"

export interface Given {
  readonly files: Files.Files
  /** Files that one major alone can parse; every other is parsed by both. */
  readonly code?: Readonly<Record<string, "2" | "3">>
  readonly variables?: Readonly<Record<string, string>>
  readonly stack?: ReadonlyArray<Runtime>
  readonly obtainable?: ReadonlyArray<RuntimeOffer>
  readonly today?: string
}

/** Old and new lines, those that most apps of the last fifteen years were written for. */
export const usualStack = Stack.stackOf("2.7.18", "3.6.15", "3.12.1", "3.13.0")
export const usualDay = "2026-11-23"

/** Interpreters that can do nothing but parse, line 7 being what they cannot. */
const parsers = (code: Readonly<Record<string, "2" | "3">>): Layer.Layer<Process> =>
  layerScripted(({ args, program }) => {
    const major = /python([23])/.exec(program)?.[1]
    const answers = args.slice(args.indexOf(parseSources) + 1).map((path) => {
      const only = Object.entries(code).find(([name]) => path.endsWith(`/${name}`))?.[1]
      return only === undefined || only === major ? { parses: true } : { parses: false, line: 7 }
    })
    return Effect.succeed({ output: [`@python-buildpack@${JSON.stringify(answers)}`] })
  }, [])

const on =
  (day: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    TestClock.setTime(Date.parse(day)).pipe(Effect.andThen(effect), Effect.provide(TestClock.layer()))

/** The whole of what precedes an execution; only `files` may be the real disk. */
export const decideIn = (
  root: string,
  files: Layer.Layer<Filesystem>,
  given: Omit<Given, "files">
): Effect.Effect<Result.Result<Staging.Decided, StagingError>> => {
  const base = Layer.mergeAll(
    files,
    Env.layerMemory(given.variables ?? {}),
    Report.layerMemory([]),
    parsers(given.code ?? {})
  )
  const layers = Layer.mergeAll(
    Layer.provideMerge(CacheDisk.layerNone, base),
    Stack.layer(given.stack ?? usualStack, given.obtainable)
  )
  return Staging.plan(root).pipe(
    Effect.provideService(Footprint, classicFootprint),
    Effect.result,
    Effect.provide(layers),
    on(given.today ?? usualDay)
  )
}

export const decide = ({ files, ...given }: Given) => decideIn(Files.root, Files.layer(files), given)

/** The plan of an app that has one. */
export const planOf = async (given: Given): Promise<Plan> => {
  const decided = await Effect.runPromise(decide(given))
  if (Result.isFailure(decided)) throw new Error(`there is no plan: ${decided.failure.id}: ${decided.failure.message}`)
  return decided.success.plan
}

/** The error of an app that cannot be staged. */
export const errorOf = async (given: Given): Promise<StagingError> => {
  const decided = await Effect.runPromise(decide(given))
  if (Result.isSuccess(decided)) throw new Error("there is a plan")
  return decided.failure
}

/** `warning python/end-of-life`: what a plan has to say. */
export const said = (plan: Plan): ReadonlyArray<string> => plan.notices.map(({ id, level }) => `${level} ${id}`)
