/** Text as HTML: whatever is put into a template is escaped, but for what a template has made. */
import { printable } from "../../domain/StagingError.ts"

export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Content = string | number | Html | undefined | ReadonlyArray<Content>

/** What may stand between tags, and in an attribute within double quotes; no character steers what a reader sees. */
const escaped = (text: string): string =>
  text
    .split("\n")
    .map(printable)
    .join("\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")

const rendered = (content: Content): string => {
  if (content === undefined) return ""
  if (content instanceof Html) return content.text
  if (typeof content === "string") return escaped(content)
  return typeof content === "number" ? String(content) : content.map(rendered).join("")
}

/** A line's end in a template, with its indentation, is one blank. */
export const html = (parts: TemplateStringsArray, ...contents: ReadonlyArray<Content>): Html =>
  new Html(parts.map((part, at) => `${part.replaceAll(/\s*\n\s*/g, " ")}${rendered(contents[at])}`).join(""))

/** What our own texts have in backticks is code. */
export const withCode = (text: string): Html =>
  html`${text.split("`").map((part, at, all) => (at % 2 === 1 && at < all.length - 1 ? html`<code>${part}</code>` : at % 2 === 1 ? `\`${part}` : part))}`
