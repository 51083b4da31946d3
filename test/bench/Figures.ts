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

/** Three digits that count, at most two behind the point. */
export const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2))

export const render = ({ min, median, max }: Spread): string => [min, median, max].map(figure).join(" / ")

/** What must hold for the bench to pass. */
export interface Bar {
  readonly title: string
  readonly ratio: number
  readonly limit: number
}

export const holds = ({ limit, ratio }: Bar): boolean => ratio <= limit

const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`

export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const rule = line(head.map((_, column) => (column === 0 ? "---" : "---:")))
  return [line(head), rule, ...rows.map(line)].join("\n")
}

export const barTable = (bars: ReadonlyArray<Bar>): string =>
  table(
    ["ratio of minima", "measured", "bar", ""],
    bars.map((bar) => [bar.title, figure(bar.ratio), `<= ${bar.limit}`, holds(bar) ? "holds" : "**fails**"])
  )
