/** What a person wrote after `bin/plan` and `bin/stage`, and what every command for people refuses. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { StagingError } from "../domain/StagingError.ts"
import { parse } from "../services/CommandLine.ts"
import { join } from "../services/Filesystem.ts"

/** The command cannot be understood. */
export class WrongUsage
  extends Data.TaggedError("WrongUsage")<{ readonly problem: string; readonly usage: string }>
  implements StagingError
{
  readonly id = "command/wrong-usage"
  readonly blame = "app"
  readonly title = "The command cannot be understood"
  override get message(): string {
    return this.problem
  }
  get hints(): ReadonlyArray<string> {
    return [`Usage: ${this.usage}`]
  }
}

export const planUsage = "bin/plan APP_DIR [--json]"
export const stageUsage = "bin/stage APP_DIR [--run] [--cache DIR] [--output DIR] [--env NAME=VALUE]..."

export const absolute = (cwd: string, path: string): string => (path.startsWith("/") ? join(path) : join(cwd, path))

const onlyApp = (positionals: ReadonlyArray<string>, usage: string): Result.Result<string, WrongUsage> => {
  const [app, ...others] = positionals
  if (app === undefined || app === "")
    return Result.fail(new WrongUsage({ usage, problem: "The app's directory is missing." }))
  return others.length > 0
    ? Result.fail(
        new WrongUsage({ usage, problem: `Only one directory can be given; \`${others.join(" ")}\` is too much.` })
      )
    : Result.succeed(app)
}

export interface PlanArguments {
  readonly app: string
  readonly json: boolean
}

export const planArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<PlanArguments, WrongUsage> =>
  Result.gen(function* () {
    const words = yield* Result.mapError(
      parse({ flags: ["json"], values: [] }, args),
      (problem) => new WrongUsage({ problem, usage: planUsage })
    )
    return { app: absolute(cwd, yield* onlyApp(words.positionals, planUsage)), json: words.flags.has("json") }
  })

export interface StageArguments {
  readonly app: string
  readonly run: boolean
  readonly cache: string | undefined
  readonly output: string | undefined
  readonly variables: ReadonlyMap<string, string>
}

const variable = (word: string): Result.Result<readonly [string, string], WrongUsage> => {
  const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word)
  return match === null
    ? Result.fail(
        new WrongUsage({
          usage: stageUsage,
          problem: "--env takes NAME=VALUE, a name of letters, digits and underscores."
        })
      )
    : Result.succeed([match[1] ?? "", match[2] ?? ""])
}

export const stageArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<StageArguments, WrongUsage> =>
  Result.gen(function* () {
    const grammar = { flags: ["run"], values: ["cache", "output", "env"] }
    const words = yield* Result.mapError(
      parse(grammar, args),
      (problem) => new WrongUsage({ problem, usage: stageUsage })
    )
    const last = (name: string): string | undefined => {
      const value = words.values.get(name)?.at(-1)
      return value === undefined || value === "" ? undefined : absolute(cwd, value)
    }
    const variables = new Map<string, string>()
    for (const word of words.values.get("env") ?? []) variables.set(...(yield* variable(word)))
    const app = absolute(cwd, yield* onlyApp(words.positionals, stageUsage))
    const port = Number(variables.get("PORT") ?? "1")
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return yield* Result.fail(
        new WrongUsage({ usage: stageUsage, problem: "--env PORT takes a number from 1 to 65535." })
      )
    }
    return { app, run: words.flags.has("run"), cache: last("cache"), output: last("output"), variables }
  })
