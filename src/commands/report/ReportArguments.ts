/** What a platform, or a person, wrote after `bin/report`. */
import * as Result from "effect/Result"
import { type BillFormat, billFormats } from "../../report/Bills.ts"
import { type CommandLineWords, parse, WrongUsage } from "../../services/CommandLine.ts"
import { absolute } from "../Arguments.ts"

export const reportUsage = "bin/report BUILD_DIR [CACHE_DIR [ENV_DIR]] [OPTION]..."

export type ReportForm =
  | { readonly _tag: "Facts" | "Json" }
  | { readonly _tag: "Bill"; readonly format: BillFormat }
  /** A page, written there; absolute. */
  | { readonly _tag: "Page"; readonly path: string }

export interface ReportArguments {
  /** The app, as it was staged; absolute. */
  readonly app: string
  /** The directory as given to a platform; a person's own when none was given. */
  readonly cache: string
  readonly form: ReportForm
}

const refuse = (problem: string) => Result.fail(new WrongUsage({ problem, usage: reportUsage }))

const formOf = (cwd: string, { flags, values }: CommandLineWords): Result.Result<ReportForm, WrongUsage> => {
  const [bill, path, json] = [values.get("sbom")?.at(-1), values.get("html")?.at(-1), flags.has("json")]
  if ([bill !== undefined, path !== undefined, json].filter(Boolean).length > 1)
    return refuse("Take one of --json, --html and --sbom.")
  if (path === "") return refuse("--html takes the file that is written.")
  if (path !== undefined) return Result.succeed({ _tag: "Page", path: absolute(cwd, path) })
  if (bill === undefined) return Result.succeed({ _tag: json ? "Json" : "Facts" })
  const format = billFormats.find((one) => one === bill)
  if (format === undefined) return refuse(`--sbom takes ${billFormats.join(" or ")}.`)
  return Result.succeed({ _tag: "Bill", format })
}

/** `personal` is where a person's cache is. The variables of the app, which a platform gives as ENV_DIR, are of no use here. */
export const reportArguments = (
  cwd: string,
  args: ReadonlyArray<string>,
  personal: string | undefined
): Result.Result<ReportArguments, WrongUsage> =>
  Result.gen(function* () {
    const given = parse({ flags: ["json"], values: ["html", "sbom"] }, args)
    if (Result.isFailure(given)) return yield* refuse(given.failure)
    const { positionals } = given.success
    const [app, cache, , ...more] = positionals
    if (app === undefined || app === "") return yield* refuse("The app's directory is missing.")
    if (more.length > 0) return yield* refuse(`\`${more.join(" ")}\` is too much.`)
    const form = yield* formOf(cwd, given.success)
    const place = cache === undefined || cache === "" ? personal : absolute(cwd, cache)
    if (place === undefined) return yield* refuse("CACHE_DIR is missing, and $HOME names no place for a cache.")
    return { app: absolute(cwd, app), cache: place, form }
  })
