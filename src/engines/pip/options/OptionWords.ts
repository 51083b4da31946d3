/** The words of `$PIP_OPTS` read as pip's optparse reads them: options with their values, and what is to be installed. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import { isPipSince, type PipVersion } from "../../../domain/PipVersion.ts"
import type { StagingError } from "../../../domain/StagingError.ts"
import { options, type PipOption } from "./OptionTable.ts"

export class MissingValue
  extends Data.TaggedError("MissingValue")<{ readonly option: string }>
  implements StagingError
{
  readonly id = "pip-opts/missing-value"
  readonly blame = "app"
  readonly title = "An option in $PIP_OPTS has no value"
  override get message(): string {
    return `\`${this.option}\` is the last word of $PIP_OPTS, but pip wants a value after it.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Write the value after \`${this.option}\`, or remove the option from $PIP_OPTS.`]
  }
}

export interface Refusal {
  /** The option as it is written, without its value. */
  readonly option: string
  readonly reason: string
  readonly remedy: string
}

export type Item =
  | { readonly _tag: "Given"; readonly option: PipOption; readonly written: string; readonly value?: string }
  | { readonly _tag: "Refused"; readonly refusal: Refusal }
  | { readonly _tag: "Unknown"; readonly words: ReadonlyArray<string> }
  | { readonly _tag: "Word"; readonly word: string }

const bySpelling = new Map(options.flatMap((option) => option.spellings.map((spelling) => [spelling, option])))

const knows = (pip: PipVersion, { since, gone, fate }: PipOption): boolean => {
  const end = fate._tag === "Obsolete" ? fate.gone : gone
  return (since === undefined || isPipSince(pip, since)) && (end === undefined || !isPipSince(pip, end))
}

/**
 * The options that a name may mean, as optparse finds them: the exact name, else the only one that begins so among
 * those that this pip has.
 */
const candidates = (name: string, pip: PipVersion): ReadonlyArray<PipOption> => {
  const exact = bySpelling.get(name)
  if (exact !== undefined) return [exact]
  const all = options.filter(({ spellings }) => spellings.some((spelling) => spelling.startsWith(name)))
  const current = all.filter((option) => knows(pip, option))
  return current.length > 0 ? current : all
}

const ambiguous = (written: string, found: ReadonlyArray<PipOption>): Item => {
  const reason = `it may mean ${found.map(({ name }) => `\`${name}\``).join(" or ")}`
  return { _tag: "Refused", refusal: { option: written, reason, remedy: `Write the name of \`${written}\` in full.` } }
}
const unwanted = (written: string): Item => {
  const remedy = `Write \`${written}\` alone, without \`=\`.`
  return { _tag: "Refused", refusal: { option: written, reason: "it does not take a value", remedy } }
}
/** The word after an unknown option may be its value or a requirement; side by side, pip can tell. */
const unknown = (word: string, rest: Array<string>): Item => {
  const next = word.includes("=") || rest[0] === undefined || rest[0].startsWith("-") ? [] : rest.splice(0, 1)
  return { _tag: "Unknown", words: [word, ...next] }
}

const long = (word: string, rest: Array<string>, pip: PipVersion): Result.Result<Item, MissingValue> => {
  const cut = word.indexOf("=")
  const written = cut < 0 ? word : word.slice(0, cut)
  const found = candidates(written, pip)
  const [option] = found
  if (option === undefined) return Result.succeed(unknown(word, rest))
  if (found.length > 1) return Result.succeed(ambiguous(written, found))
  if (!option.takesValue) return Result.succeed(cut < 0 ? { _tag: "Given", option, written } : unwanted(written))
  const value = cut < 0 ? rest.shift() : word.slice(cut + 1)
  return value === undefined
    ? Result.fail(new MissingValue({ option: written }))
    : Result.succeed({ _tag: "Given", option, written, value })
}

/** `-qU`, `-ihttps://…`: flags may stand together, and what follows an option with a value is that value. */
const cluster = (word: string, rest: Array<string>): Result.Result<ReadonlyArray<Item>, MissingValue> => {
  const items: Array<Item> = []
  for (let at = 1; at < word.length; at++) {
    const written = `-${word.charAt(at)}`
    const option = bySpelling.get(written)
    if (option === undefined) return Result.succeed([...items, unknown(`-${word.slice(at)}`, rest)])
    if (option.takesValue) {
      const value = word.length > at + 1 ? word.slice(at + 1) : rest.shift()
      if (value === undefined) return Result.fail(new MissingValue({ option: written }))
      return Result.succeed([...items, { _tag: "Given", option, written, value }])
    }
    items.push({ _tag: "Given", option, written })
  }
  return Result.succeed(items)
}

export const read = (words: ReadonlyArray<string>, pip: PipVersion): Result.Result<ReadonlyArray<Item>, MissingValue> =>
  Result.gen(function* () {
    const items: Array<Item> = []
    const rest = [...words]
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      if (word === "--") return [...items, ...rest.map(afterDashes)]
      if (word.startsWith("--")) items.push(yield* long(word, rest, pip))
      else if (word.startsWith("-") && word !== "-") items.push(...(yield* cluster(word, rest)))
      else items.push({ _tag: "Word", word })
    }
    return items
  })
/** Our steps do not repeat the `--`, so a path that begins with a dash is spelt as one. */
const afterDashes = (word: string): Item => ({ _tag: "Word", word: word.startsWith("-") ? `./${word}` : word })
