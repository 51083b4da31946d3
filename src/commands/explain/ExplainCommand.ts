/** `bin/explain`: the page of an id, of several, or the list of all. */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { meant } from "../../domain/Spelling.ts"
import { printableLines, type StagingError } from "../../domain/StagingError.ts"
import { WrongUsage } from "../../services/CommandLine.ts"
import { asJson } from "../Json.ts"
import { type ErrorPage, firstSentence } from "./ErrorPages.ts"
import { type ExplainArguments, explainUsage } from "./ExplainArguments.ts"
import { easiest, inWords } from "./InWords.ts"
import { readPages } from "./Pages.ts"

/** A copy of the buildpack that somebody has made smaller. */
export class PagesMissing extends Data.TaggedError("PagesMissing")<{}> implements StagingError {
  readonly id = "command/pages-missing"
  readonly blame = "environment"
  readonly title = "The pages are not here"
  override readonly message = "This copy of the buildpack has no folder docs/errors, where what its ids mean is told."
  readonly hints: ReadonlyArray<string> = [
    "Run the command in a clone of the buildpack's repository, or of its npm package."
  ]
}

const subjectOf = (id: string): string => id.slice(0, id.indexOf("/"))

/** What is asked for by an id, or by a subject, which asks for the list of its ids. */
const chosen = (pages: ReadonlyArray<ErrorPage>, word: string): ReadonlyArray<ErrorPage> | undefined => {
  const page = pages.find(({ ids }) => ids.includes(word))
  if (page !== undefined) return [page]
  const all = pages.filter(({ ids }) => ids.some((id) => subjectOf(id) === word))
  return all.length === 0 ? undefined : all
}

const unknown = (pages: ReadonlyArray<ErrorPage>, word: string): WrongUsage => {
  const ids = pages.flatMap((page) => page.ids)
  const better = word.includes("/")
    ? meant(word, ids)
    : (ids.find((id) => id.endsWith(`/${word}`)) ?? meant(word, [...new Set(ids.map(subjectOf))]))
  const guess = better === undefined ? "" : ` Did you mean ${better}?`
  return new WrongUsage({ problem: `No error, warning or notice has the id \`${word}\`.${guess}`, usage: explainUsage })
}

const listed = (pages: ReadonlyArray<ErrorPage>, subject: string | undefined) =>
  pages
    .flatMap(({ ids, level, means }) => ids.map((id) => ({ id, level, means: `${firstSentence(means)}.` })))
    .filter(({ id }) => subject === undefined || subjectOf(id) === subject)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

const asLines = (entries: ReturnType<typeof listed>): string => {
  const width = Math.max(...entries.map(({ id }) => id.length))
  return entries
    .map(({ id, level, means }) => `${id.padEnd(width)}  ${level === "error" ? "" : `${level}: `}${means}`)
    .join("\n")
}

const plainly = (text: string): string => text

export const explain = Effect.fn("Explain.explain")(function* ({ json, words }: ExplainArguments, columns?: number) {
  const pages = yield* readPages()
  if (pages === undefined) return yield* new PagesMissing()
  if (words.length === 0) {
    const ids = listed(pages, undefined)
    return yield* Console.log(json ? asJson({ ids }, plainly) : asLines(ids))
  }
  const found = yield* Effect.forEach(words, (word) => {
    const all = chosen(pages, word)
    return all === undefined ? Effect.fail(unknown(pages, word)) : Effect.succeed({ word, all })
  })
  if (json) {
    const each = found.flatMap(({ all, word }) => all.map((page) => ({ id: word, ...page })))
    return yield* Console.log(
      asJson(
        { pages: each.map(({ id, ids, ...page }) => ({ id: ids.includes(id) ? id : ids[0], ids, ...page })) },
        plainly
      )
    )
  }
  const told = found.map(({ all: [first, ...others], word }) =>
    first !== undefined && others.length === 0 && first.ids.includes(word)
      ? inWords(word, first, Math.min(easiest, columns ?? easiest))
      : asLines(listed(pages, word))
  )
  return yield* Console.log(printableLines(told.join("\n\n")))
})
