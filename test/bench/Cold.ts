/** Stages a set without anything kept from before, by every contestant in turn. */
import { join } from "node:path"
import { cold as coldly, type Contestant } from "./contestants/Contestant.ts"
import { ours, oursFromCopy, stagingOfTools } from "./contestants/Ours.ts"
import { pipAlone } from "./contestants/Pip.ts"
import { predecessor } from "./contestants/Predecessor.ts"
import { uvCold } from "./contestants/Uv.ts"
import { type Course, inFolder } from "./Course.ts"
import type { Bar, Section } from "./Figures.ts"
import type { NodeLess } from "./NodeLess.ts"
import { attempted, minimum, race, type Raced } from "./Race.ts"
import { standings, titleOf } from "./Standings.ts"

/** A cache directory of the buildpack with its tools in it and no package of the set. */
const cacheOfTools = async (course: Course, work: string, machine?: NodeLess): Promise<string> =>
  inFolder(course, "tools-staging", async (folder) => {
    const cache = join(work, machine === undefined ? "tools-cache" : "tools-cache-node-less")
    await attempted(course, "a staging of the tools alone", stagingOfTools(course, folder, cache, machine), folder)
    return cache
  })

/** In the order of the table. */
const contestants = (course: Course, own: ReadonlyArray<Contestant>): ReadonlyArray<Contestant> => [
  ...own,
  pipAlone(course),
  ...uvCold(course),
  predecessor("cache empty")
]

/** Nothing kept, and only the tools (with Node.js) kept. */
const ownOn = async (course: Course, work: string, machine?: NodeLess): Promise<ReadonlyArray<Contestant>> => [
  ours("cache directory empty", machine),
  oursFromCopy("tools", "its tools in the cache, no packages", await cacheOfTools(course, work, machine), machine)
]

const barsOf = ({ set }: Course, raced: Raced): ReadonlyArray<Bar> => {
  if (set.name !== "medium") return []
  const measured = minimum(raced, "ours") / minimum(raced, "pip")
  return [{ title: "cold / pip cold, medium", measured, bound: { atMost: 1.25 } }]
}

export const cold = (course: Course, rounds = course.set.rounds.cold): Promise<Section> =>
  inFolder(course, "cold", async (work) => {
    const machine = course.nodeLess
    const nodeLess = machine === undefined ? [] : await ownOn(course, work, machine)
    const entrants = contestants(course, [...(await ownOn(course, work)), ...nodeLess]).map(coldly(course))
    const raced = await race("cold", entrants, rounds, work)
    return { text: standings(titleOf("cold", course, rounds), raced, "pip", "pip"), bars: barsOf(course, raced) }
  })
