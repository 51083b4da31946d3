/** What a person wrote after `bin/cache`. */
import * as Result from "effect/Result"
import { parse, type Words } from "../services/CommandLine.ts"
import { absolute, WrongUsage } from "./Arguments.ts"

export const cacheUsage = "bin/cache DIR [list [--json] | prune [--max-size SIZE | --keep-last] | verify | clear]"

export type CacheAction =
  | { readonly _tag: "List"; readonly json: boolean }
  | { readonly _tag: "Prune"; readonly keepLast: boolean }
  | { readonly _tag: "Verify" }
  | { readonly _tag: "Clear" }

export interface CacheArguments {
  /** As given to a platform, or by $PYTHON_CACHE_DIR. */
  readonly directory: string
  readonly action: CacheAction
  /** As written: what stands for $PYTHON_CACHE_MAX_SIZE. */
  readonly maxSize: string | undefined
}

const wrong = (problem: string) => new WrongUsage({ problem, usage: cacheUsage })
const refuse = (problem: string) => Result.fail(wrong(problem))

/** The options that each of the subcommands takes. */
const options: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["list", ["json"]],
  ["prune", ["max-size", "keep-last"]],
  ["verify", []],
  ["clear", []]
])

const actionOf = (name: string, flags: ReadonlySet<string>): CacheAction => {
  if (name === "prune") return { _tag: "Prune", keepLast: flags.has("keep-last") }
  if (name === "verify") return { _tag: "Verify" }
  return name === "clear" ? { _tag: "Clear" } : { _tag: "List", json: flags.has("json") }
}

const understood = (cwd: string, { flags, positionals, values }: Words): Result.Result<CacheArguments, WrongUsage> => {
  const [directory = "", name = "list", ...others] = positionals
  const allowed = options.get(name)
  if (directory === "") return refuse("The cache directory is missing.")
  if (allowed === undefined) return refuse(`There is no \`${name}\`: it is list, prune, verify or clear.`)
  if (others.length > 0) return refuse(`\`${others.join(" ")}\` is too much.`)
  const stray = [...flags, ...values.keys()].find((option) => !allowed.includes(option))
  if (stray !== undefined) return refuse(`\`${name}\` takes no --${stray}.`)
  const maxSize = values.get("max-size")?.at(-1)
  if (maxSize === "") return refuse("--max-size takes a size such as 2G.")
  if (maxSize !== undefined && flags.has("keep-last"))
    return refuse("--max-size and --keep-last are two bounds, and only one can be kept to.")
  return Result.succeed({ directory: absolute(cwd, directory), action: actionOf(name, flags), maxSize })
}

export const cacheArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<CacheArguments, WrongUsage> =>
  Result.flatMap(Result.mapError(parse({ flags: ["json", "keep-last"], values: ["max-size"] }, args), wrong), (words) =>
    understood(cwd, words)
  )
