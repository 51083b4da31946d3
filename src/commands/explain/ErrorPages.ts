/** The pages in `docs/errors`, read: what each id means, why it happens, the ways out, an example. The pages are the only place where that stands. */

export type Level = "error" | "warning" | "notice"

/** What stands in a page as code: a file of an app, what a tool says, a part of the log, a command. */
export interface Example {
  /** The line above it without its colon, such as `requirements.txt` or `pip says`. */
  readonly title: string
  readonly lines: ReadonlyArray<string>
}

export interface ErrorPage {
  /** One, or several that mean the same of other places: `runtime-txt/no-version`, `mise/no-version`. */
  readonly ids: ReadonlyArray<string>
  readonly level: Level
  /** What it means, without the word that tells its level. */
  readonly means: string
  readonly why: string
  /** Ways out, the surest first. */
  readonly ways: ReadonlyArray<string>
  readonly examples: ReadonlyArray<Example>
}

const levelOf = (text: string): readonly [Level, string] => {
  const [, word, rest = ""] = /^(Warning|Notice): ([^]+)$/.exec(text) ?? []
  if (word === undefined) return ["error", text]
  return [word === "Warning" ? "warning" : "notice", rest]
}

/** A paragraph as a terminal shows it: of a link its words, no marks of emphasis. */
const plain = (paragraph: string): string =>
  paragraph
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replaceAll(/\*\*([^*]+)\*\*|\*([^*]+)\*/g, "$1$2")
    .replaceAll(/\s+/g, " ")
    .trim()

const examplesIn = (section: string): ReadonlyArray<Example> =>
  [...section.matchAll(/^(.+):\n\n```\w*\n([^]*?)^```$/gm)].map(([, title = "", body = ""]) => ({
    title: title.replaceAll("`", ""),
    lines: body.replace(/\n$/, "").split("\n")
  }))

const pageOf = (section: string): ErrorPage => {
  const ids = [...section.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id)
  const prose = section.replaceAll(/^.+:\n\n```[^]*?^```$/gm, "")
  const [, ...paragraphs] = prose.split(/\n{2,}/).filter((paragraph) => !/^(?:Also: |\s*$)/.test(paragraph))
  const why = paragraphs.find((paragraph) => paragraph.startsWith("**Why:** ")) ?? ""
  const list = paragraphs.find((paragraph) => paragraph.startsWith("1. ")) ?? ""
  const [level, means] = levelOf(plain(paragraphs[0] ?? ""))
  return {
    ids,
    level,
    means,
    why: plain(why.replace("**Why:** ", "")),
    ways: list.split(/^\d+\. /m).flatMap((way) => (way.trim() === "" ? [] : [plain(way)])),
    examples: examplesIn(section)
  }
}

/** Every id has a section of its own, which begins with a heading of the second level and the id as its anchor. */
export const errorPages = (text: string): ReadonlyArray<ErrorPage> =>
  text
    .split(/^## (?=<a id=)/m)
    .slice(1)
    .map(pageOf)

/** The first sentence of what it means, without its full stop; dots in code are none. */
export const firstSentence = (means: string): string => /^(?:`[^`]*`|[^`.]|\.(?!\s|$))+/.exec(means)?.[0] ?? means
