/** What a person wrote after `bin/explain`. */
import * as Result from "effect/Result"
import { parse, WrongUsage } from "../../services/CommandLine.ts"

export const explainUsage = "bin/explain [ID]... [--json]"

export interface ExplainArguments {
  /** Ids, or their subjects alone: `pip/no-compiler`, `pip`; none asks for the list of all. */
  readonly words: ReadonlyArray<string>
  readonly json: boolean
}

/** An id as it is copied from a log: `(pip/no-compiler)`, several with commas. */
const idsIn = (word: string): ReadonlyArray<string> =>
  word.split(/[\s,]+/).flatMap((part) => part.toLowerCase().replaceAll(/^[([`'"]+|[)\]`'".:]+$/g, "") || [])

export const explainArguments = (args: ReadonlyArray<string>): Result.Result<ExplainArguments, WrongUsage> =>
  Result.mapBoth(parse({ flags: ["json"], values: [] }, args), {
    onFailure: (problem) => new WrongUsage({ problem, usage: explainUsage }),
    onSuccess: ({ flags, positionals }) => ({ words: positionals.flatMap(idsIn), json: flags.has("json") })
  })
