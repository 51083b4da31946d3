/** Every command line of ours that a page shows is one that the program understands. */
import * as Result from "effect/Result"
import { expect, it } from "vitest"
import { explainArguments } from "../../src/commands/explain/ExplainArguments.ts"
import { planArguments, stageArguments } from "../../src/commands/Arguments.ts"
import { cacheArguments } from "../../src/commands/cache/CacheArguments.ts"
import { runtimeArguments } from "../../src/commands/runtime/RuntimeArguments.ts"
import { blocksOf, inBackticks, pages } from "../support/pages/Pages.ts"

type Words = ReadonlyArray<string>
const within =
  (least: number, most: number) =>
  (words: Words): string | undefined =>
    words.length >= least && words.length <= most ? undefined : `takes ${least} to ${most} arguments`
const refusal = (result: Result.Result<unknown, Error>): string | undefined =>
  Result.isFailure(result) ? result.failure.message : undefined

/** What each says to its arguments; those that platforms start take paths alone. */
const grammars: Readonly<Record<string, (words: Words) => string | undefined>> = {
  plan: (words) => refusal(planArguments("/", words)),
  stage: (words) => refusal(stageArguments("/", words)),
  cache: (words) => refusal(cacheArguments("/", words, "/personal")),
  runtime: (words) => refusal(runtimeArguments("/", words, "/pythons")),
  explain: (words) => refusal(explainArguments(words)),
  compile: within(1, 3),
  "test-compile": within(1, 3),
  test: within(1, 2),
  supply: within(4, 4),
  finalize: within(4, 5),
  release: within(1, 1),
  detect: within(1, 1)
}

/** Up to what a shell gives a meaning of its own; `…` stands for what a reader fills in. */
const ours = new RegExp(String.raw`(?:^|[\s/(])bin/(${Object.keys(grammars).join("|")})((?: +[^\s&|>;)]+)+)`, "g")

const shown = pages.flatMap((page) => {
  const blocks = blocksOf(page).flatMap(({ body }) => body.replaceAll(/\\\n\s*/g, " ").split("\n"))
  const lines = [
    ...blocks.map((line) => ({ line, whole: true })),
    // In a sentence, what is not spoken of may be left out.
    ...inBackticks(page.prose).map((line) => ({ line, whole: false }))
  ]
  return lines.flatMap(({ line, whole }) =>
    [...line.replace(/^-{5}> .*/, "").matchAll(ours)].map(([, name = "", rest = ""]) => ({
      page: page.path,
      whole,
      name,
      words: rest.trim().split(/ +/)
    }))
  )
})

it("is shown often enough for this to mean something", () => {
  expect(shown.length).toBeGreaterThan(40)
  expect([...new Set(shown.map(({ name }) => name))].toSorted()).toEqual(Object.keys(grammars).toSorted())
})

it("is understood", () => {
  // Usages with brackets and alternatives are held to the grammar by the help texts.
  const lines = shown.filter(({ words }) => !words.some((word) => /[[\]…|]|\.\.\./.test(word)))
  const wrong = lines.flatMap(({ name, page, whole, words }) => {
    const problem = /^--(?:help|version)$/.test(words.join(" ")) ? undefined : grammars[name]?.(words)
    return problem === undefined || (!whole && problem.endsWith("missing."))
      ? []
      : [`${page}: bin/${name} ${words.join(" ")}: ${problem}`]
  })
  expect(wrong).toEqual([])
})
