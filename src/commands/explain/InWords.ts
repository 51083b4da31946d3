/** The page of an id as a terminal shows it, pure. */
import type { ErrorPage, Example } from "./ErrorPages.ts"

/** The width at which a text is easily read: no terminal is too wide for it, and a narrower one has its own. */
export const easiest = 100

/** Broken between words; what is longer than a line, such as an address, stays whole. */
const wrapped = (text: string, first: string, next: string, columns: number): string => {
  const lines: Array<string> = []
  let line = first
  for (const word of text.split(" ")) {
    const begun = line === first || line === next
    if (!begun && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = `${next}${word}`
    } else line += begun ? word : ` ${word}`
  }
  return [...lines, line].join("\n")
}

const words = { error: "Error", warning: "Warning", notice: "Notice" } as const

const exampleOf = ({ lines, title }: Example): string =>
  [`${title}:`, "", ...lines.map((line) => `  ${line}`.trimEnd())].join("\n")

export const inWords = (
  id: string,
  { examples, ids, level, means, ways, why }: ErrorPage,
  columns: number = easiest
): string => {
  const others = ids.filter((other) => other !== id)
  return [
    wrapped(`${id} (${words[level].toLowerCase()})`, "", "", columns),
    wrapped(`${means.slice(0, 1).toUpperCase()}${means.slice(1)}`, "", "", columns),
    wrapped(`Why: ${why}`, "", "", columns),
    ["What to do:", ...ways.map((way, at) => wrapped(way, `  ${at + 1}. `, "     ", columns))].join("\n"),
    ...examples.map(exampleOf),
    ...(others.length === 0 ? [] : [wrapped(`The same of other places: ${others.join(", ")}.`, "", "", columns)])
  ].join("\n\n")
}
