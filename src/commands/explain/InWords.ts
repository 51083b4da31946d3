/** The page of an id as a terminal shows it, pure. */
import type { ErrorPage, Example } from "./ErrorPages.ts"

/** The width at which a text is easily read, and that most terminals have. */
const columns = 100

/** Broken between words; what is longer than a line, such as an address, stays whole. */
const wrapped = (text: string, first: string, next: string): string => {
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

export const inWords = (id: string, { examples, ids, level, means, ways, why }: ErrorPage): string => {
  const others = ids.filter((other) => other !== id)
  return [
    wrapped(`${id} (${words[level].toLowerCase()})`, "", ""),
    wrapped(`${means.slice(0, 1).toUpperCase()}${means.slice(1)}`, "", ""),
    wrapped(`Why: ${why}`, "", ""),
    ["What to do:", ...ways.map((way, at) => wrapped(way, `  ${at + 1}. `, "     "))].join("\n"),
    ...examples.map(exampleOf),
    ...(others.length === 0 ? [] : [wrapped(`The same of other places: ${others.join(", ")}.`, "", "")])
  ].join("\n\n")
}
