/** What an id means, beside what was told with it: to be opened by who wants to know more. */
import { type Html, html, withCode } from "./Html.ts"

export interface Explanation {
  readonly means: string
  readonly why: string
  /** Ways out, the surest first. */
  readonly ways: ReadonlyArray<string>
}

/** What ids mean, by them. */
export type Explanations = ReadonlyMap<string, Explanation>

/** An error that stands for several has all of their ids. */
export const idsOf = (id: string): ReadonlyArray<string> => [...new Set(id.split(", "))]

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

export const explanation = (id: string, explained: Explanations): Html | undefined => {
  const found = explained.get(id)
  if (found === undefined) return undefined
  const { means, ways, why } = found
  return html`<details>
    <summary>What <code>${id}</code> means, and what to do</summary>
    <p>${withCode(sentence(means))}</p>
    ${why === "" ? "" : html`<p>${withCode(why)}</p>`}${
      ways.length === 0
        ? ""
        : html`<ol>
            ${ways.map((way) => html`<li>${withCode(way)}</li>`)}
          </ol>`
    }
  </details>`
}
