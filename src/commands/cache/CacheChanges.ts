/** `bin/cache changes`: how the packages of one kept environment differ from those of another. */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { type Changes, changesBetween, isNothing } from "../../changes/Changes.ts"
import { inWords } from "../../changes/InWords.ts"
import { asMarkdown } from "../../changes/Markdown.ts"
import { snapshotOf } from "../../changes/Snapshot.ts"
import { printableLines, type StagingError } from "../../domain/StagingError.ts"
import { Report } from "../../services/Report.ts"
import type { KeptEnvironment } from "../../store/disk/Inventory.ts"
import { environmentNamed, shortKey } from "../../store/NamedEnvironment.ts"
import { asJson } from "../Json.ts"
import { changesInJson } from "../StagingAnswer.ts"
import type { CacheAction } from "./CacheArguments.ts"

/** There is no second environment to compare one with. */
export class NothingToCompare
  extends Data.TaggedError("NothingToCompare")<{ readonly count: number }>
  implements StagingError
{
  readonly id = "cache/nothing-to-compare"
  readonly blame = "app"
  readonly title = "There are no two environments to compare"
  override get message(): string {
    return this.count === 0 ? "No environment is kept there." : "Only one environment is kept there."
  }
  readonly hints: ReadonlyArray<string> = ["Stage the app again after a change of what it asks for."]
}

type Asked = Extract<CacheAction, { readonly _tag: "Changes" }>

/** The two that are named, or that were used last, the former first. */
const chosen = Effect.fn("CacheChanges.chosen")(function* (
  environments: ReadonlyArray<KeptEnvironment>,
  { names }: Asked,
  now: number
) {
  const [first, second] = names
  const find = (name: string) => Effect.fromResult(environmentNamed(environments, name, now))
  const before = first === undefined ? undefined : yield* find(first)
  const last = second === undefined ? environments.find(({ key }) => key !== before?.key) : yield* find(second)
  const other = before ?? environments.find(({ key }) => key !== last?.key)
  if (last === undefined || other === undefined) return yield* new NothingToCompare({ count: environments.length })
  return { before: other, now: last }
})

const asText = (changes: Changes): string =>
  isNothing(changes)
    ? "  The packages are the same."
    : inWords(changes)
        .map((line, at) => (at === 0 ? `  ${line.replace("Since the last staging: ", "")}` : line))
        .join("\n")

export const tellChanges = Effect.fn("CacheChanges.tell")(function* (
  environments: ReadonlyArray<KeptEnvironment>,
  asked: Asked,
  now: number
) {
  const { redacted } = yield* Report
  const found = yield* chosen(environments, asked, now)
  const [before, after] = [snapshotOf(found.before.environment), snapshotOf(found.now.environment)]
  const changes = changesBetween(before, after)
  const keys = { before: found.before.key, now: found.now.key }
  if (asked.form === "json")
    return yield* Console.log(asJson({ environments: keys, changes: changesInJson(changes) }, redacted))
  if (asked.form === "markdown")
    return yield* Console.log(redacted(asMarkdown(changes, Object.keys(after.packages).length).trimEnd()))
  const title = `From ${shortKey(keys.before)} to ${shortKey(keys.now)}:`
  return yield* Console.log(printableLines(redacted(`${title}\n${asText(changes)}`)))
})
