/** What the packages weigh: a map of areas, and a table of the largest beside it. */
import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy"
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport, ReportedPackage } from "../BuildReport.ts"
import { isAskedByLine } from "./Askers.ts"
import { type Html, html } from "./Html.ts"
import { percent } from "./Words.ts"

interface Weighed {
  readonly name: string
  readonly size: number
  readonly direct: boolean
  /** It stands for several. */
  readonly together?: true
  readonly children?: ReadonlyArray<Weighed>
}

/** So wide is a letter of a label at most, in each of its two sizes, and so much room is around them. */
const letters = { usual: 7.5, small: 6.4 } as const
const margin = 7

/** A smaller area has no room for a name: those are put together. */
const leastArea = 2600

/** In each shape, the areas are laid out anew: what is wide on a desk is tall on a phone, and letters keep their size. */
const shapes = [
  { name: "wide", width: 1060, height: 420 },
  { name: "middle", width: 700, height: 420 },
  { name: "tall", width: 350, height: 460 }
] as const

interface Label {
  readonly text: string
  readonly size: keyof typeof letters
}

const wide = ({ size, text }: Label): number => text.length * letters[size] + 2 * margin

/** A name, small or without its end where there is no room for more; nothing where that would be too little to know it by. */
const labelOf = (text: string, width: number): Label | undefined => {
  const whole = (["usual", "small"] as const).map((size) => ({ text, size })).find((label) => wide(label) <= width)
  if (whole !== undefined) return whole
  const most = Math.floor((width - 2 * margin) / letters.small)
  return most < 5 ? undefined : { text: `${text.slice(0, most - 1)}…`, size: "small" }
}

const area = (one: Weighed, x: number, y: number, width: number, height: number): Html => {
  const size = sizeInWords(one.size)
  const name = height < 22 ? undefined : labelOf(one.name, width)
  const second = height < 40 || name === undefined ? undefined : labelOf(size, width)
  return html`<g
    class="${one.together === true ? "together" : one.direct ? "direct" : "transitive"}"
    data-name="${one.together === true ? "" : one.name}"
    ><title>${one.name}, ${size}</title
    ><rect
      x="${x}"
      y="${y}"
      width="${width}"
      height="${height}"
      rx="3"
    />${name === undefined ? "" : html`<text class="${name.size}" x="${x + margin}" y="${y + 17}">${name.text}</text>`}${second?.text === size ? html`<text class="small" x="${x + margin}" y="${y + 33}">${size}</text>` : ""}</g
  >`
}

/** What is drawn: packages that would be too small to be told apart are one area. */
const drawn = (all: ReadonlyArray<Weighed>, room: number): ReadonlyArray<Weighed> => {
  const total = all.reduce((sum, { size }) => sum + size, 0)
  const large = all.filter(({ size }) => (size / total) * room >= leastArea)
  const rest = all.slice(large.length)
  if (rest.length < 3) return all
  const size = rest.reduce((sum, one) => sum + one.size, 0)
  return [...large, { name: `${rest.length} smaller`, size, direct: false, together: true }]
}

const map = (all: ReadonlyArray<Weighed>, { height, name, width }: (typeof shapes)[number]): Html => {
  const root = hierarchy<Weighed>({ name: "", size: 0, direct: false, children: all })
    .sum(({ children, size }) => (children === undefined ? size : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const placed = treemap<Weighed>().tile(treemapSquarify.ratio(1.4)).size([width, height]).paddingInner(2).round(true)(
    root
  )
  return html`<svg
    class="treemap ${name}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="Areas by size; the table below says the same"
  >
    ${placed.leaves().map(({ data, x0, x1, y0, y1 }) => area(data, x0, y0, x1 - x0, y1 - y0))}
  </svg>`
}

const shownInTable = 10

const row = (one: ReportedPackage, total: number): Html =>
  html`<tr>
    <th scope="row">${one.name}</th>
    <td class="share">
      <svg aria-hidden="true" height="10">
        <rect class="work" width="${percent(one.size ?? 0, total)}" height="10" rx="2" />
      </svg>
    </td>
    <td class="number">${sizeInWords(one.size ?? 0)}</td>
    <td data-label="Asked for by">${(one.askedBy ?? []).slice(0, 3).join(", ")}</td>
  </tr>`

export const weights = ({ packages }: BuildReport): Html | undefined => {
  const weighed = packages.filter(({ size = 0 }) => size > 0).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0))
  if (weighed.length === 0) return undefined
  const total = weighed.reduce((sum, { size = 0 }) => sum + size, 0)
  const all = weighed.map((one): Weighed => ({
    name: one.name,
    size: one.size ?? 0,
    direct: isAskedByLine(one, packages)
  }))
  const largest = weighed.slice(0, shownInTable)
  return html`<section id="weights" aria-labelledby="weights-title">
    <h2 id="weights-title">What it weighs</h2>
    <p class="lead">${sizeInWords(total)} on the disk, compiled files among them.</p>
    <p class="keys">
      <span class="key"
        ><svg aria-hidden="true" width="14" height="14"><rect class="direct" width="14" height="14" rx="3" /></svg>
        asked for by a line of the app</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="14" height="14"><rect class="transitive" width="14" height="14" rx="3" /></svg>
        by other packages alone</span
      >
    </p>
    ${shapes.map((shape) => map(drawn(all, shape.width * shape.height), shape))}
    <table class="plain largest">
      <caption>
        ${largest.length < weighed.length ? `The ${largest.length} largest` : "By size"}
      </caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col" class="share"><span class="unseen">Share</span></th>
          <th scope="col" class="number">Size</th>
          <th scope="col">Asked for by</th>
        </tr>
      </thead>
      <tbody>
        ${largest.map((one) => row(one, largest[0]?.size ?? 1))}
      </tbody>
    </table>
  </section>`
}
