/** Arguments of the commands for people, read by Node's own parser; wrong ones come back as its words. */
import * as Result from "effect/Result"
import { parseArgs, type ParseArgsConfig } from "node:util"

export interface Words {
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

export const parse = (grammar: Grammar, args: ReadonlyArray<string>): Result.Result<Words, string> => {
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
    // Node adds advice for programs that take other arguments than ours ("To specify a positional argument …", 24.21).
    const message = error instanceof Error ? error.message : String(error)
    return Result.fail(`${(message.split(". To specify")[0] ?? message).replace(/\.$/, "")}.`)
  }
}
