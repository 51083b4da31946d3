/** What a person wrote after `bin/runtime`. */
import * as Result from "effect/Result"
import { meant } from "../../domain/Spelling.ts"
import { parse, WrongUsage } from "../../services/CommandLine.ts"
import { absolute } from "../Arguments.ts"

export const runtimeUsage = "bin/runtime pack PYTHON DIR | list [DIR] | verify [DIR] [--json]"

export type RuntimeArguments = { readonly json: boolean } & (
  | {
      readonly _tag: "Pack"
      /** An interpreter, or the folder that it is installed in; absolute. */
      readonly python: string
      readonly directory: string
    }
  | {
      readonly _tag: "List" | "Verify"
      /** A folder, absolute, or an address. */
      readonly place: string
    }
)

const actions = ["pack", "list", "verify"]

const refuse = (problem: string) => Result.fail(new WrongUsage({ problem, usage: runtimeUsage }))

/** `configured` is where `$PYTHON_ARCHIVES` leads, which counts where no directory is given. */
export const runtimeArguments = (
  cwd: string,
  args: ReadonlyArray<string>,
  configured: string | undefined
): Result.Result<RuntimeArguments, WrongUsage> => {
  const given = parse({ flags: ["json"], values: [] }, args)
  if (Result.isFailure(given)) return refuse(given.failure)
  const json = given.success.flags.has("json")
  const [action = "", ...words] = given.success.positionals
  if (!actions.includes(action)) {
    const better = meant(action, actions)
    const guess = better === undefined ? "" : ` Did you mean ${better}?`
    return refuse(
      action === "" ? "What to do is missing." : `There is no \`${action}\`: it is pack, list or verify.${guess}`
    )
  }
  const most = action === "pack" ? 2 : 1
  if (words.length > most) return refuse(`\`${words.slice(most).join(" ")}\` is too much.`)
  if (action === "pack") {
    const [python, directory] = words
    if (python === undefined || python === "") return refuse("The Python to pack is missing.")
    if (directory === undefined || directory === "") return refuse("The directory for the archive is missing.")
    return Result.succeed({ _tag: "Pack", json, python: absolute(cwd, python), directory: absolute(cwd, directory) })
  }
  const [written] = words
  const place = written === undefined || written === "" ? configured : written
  if (place === undefined) return refuse("The directory is missing, and $PYTHON_ARCHIVES names none.")
  const isAddress = /^(?:https?|file):/i.test(place)
  return Result.succeed({
    _tag: action === "list" ? "List" : "Verify",
    json,
    place: isAddress ? place : absolute(cwd, place)
  })
}
