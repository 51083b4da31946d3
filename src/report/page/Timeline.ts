/** What ran when, and beside what: a table, each row of which has its bar. */
import type { Activity, BuildReport } from "../BuildReport.ts"
import { type Html, html } from "./Html.ts"
import { counted, duration, percent } from "./Words.ts"

/** What is shorter than this share of the whole would be no bar. */
const shortest = 0.004

const depthOf = (all: ReadonlyArray<Activity>, at: number): number => {
  const outer = all[at]?.within
  return outer === undefined || outer >= at ? 0 : 1 + depthOf(all, outer)
}

const [second, minute] = [1000, 60_000] as const

/** Steps that clocks have, in milliseconds. */
const units: ReadonlyArray<readonly [unit: number, counts: ReadonlyArray<number>]> = [
  [1, [1, 2, 5, 10, 20, 50, 100, 200, 500]],
  [second, [1, 2, 5, 10, 20, 30]],
  [minute, [1, 2, 5, 10, 20, 30, 60, 120, 240]]
]
const steps = units.flatMap(([unit, counts]) => counts.map((count) => count * unit))

/** The smallest of them that makes no more than seven. */
const stepOf = (elapsed: number): number => steps.find((step) => elapsed / step <= 7) ?? elapsed / 4

/** Short, since they stand beside each other. */
const tickOf = (tick: number, step: number): string => {
  if (tick === 0) return "0"
  if (tick < second || step < second) return tick % second === 0 ? `${tick / second} s` : duration(tick)
  const [minutes, seconds] = [Math.floor(tick / minute), Math.round((tick % minute) / second)]
  return minutes === 0
    ? `${seconds} s`
    : seconds === 0
      ? `${minutes} min`
      : `${minutes}:${String(seconds).padStart(2, "0")}`
}

const ticksOf = (elapsed: number): ReadonlyArray<number> => {
  const step = stepOf(elapsed)
  return Array.from({ length: Math.floor(elapsed / step) + 1 }, (_, at) => at * step)
}

const grid = (elapsed: number): ReadonlyArray<Html> =>
  ticksOf(elapsed).map((tick) => {
    const x = percent(tick, elapsed)
    return html`<line x1="${x}" x2="${x}" y1="0" y2="100%" />`
  })

const kindOf = ({ cpu, failed, waiting }: Activity): string =>
  failed === true ? "failed" : waiting === true ? "wait" : cpu === undefined ? "phase" : "program"

const bar = (one: Activity, whole: number): Html => {
  const kind = kindOf(one)
  const [x, width] = [percent(one.start, whole), percent(one.elapsed, whole)]
  const worked = one.cpu === undefined ? 0 : Math.min(one.cpu, one.elapsed)
  return html`<rect
      class="${kind === "program" ? "wait" : kind}"
      x="${x}"
      y="5"
      width="${width}"
      height="10"
      rx="2"
    />${worked > 0 ? html`<rect class="work" x="${x}" y="5" width="${percent(worked, whole)}" height="10" rx="2" />` : ""}`
}

const atWork = (one: Activity): string =>
  one.waiting === true ? "waiting" : one.cpu === undefined ? "" : duration(one.cpu)

/** What does nothing but run one program is told as one, by both of their names. */
const collapsed = (all: ReadonlyArray<Activity>): ReadonlyArray<Activity | undefined> => {
  const found: Array<Activity | undefined> = [...all]
  for (const [at, one] of all.entries()) {
    const parts = all.flatMap((other, place) => (other.within === at ? [place] : []))
    const [only] = parts
    const part = only === undefined ? undefined : all[only]
    if (only === undefined || part?.cpu === undefined || parts.length > 1 || part.elapsed < 0.9 * one.elapsed) continue
    const title = part.title === one.title ? one.title : `${one.title} (${part.title})`
    found[at] = { ...one, title, cpu: part.cpu }
    found[only] = undefined
  }
  return found
}

export const timeline = ({ activities, elapsed }: BuildReport): Html | undefined => {
  const whole = Math.max(elapsed, ...activities.map((one) => one.start + one.elapsed), 1)
  const told = collapsed(activities).flatMap((one, at) =>
    one === undefined ? [] : [{ one, depth: depthOf(activities, at) }]
  )
  const rows = told.filter(({ one }) => one.failed === true || one.elapsed / whole >= shortest)
  if (rows.length === 0) return undefined
  const left = told.length - rows.length
  const works = rows.some(({ one }) => atWork(one) !== "")
  return html`<section id="timeline" aria-labelledby="timeline-title">
    <h2 id="timeline-title">Where the time went</h2>
    <p class="lead">Bars that stand below each other ran at the same time.</p>
    <p class="keys">
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="phase" width="28" height="10" rx="2" /></svg> part
        of the staging</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="work" width="28" height="10" rx="2" /></svg> of a
        program, as much as it was at work on a processor</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="wait" width="28" height="10" rx="2" /></svg> the
        rest: waiting for a network, a disk, another program</span
      >
    </p>
    <table class="timeline">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="when">
            <svg class="axis" aria-hidden="true" height="18">
              ${ticksOf(whole).map((tick) => html`<text x="${percent(tick, whole)}" y="13">${tickOf(tick, stepOf(whole))}</text>`)}</svg
            ><span class="unseen">When</span>
          </th>
          <th scope="col" class="number">Took</th>
          ${works ? html`<th scope="col" class="number">At work</th>` : ""}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ depth, one }) =>
            html`<tr class="depth-${Math.min(depth, 4)}">
              <th scope="row">${one.title}${one.failed === true ? html` <em>failed</em>` : ""}</th>
              <td class="when">
                <svg aria-hidden="true" height="20">${grid(whole)}${bar(one, whole)}</svg
                ><span class="unseen">from ${duration(one.start)} on</span>
              </td>
              <td class="number">${duration(one.elapsed)}</td>
              ${works ? html`<td class="number">${atWork(one)}</td>` : ""}
            </tr>`
        )}
      </tbody>
    </table>
    ${left === 0 ? "" : html`<p class="quiet">${counted(left, "shorter part")} not shown.</p>`}
  </section>`
}
