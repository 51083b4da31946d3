/** What came out of a race, as Markdown. */
import type { Course } from "./Course.ts"
import { figure, median, render, spread, table } from "./Figures.ts"
import { minimum, peak, type Raced, resultsOf, type Runner } from "./Race.ts"

const cells = (raced: Raced, { entrant, results }: Runner, base: string): ReadonlyArray<string> => {
  const others = resultsOf(raced, base)
  const ratios = spread(results.map(({ wall }, round) => wall / (others[round]?.wall ?? Number.NaN)))
  return [
    entrant.title,
    render(spread(results.map(({ wall }) => wall))),
    figure(median(results.map(({ cpu }) => cpu))),
    figure(peak(raced, entrant.id)),
    figure(minimum(raced, entrant.id) / minimum(raced, base)),
    `${figure(ratios.min)} to ${figure(ratios.max)}`
  ]
}

const accounts = (raced: Raced): Array<string> =>
  raced.flatMap(({ entrant, results }) => {
    const best = results.toSorted((a, b) => a.wall - b.wall)[0]
    return best?.account === undefined ? [] : [`- best of ${entrant.title}: ${best.account}`]
  })

/** With ratios to the entrant `base`, which goes by `name` in the head. */
export const standings = (title: string, raced: Raced, base: string, name: string): string => {
  const head = ["", "s, min / median / max", "CPU s", "MiB", `ratio of minima to ${name}`, "in the rounds"]
  const rows = raced.map((runner) => cells(raced, runner, base))
  return [`### ${title}`, "", table(head, rows), "", ...accounts(raced)].join("\n").trimEnd()
}

/** `cold, small (8 packages, Python 3.12.1, 7 rounds)`. */
export const titleOf = (row: string, { python, set }: Course, rounds: number): string => {
  const times = `${rounds} ${rounds === 1 ? "round" : "rounds"}`
  return `${row}, ${set.name} (${set.requirements.length} packages, Python ${python.version}, ${times})`
}
