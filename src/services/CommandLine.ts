/** Arguments of the commands, read by Node's own parser; wrong ones come back as its words, with what was meant. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import { parseArgs, type ParseArgsConfig } from "node:util"

import type { StagingError } from "../domain/StagingError.ts"
import { meant } from "../domain/Spelling.ts"

/** The command line cannot be understood; the one error that ends a command with 2. */
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

export interface CommandLineWords {
  readonly positionals: ReadonlyArray<string>
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, ReadonlyArray<string>>
}

export interface Grammar {
  readonly flags: ReadonlyArray<string>
  readonly values: ReadonlyArray<string>
}

const configuration = ({ flags, values }: Grammar): NonNullable<ParseArgsConfig["options"]> =>
  Object.fromEntries([
    ...flags.map((name) => [name, { type: "boolean" }] as const),
    ...values.map((name) => [name, { type: "string", multiple: true }] as const)
  ])

/** What Node says, without its advice for programs that take other arguments than ours ("To specify a positional argument …", 24.21). */
const inWords = ({ flags, values }: Grammar, message: string): string => {
  const said = `${(message.split(". To specify")[0] ?? message).replace(/\.$/, "")}.`
  const unknown = /^Unknown option '--?([^']*)'/.exec(said)?.[1]
  const better = unknown === undefined ? undefined : meant(unknown, [...flags, ...values, "help", "version"])
  return better === undefined ? said : `${said} Did you mean --${better}?`
}

export const parse = (grammar: Grammar, args: ReadonlyArray<string>): Result.Result<CommandLineWords, string> => {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: configuration(grammar),
      allowPositionals: true,
      strict: true
    })
    const flags = new Set(grammar.flags.filter((name) => values[name] === true))
    const texts = grammar.values.flatMap((name) => {
      const found = values[name]
      return Array.isArray(found) ? [[name, found.filter((item) => typeof item === "string")] as const] : []
    })
    return Result.succeed({ positionals, flags, values: new Map(texts) })
  } catch (error) {
    return Result.fail(inWords(grammar, error instanceof Error ? error.message : String(error)))
  }
}
