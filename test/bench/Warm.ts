/** Stages a set with all kept that an earlier staging of the same app has left, by every contestant in turn. */
import { type Contestant, warm as warmly } from "./contestants/Contestant.ts"
import { copying, startingNode } from "./contestants/Floors.ts"
import { pipCaching } from "./contestants/Pip.ts"
import { predecessor } from "./contestants/Predecessor.ts"
import { uvWarm } from "./contestants/Uv.ts"
import { type Course, inFolder } from "./Course.ts"
import { stagedEarlier } from "./Earlier.ts"
import type { Bar, Section } from "./Figures.ts"
import { has, minimum, peak, race, type Raced } from "./Race.ts"
import { names } from "./Sets.ts"
import { standings, titleOf } from "./Standings.ts"

interface Promised extends Pick<Bar, "title" | "bound"> {
  readonly sets: ReadonlyArray<string>
  /** Undefined where what it compares with did not run. */
  readonly measure: (raced: Raced) => number | undefined
}

const ratio = (raced: Raced, one: string, other: string): number => minimum(raced, one) / minimum(raced, other)

/** To the faster of the two. */
const toUv = (raced: Raced): number | undefined =>
  has(raced, "uv-copy") ? Math.max(ratio(raced, "ours", "uv-copy"), ratio(raced, "ours", "uv-hardlink")) : undefined

const toNode = (raced: Raced): number => ratio(raced, "ours", "node")
const toCopy = (raced: Raced): number => ratio(raced, "ours", "copy")
const toNodeLess = (raced: Raced): number | undefined =>
  has(raced, "ours-node-less") ? minimum(raced, "ours-node-less") - minimum(raced, "ours") : undefined
const ofPredecessor = (raced: Raced): number => ratio(raced, "predecessor", "ours")

const promised: ReadonlyArray<Promised> = [
  { title: "warm / `node -e 0`", sets: ["small"], measure: toNode, bound: { atMost: 8 } },
  { title: "warm / `cp -a`", sets: ["medium"], measure: toCopy, bound: { atMost: 2.5 } },
  { title: "warm / `cp -a`", sets: ["large"], measure: toCopy, bound: { atMost: 3 } },
  { title: "warm / uv warm, compiling", sets: ["medium", "large"], measure: toUv, bound: { atMost: 0.5 } },
  { title: "the predecessor warm / warm", sets: ["medium", "native"], measure: ofPredecessor, bound: { atLeast: 8 } },
  { title: "seconds that no Node.js on PATH costs, warm", sets: names, measure: toNodeLess, bound: { atMost: 0.1 } },
  { title: "peak memory in MiB, warm", sets: names, measure: (raced) => peak(raced, "ours"), bound: { atMost: 120 } }
]

const barsOf = ({ set }: Course, raced: Raced): ReadonlyArray<Bar> =>
  promised
    .filter(({ sets }) => sets.includes(set.name))
    .flatMap(({ bound, measure, title }) => {
      const measured = measure(raced)
      return measured === undefined ? [] : [{ title: `${title}, ${set.name}`, measured, bound }]
    })

/** In the order of the table, after the buildpack itself. */
const contestants = (course: Course, finished: string): ReadonlyArray<Contestant> => [
  copying(finished),
  ...uvWarm(course),
  pipCaching(course),
  predecessor("its cache kept"),
  startingNode
]

export const warm = (course: Course, rounds = course.set.rounds.warm): Promise<Section> =>
  inFolder(course, "warm", async (work) => {
    const { again, finished } = await stagedEarlier(course, work)
    const entrants = [...again, ...contestants(course, finished).map(warmly(course, work))]
    const raced = await race("warm", entrants, rounds, work)
    return { text: standings(titleOf("warm", course, rounds), raced, "copy", "`cp -a`"), bars: barsOf(course, raced) }
  })
