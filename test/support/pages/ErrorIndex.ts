/** The table of all ids, `docs/errors.md`, as it follows from the pages that explain them. */
import { errorPages, type ErrorPage, firstSentence } from "../../../src/commands/explain/ErrorPages.ts"
import { linksOf, type Page } from "./Pages.ts"

const words = { error: "", warning: "Warning: ", notice: "Notice: " } as const

const rowOf = (file: string, { ids, level, means }: ErrorPage): string => {
  const links = ids.map((id) => `<a id="${id}"></a>[\`${id}\`](${file}#${id})`)
  const said = `${words[level]}${means}`
  return `| ${links.join("<br>")} | ${firstSentence(said).replaceAll("|", String.raw`\|`)}. |`
}

const sectionOf = ({ path, text }: Page): string => {
  const file = path.replace("docs/", "")
  const [head = ""] = text.split(/^## /m)
  const [title = "", ...intro] = head.trim().split("\n\n")
  const table = ["| Id | Means |", "|---|---|", ...errorPages(text).map((page) => rowOf(file, page))]
  const told = intro.join("\n\n").replaceAll("](../", "](")
  return [`## [${title.replace("# ", "")}](${file})`, told, table.join("\n")].join("\n\n")
}

/** `index` as it stands says what precedes the tables, and in which order they come. */
export const indexOf = (index: Page, pages: ReadonlyArray<Page>): string => {
  const [head = ""] = index.text.split(/^## /m)
  const order = linksOf(index).map(({ to }) => to)
  const place = (path: string): number => (order.includes(path) ? order.indexOf(path) : order.length)
  return [head.trim(), ...pages.toSorted((a, b) => place(a.path) - place(b.path)).map(sectionOf)].join("\n\n") + "\n"
}
