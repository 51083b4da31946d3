/** Whose Pythons count, and who is asked before whom: by the operator's `$PYTHON_RUNTIMES`, or by where the app will run. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { StagingError } from "../domain/StagingError.ts"
import { visible } from "../domain/StagingError.ts"
import type { RuntimeProvider } from "./RuntimeProvider.ts"

/** A name that no provider has. */
export class UnknownProvider
  extends Data.TaggedError("UnknownProvider")<{ readonly name: string; readonly known: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "runtime/unknown-provider"
  readonly blame = "environment"
  readonly title = "$PYTHON_RUNTIMES names what is not there"
  override get message(): string {
    return `$PYTHON_RUNTIMES names \`${visible(this.name)}\`. There are ${this.known.map((one) => `\`${one}\``).join(", ")}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Write those to be used, the first to be asked first, separated by commas: `PYTHON_RUNTIMES=host,archives`; or unset it."
  ]
}

/** Ids of providers; those of one group are asked together, and a later group's Pythons are taken where no earlier one's will do. */
export type Groups = ReadonlyArray<ReadonlyArray<string>>

export interface ProviderOrder {
  readonly groups: Groups
  /** A clause for `bin/plan`. */
  readonly why: string
}

const own = ["activepython", "host"]

/** Where what is installed here is there when the app runs, it comes first: nobody waits for a download that need not be. */
const onTheSameSystem: ProviderOrder = {
  groups: [own, ["archives"], ["downloads"]],
  why: "the Pythons of this stack are there when the app runs"
}
const onAnother: ProviderOrder = {
  groups: [["archives"], ["downloads"]],
  why: "the Pythons of this stack are not there when the app runs, so one goes with the app"
}

/** A provider that the tables do not know is another buildpack's own, and counts as the stack's. */
const completed = ({ groups, why }: ProviderOrder, providers: ReadonlyArray<RuntimeProvider>): ProviderOrder => {
  const ours = new Set([...own, "archives", "downloads"])
  const others = providers.map(({ id }) => id).filter((id) => !ours.has(id))
  if (others.length === 0) return { groups, why }
  const [first = [], ...rest] = groups
  return { groups: first === own ? [[...first, ...others], ...rest] : [others, ...groups], why }
}

/** `activepython and host, then archives, then downloads: …` */
export const inWords = ({ groups, why }: ProviderOrder): string =>
  `${groups.map((ids) => ids.join(" and ")).join(", then ")}: ${why}`

/** `stays`: whether what the staging host has installed is there when the app runs. */
export const orderOf = (
  setting: string | undefined,
  stays: boolean,
  providers: ReadonlyArray<RuntimeProvider>
): Result.Result<ProviderOrder, UnknownProvider> => {
  if (setting === undefined) return Result.succeed(completed(stays ? onTheSameSystem : onAnother, providers))
  const names = setting.split(/[\s,]+/).filter((name) => name !== "")
  const known = providers.map(({ id }) => id)
  const strange = names.find((name) => !known.includes(name))
  if (strange !== undefined || names.length === 0)
    return Result.fail(new UnknownProvider({ name: strange ?? setting, known }))
  return Result.succeed({ groups: names.map((name) => [name]), why: "so says $PYTHON_RUNTIMES" })
}
