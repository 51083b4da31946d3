/** What a person wrote after `bin/cache`. */
import * as Result from "effect/Result"
import { meant } from "../../domain/Spelling.ts"
import { parse, type CommandLineWords, WrongUsage } from "../../services/CommandLine.ts"
import { absolute, variablesOf } from "../Arguments.ts"

export const cacheUsage =
  "bin/cache [DIR] [list|changes [BEFORE [NOW]]|lock [ENVIRONMENT]|prefetch APP_DIR|prune|verify|clear] [OPTION]..."

/** What is done to what is kept. */
export type KeptAction =
  | { readonly _tag: "Prune"; readonly keepLast: boolean; readonly json: boolean }
  | {
      readonly _tag: "Changes"
      /** What environments are called by: their keys, or how these begin. */
      readonly names: ReadonlyArray<string>
      readonly form: "text" | "json" | "markdown"
    }
  | {
      readonly _tag: "Lock"
      /** What the environment is called by; the last without it. */
      readonly name: string | undefined
      readonly json: boolean
    }
  | { readonly _tag: "List" | "Verify" | "Clear"; readonly json: boolean }

/** An action that stages an app. */
interface PrefetchAction {
  readonly _tag: "Prefetch"
  readonly app: string
  readonly json: boolean
  /** Variables as an app's user would set them. */
  readonly variables: ReadonlyMap<string, string>
}
export type CacheAction = KeptAction | PrefetchAction

export interface CacheArguments {
  /** The directory as given to a platform, or by $PYTHON_CACHE_DIR; a person's own when none was given. */
  readonly directory: string
  /** Nobody has named the directory, so that it need not be there. */
  readonly personal: boolean
  readonly action: CacheAction
  /** What stands for $PYTHON_CACHE_MAX_SIZE, as written. */
  readonly maxSize: string | undefined
}

const wrong = (problem: string) => new WrongUsage({ problem, usage: cacheUsage })
const refuse = (problem: string) => Result.fail(wrong(problem))

/** The options that each of the subcommands takes. */
const options: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["list", ["json"]],
  ["changes", ["json", "markdown"]],
  ["lock", ["json"]],
  ["prefetch", ["env", "json"]],
  ["prune", ["max-size", "keep-last", "json"]],
  ["verify", ["json"]],
  ["clear", ["json"]]
])

const actionOf = (name: string, flags: ReadonlySet<string>, names: ReadonlyArray<string>): KeptAction => {
  const json = flags.has("json")
  if (name === "changes")
    return { _tag: "Changes", names, form: json ? "json" : flags.has("markdown") ? "markdown" : "text" }
  if (name === "lock") return { _tag: "Lock", name: names[0], json }
  if (name === "prune") return { _tag: "Prune", keepLast: flags.has("keep-last"), json }
  return { _tag: name === "verify" ? "Verify" : name === "clear" ? "Clear" : "List", json }
}

/** So many words may follow an action. */
const mostNames: ReadonlyMap<string, number> = new Map([
  ["changes", 2],
  ["lock", 1],
  ["prefetch", 1]
])

/** A first word that is an action is one; a directory of such a name is written with a `./` before it. */
const words = (cwd: string, positionals: ReadonlyArray<string>, personal: string | undefined) => {
  const [first] = positionals
  if (first !== undefined && !options.has(first)) {
    const [, name = "list", ...others] = positionals
    return { directory: first === "" ? undefined : absolute(cwd, first), personal: false, name, others }
  }
  const [name = "list", ...others] = positionals
  return { directory: personal, personal: true, name, others }
}

const understood = (
  cwd: string,
  { flags, positionals, values }: CommandLineWords,
  own: string | undefined
): Result.Result<CacheArguments, WrongUsage> => {
  const { directory, name, others, personal } = words(cwd, positionals, own)
  const allowed = options.get(name)
  if (directory === undefined) return refuse("The cache directory is missing.")
  if (allowed === undefined) {
    const better = meant(name, [...options.keys()])
    return refuse(
      `There is no \`${name}\`: it is list, changes, lock, prefetch, prune, verify or clear.${better === undefined ? "" : ` Did you mean ${better}?`}`
    )
  }
  const most = mostNames.get(name) ?? 0
  if (others.length > most) return refuse(`\`${others.slice(most).join(" ")}\` is too much.`)
  if (name === "prefetch" && (others[0] ?? "") === "") return refuse("The app's directory is missing.")
  const stray = [...flags, ...values.keys()].find((option) => !allowed.includes(option))
  if (stray !== undefined) return refuse(`\`${name}\` takes no --${stray}.`)
  const maxSize = values.get("max-size")?.at(-1)
  if (maxSize === "") return refuse("--max-size takes a size such as 2G.")
  if (maxSize !== undefined && flags.has("keep-last"))
    return refuse("--max-size and --keep-last are two bounds, and only one can be kept to.")
  if (flags.has("json") && flags.has("markdown")) return refuse("--json and --markdown are two forms of one answer.")
  if (name !== "prefetch")
    return Result.succeed({ directory, personal, action: actionOf(name, flags, others), maxSize })
  const app = absolute(cwd, others[0] ?? "")
  return Result.map(variablesOf({ values }, cacheUsage), (variables) => ({
    directory,
    personal,
    action: { _tag: "Prefetch", app, json: flags.has("json"), variables } as const,
    maxSize
  }))
}

/** `personal` is the directory that is meant where none is given; there may be none. */
export const cacheArguments = (
  cwd: string,
  args: ReadonlyArray<string>,
  personal?: string
): Result.Result<CacheArguments, WrongUsage> =>
  Result.flatMap(
    Result.mapError(parse({ flags: ["json", "markdown", "keep-last"], values: ["max-size", "env"] }, args), wrong),
    (given) => understood(cwd, given, personal)
  )
