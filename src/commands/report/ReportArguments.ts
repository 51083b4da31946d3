/** What a platform, or a person, wrote after `bin/report`. */
import * as Result from "effect/Result"
import { type BillFormat, billFormats } from "../../report/Bills.ts"
import { parse, WrongUsage } from "../../services/CommandLine.ts"
import { absolute } from "../Arguments.ts"

export const reportUsage = "bin/report BUILD_DIR [CACHE_DIR [ENV_DIR]] [OPTION]..."

export type ReportForm = { readonly _tag: "Facts" | "Json" } | { readonly _tag: "Bill"; readonly format: BillFormat }

export interface ReportArguments {
  /** The app, as it was staged; absolute. */
  readonly app: string
  /** The directory as given to a platform; a person's own when none was given. */
  readonly cache: string
  readonly form: ReportForm
}

const refuse = (problem: string) => Result.fail(new WrongUsage({ problem, usage: reportUsage }))

const formsOf = (json: boolean, bill: string | undefined): Result.Result<ReportForm, WrongUsage> => {
  if (bill === undefined) return Result.succeed({ _tag: json ? "Json" : "Facts" })
  const format = billFormats.find((one) => one === bill)
  if (format === undefined) return refuse(`--sbom takes ${billFormats.join(" or ")}.`)
  return json ? refuse("Take one of --json and --sbom.") : Result.succeed({ _tag: "Bill", format })
}

/** `personal` is where a person's cache is. The variables of the app, which a platform gives as ENV_DIR, are of no use here. */
export const reportArguments = (
  cwd: string,
  args: ReadonlyArray<string>,
  personal: string | undefined
): Result.Result<ReportArguments, WrongUsage> =>
  Result.gen(function* () {
    const given = parse({ flags: ["json"], values: ["sbom"] }, args)
    if (Result.isFailure(given)) return yield* refuse(given.failure)
    const { flags, positionals, values } = given.success
    const [app, cache, , ...more] = positionals
    if (app === undefined || app === "") return yield* refuse("The app's directory is missing.")
    if (more.length > 0) return yield* refuse(`\`${more.join(" ")}\` is too much.`)
    const form = yield* formsOf(flags.has("json"), values.get("sbom")?.at(-1))
    const place = cache === undefined || cache === "" ? personal : absolute(cwd, cache)
    if (place === undefined) return yield* refuse("CACHE_DIR is missing, and $HOME names no place for a cache.")
    return { app: absolute(cwd, app), cache: place, form }
  })
