/** Stages a set without anything kept from before, by every contestant in turn. */
import { join } from "node:path"
import { cold as coldly, type Contestant } from "./contestants/Contestant.ts"
import { ours, oursFromCopy, stagingOfTools } from "./contestants/Ours.ts"
import { pipAlone } from "./contestants/Pip.ts"
import { predecessor } from "./contestants/Predecessor.ts"
import { uvCold } from "./contestants/Uv.ts"
import { type Course, inFolder } from "./Course.ts"
import type { Bar, Section } from "./Figures.ts"
import { attempted, minimum, race, type Raced } from "./Race.ts"
import { standings, titleOf } from "./Standings.ts"

/** A cache directory of the buildpack with its tools in it and no package of the set. */
const cacheOfTools = async (course: Course, work: string): Promise<string> =>
  inFolder(course, "tools-staging", async (folder) => {
    const cache = join(work, "tools-cache")
    await attempted(course, "a staging of the tools alone", stagingOfTools(course, folder, cache), folder)
    return cache
  })

/** In the order of the table. */
const contestants = (course: Course, toolsCache: string): ReadonlyArray<Contestant> => [
  ours("cache directory empty"),
  oursFromCopy("tools", "its tools in the cache, no packages", toolsCache),
  pipAlone(course),
  ...uvCold(course),
  predecessor("cache empty")
]

const barsOf = ({ set }: Course, raced: Raced): ReadonlyArray<Bar> => {
  if (set.name !== "medium") return []
  const measured = minimum(raced, "ours") / minimum(raced, "pip")
  return [{ title: "cold / pip cold, medium", measured, bound: { atMost: 1.25 } }]
}

export const cold = (course: Course, rounds = course.set.rounds.cold): Promise<Section> =>
  inFolder(course, "cold", async (work) => {
    const entrants = contestants(course, await cacheOfTools(course, work)).map(coldly(course))
    const raced = await race("cold", entrants, rounds, work)
    return { text: standings(titleOf("cold", course, rounds), raced, "pip", "pip"), bars: barsOf(course, raced) }
  })
