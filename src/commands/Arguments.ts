/** What a person wrote after `bin/plan` and `bin/stage`. */
import * as Result from "effect/Result"
import type { ImagePlaces } from "../platforms/image/Image.ts"
import { locationOf } from "../platforms/image/Location.ts"
import { type Grammar, parse, type CommandLineWords, WrongUsage } from "../services/CommandLine.ts"
import { join } from "../services/Filesystem.ts"

export const planUsage = "bin/plan APP_DIR [--env NAME=VALUE]... [--cache DIR] [--offline] [--json]"
export const stageUsage =
  "bin/stage APP_DIR [--run] [--cache DIR] [--output DIR] [--base IMAGE] [--env NAME=VALUE]... [OPTION]..."

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

/** A value that is missing is told by Node; an empty one counts as not given. */
const lastOf = (cwd: string, { values }: CommandLineWords, name: string): string | undefined => {
  const value = values.get(name)?.at(-1)
  return value === undefined || value === "" ? undefined : absolute(cwd, value)
}

export const variablesOf = (
  { values }: Pick<CommandLineWords, "values">,
  usage: string
): Result.Result<ReadonlyMap<string, string>, WrongUsage> => {
  const variables = new Map<string, string>()
  for (const word of values.get("env") ?? []) {
    const [, name, value = ""] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? []
    // A word that is no assignment may be a secret that was to be one.
    if (name === undefined)
      return Result.fail(
        new WrongUsage({ usage, problem: "--env takes NAME=VALUE, a name of letters, digits and underscores." })
      )
    variables.set(name, value)
  }
  return Result.succeed(variables)
}

const read = (
  grammar: Grammar,
  args: ReadonlyArray<string>,
  usage: string
): Result.Result<CommandLineWords, WrongUsage> =>
  Result.mapError(parse(grammar, args), (problem) => new WrongUsage({ problem, usage }))

/** What both commands take. */
interface Asked {
  readonly app: string
  /** Where things are kept, if a person says so. */
  readonly cache: string | undefined
  /** Variables as an app's user would set them. */
  readonly variables: ReadonlyMap<string, string>
}

const asked = (cwd: string, words: CommandLineWords, usage: string): Result.Result<Asked, WrongUsage> =>
  Result.gen(function* () {
    const variables = yield* variablesOf(words, usage)
    const app = absolute(cwd, yield* onlyApp(words.positionals, usage))
    return { app, cache: lastOf(cwd, words, "cache"), variables }
  })

export interface PlanArguments extends Asked {
  readonly json: boolean
  /** Whether it would be staged without a network is to be found out. */
  readonly offline: boolean
}

export const planArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<PlanArguments, WrongUsage> =>
  Result.gen(function* () {
    const words = yield* read({ flags: ["json", "offline"], values: ["cache", "env"] }, args, planUsage)
    return {
      ...(yield* asked(cwd, words, planUsage)),
      json: words.flags.has("json"),
      offline: words.flags.has("offline")
    }
  })

export interface StageArguments extends Asked {
  readonly run: boolean
  /** The directory of the copy. */
  readonly output: string | undefined
  /** An image in its place. */
  readonly image: ImagePlaces | undefined
  /** The answer is for a program, and the log goes to stderr. */
  readonly json: boolean
  /** Files that tell what is other than in the last staging of the app, each as its name ends. */
  readonly changes: ReadonlyArray<ChangesFile>
  /** Files that tell what the staging did, each as its name ends. */
  readonly reports: ReadonlyArray<AskedReport>
}

/** A file that gets the report. */
export interface AskedReport {
  readonly path: string
  readonly form: "html" | "json"
}

export interface ChangesFile {
  readonly path: string
  readonly form: "json" | "markdown"
}

const changesFiles = (
  cwd: string,
  { values }: CommandLineWords
): Result.Result<ReadonlyArray<ChangesFile>, WrongUsage> => {
  const all = values.get("changes") ?? []
  if (all.some((path) => !/[^/]\.(?:md|json)$/.test(path)))
    return wrong("--changes takes a file that ends with .md, for Markdown, or with .json.")
  return Result.succeed(
    all.map((path) => ({ path: absolute(cwd, path), form: path.endsWith(".md") ? "markdown" : "json" }))
  )
}

const reportFiles = (
  cwd: string,
  { values }: CommandLineWords
): Result.Result<ReadonlyArray<AskedReport>, WrongUsage> => {
  const all = values.get("report") ?? []
  if (all.some((path) => !/[^/]\.(?:html|json)$/.test(path)))
    return wrong("--report takes a file that ends with .html, for a page, or with .json.")
  return Result.succeed(
    all.map((path) => ({ path: absolute(cwd, path), form: path.endsWith(".html") ? "html" : "json" }))
  )
}

const wrong = (problem: string) => Result.fail(new WrongUsage({ usage: stageUsage, problem }))

/** `undefined` where no image is asked for. */
const imageOf = (
  cwd: string,
  { flags, values }: CommandLineWords
): Result.Result<ImagePlaces | undefined, WrongUsage> => {
  const at = (text: string | undefined) =>
    text === undefined || text === "" ? undefined : locationOf(text, (path) => absolute(cwd, path))
  const [written, underneath] = [values.get("output")?.at(-1), values.get("base")?.at(-1)]
  const [output, base] = [at(written), at(underneath)]
  if (output === undefined)
    return underneath === undefined
      ? Result.succeed(undefined)
      : wrong("--base is what an image is made on top of: --output oci:DIR or oci-archive:FILE asks for one.")
  if (flags.has("run")) return wrong("--run starts a staged copy, and no image.")
  if (underneath !== undefined && base === undefined) return wrong("--base takes oci:DIR or oci-archive:FILE.")
  return Result.succeed({ output, base })
}

export const stageArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<StageArguments, WrongUsage> =>
  Result.gen(function* () {
    const words = yield* read(
      { flags: ["run", "json"], values: ["cache", "output", "base", "changes", "report", "env"] },
      args,
      stageUsage
    )
    const given = yield* asked(cwd, words, stageUsage)
    const port = Number(given.variables.get("PORT") ?? "1")
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return yield* Result.fail(
        new WrongUsage({ usage: stageUsage, problem: "--env PORT takes a number from 1 to 65535." })
      )
    }
    if (words.flags.has("run") && words.flags.has("json"))
      return yield* wrong("--run starts the app, and --json answers when all is done: take one of them.")
    const changes = yield* changesFiles(cwd, words)
    const reports = yield* reportFiles(cwd, words)
    const image = yield* imageOf(cwd, words)
    const output = image === undefined ? lastOf(cwd, words, "output") : undefined
    return { ...given, run: words.flags.has("run"), json: words.flags.has("json"), output, image, changes, reports }
  })

/** Whether the answer is for a program, and so is what went wrong with the words themselves. */
export const wantsJson = (args: ReadonlyArray<string>): boolean => {
  const end = args.indexOf("--")
  return (end < 0 ? args : args.slice(0, end)).includes("--json")
}
