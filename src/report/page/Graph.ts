/** The graph of who asks for whom: packages in columns, each to the right of all that ask for it. */
import type { BuildReport } from "../BuildReport.ts"
import { askersOf, isAskedByLine } from "./Askers.ts"
import { type Html, html } from "./Html.ts"

export interface GraphPlace {
  readonly name: string
  readonly column: number
  readonly row: number
}

type Askers = ReadonlyMap<string, ReadonlyArray<string>>

/** The longest way from a package that nobody asks for; a circle is cut where it closes. */
const columnsOf = (askers: Askers): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>()
  const open = new Set<string>()
  const column = (name: string): number => {
    const known = columns.get(name)
    if (known !== undefined) return known
    open.add(name)
    const outer = (askers.get(name) ?? []).filter((asker) => !open.has(asker)).map(column)
    open.delete(name)
    const found = outer.length === 0 ? 0 : 1 + Math.max(...outer)
    columns.set(name, found)
    return found
  }
  for (const name of askers.keys()) column(name)
  return columns
}

const mean = (all: ReadonlyArray<number>): number => all.reduce((sum, one) => sum + one, 0) / all.length

/** In each column the packages stand by where those that ask for them do, so that few lines cross. */
export const placesOf = (askers: Askers): ReadonlyArray<GraphPlace> => {
  const columns = columnsOf(askers)
  const needs = new Map<string, Array<string>>()
  for (const [name, all] of askers) for (const asker of all) needs.set(asker, [...(needs.get(asker) ?? []), name])
  const count = Math.max(0, ...columns.values()) + 1
  const rows = Array.from({ length: count }, (_, at) =>
    [...columns]
      .filter(([, column]) => column === at)
      .map(([name]) => name)
      .toSorted()
  )
  const rowOf = new Map(
    rows.flatMap((names) => names.map((name, row) => [name, row / Math.max(1, names.length)] as const))
  )
  const arrange = (column: number, near: Askers | ReadonlyMap<string, ReadonlyArray<string>>): void => {
    const names = rows[column] ?? []
    const weight = new Map(
      names.map((name) => {
        const all = (near.get(name) ?? []).flatMap((other) => rowOf.get(other) ?? [])
        return [name, all.length === 0 ? (rowOf.get(name) ?? 0) : mean(all)] as const
      })
    )
    const sorted = names.toSorted((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0) || (a < b ? -1 : 1))
    rows[column] = sorted
    for (const [row, name] of sorted.entries()) rowOf.set(name, row / Math.max(1, sorted.length))
  }
  for (let round = 0; round < 4; round++) {
    for (let at = 1; at < count; at++) arrange(at, askers)
    for (let at = count - 2; at >= 0; at--) arrange(at, needs)
  }
  return rows.flatMap((names, column) => names.map((name, row) => ({ name, column, row })))
}

/** The page is so wide; columns share that, as long as none becomes too narrow or too wide for its names. */
const pageWidth = 1060
const widthOf = (columns: number): number => Math.min(300, Math.max(216, Math.floor(pageWidth / columns)))
const [rowHeight, top] = [26, 18] as const
/** A name that is longer would stand in the next column. */
const longest = 22

/** A name without its middle where it is long: names that begin alike are told apart by their ends. */
const shown = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest / 2 - 1)}…${name.slice(-longest / 2)}` : name

/** More than so many nobody follows with the eye: those that are looked for are drawn by themselves. */
const crowd = 60

/** So many stand in what is seen of the graph at once. */
const seen = 24

const svg = (report: BuildReport, askers: Askers): Html => {
  const places = placesOf(askers)
  const byName = new Map(places.map((place) => [place.name, place]))
  const columns = Math.max(...places.map(({ column }) => column)) + 1
  const columnWidth = widthOf(columns)
  const heights = Array.from({ length: columns }, (_, at) => places.filter(({ column }) => column === at).length)
  const most = Math.max(...heights)
  const [width, height] = [columns * columnWidth, most * rowHeight + 10]
  const at = ({ column, row }: GraphPlace) => ({
    x: column * columnWidth + 8,
    // Short columns stand in the middle of the long ones, where all of these can be seen.
    y: top + (row + (most > seen ? 0 : (most - (heights[column] ?? most)) / 2)) * rowHeight
  })
  const asked = new Set(report.packages.filter((one) => isAskedByLine(one, report.packages)).map(({ name }) => name))
  const edges = places.flatMap((place) =>
    (askers.get(place.name) ?? []).flatMap((asker) => {
      const from = byName.get(asker)
      if (from === undefined) return []
      const [a, b] = [at(from), at(place)]
      const start = a.x + 10 + Math.min(asker.length, longest) * (asked.has(asker) ? 7.8 : 7.1)
      const bend = Math.max(24, (b.x - start) / 2)
      return html`<path
        data-from="${asker}"
        data-to="${place.name}"
        d="M${start} ${a.y}C${start + bend} ${a.y} ${b.x - 8 - bend} ${b.y} ${b.x - 8} ${b.y}"
      />`
    })
  )
  const nodes = places.map((place) => {
    const { x, y } = at(place)
    return html`<g
      class="node${asked.has(place.name) ? " asked" : ""}"
      data-name="${place.name}"
      role="button"
      tabindex="-1"
      aria-label="${place.name}"
      ><rect x="${x - 6}" y="${y - 11}" width="${columnWidth - 14}" height="22" rx="4" /><circle
        cx="${x}"
        cy="${y}"
        r="3"
      /><text x="${x + 9}" y="${y + 4}">${shown(place.name)}</text></g
    >`
  })
  return html`<svg
    class="graph${places.length > crowd ? " crowd" : ""}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    data-column="${columnWidth}"
    role="group"
    aria-label="Who asks for whom; the table below says the same"
  >
    ${edges}${nodes}
  </svg>`
}

export const graph = (report: BuildReport): Html | undefined => {
  const askers = askersOf(report.packages)
  const linked = new Set([...askers].flatMap(([name, all]) => (all.length === 0 ? [] : [name, ...all])))
  if (linked.size === 0) return undefined
  const alone = report.packages.filter(({ name }) => !linked.has(name)).map(({ name }) => name)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The graph of who asks for whom">
      ${svg(report, new Map([...askers].filter(([name]) => linked.has(name))))}
    </div>
    ${alone.length === 0 ? "" : html`<p class="quiet">Asked for by the app alone, and needing nothing: ${alone.join(", ")}.</p>`}`
}
