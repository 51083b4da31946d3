/** What a bench says in figures: minima, spreads and ratios, as Markdown. */

export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export const spread = (values: ReadonlyArray<number>): Spread => ({
  min: Math.min(...values),
  median: median(values),
  max: Math.max(...values)
})

/** Three digits that count, at most three behind the point. */
export const figure = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3)

export const render = ({ min, median, max }: Spread): string => [min, median, max].map(figure).join(" / ")

/** What must hold for the bench to pass; a figure that is not a number never does. */
export interface Bar {
  readonly title: string
  readonly measured: number
  readonly bound: { readonly atMost: number } | { readonly atLeast: number }
}

export const holds = ({ bound, measured }: Bar): boolean =>
  "atMost" in bound ? measured <= bound.atMost : measured >= bound.atLeast

/** What one kind of row has to say, and the bars that it is held to. */
export interface Section {
  readonly text: string
  readonly bars: ReadonlyArray<Bar>
}

const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`

export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const rule = line(head.map((_, column) => (column === 0 ? "---" : "---:")))
  return [line(head), rule, ...rows.map(line)].join("\n")
}

const bounds = ({ bound }: Bar): string => ("atMost" in bound ? `<= ${bound.atMost}` : `>= ${bound.atLeast}`)

export const barTable = (bars: ReadonlyArray<Bar>): string =>
  table(
    ["ratio of minima, unless said otherwise", "measured", "bar", ""],
    bars.map((bar) => [bar.title, figure(bar.measured), bounds(bar), holds(bar) ? "holds" : "**fails**"])
  )
