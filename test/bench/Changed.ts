/** Stages a set with one requirement of many changed since the earlier staging, whose cache directory is there. */
import { join } from "node:path"
import { cold, warm } from "./contestants/Contestant.ts"
import { oursFromCopy } from "./contestants/Ours.ts"
import { pipResolving } from "./contestants/Pip.ts"
import { type Course, inFolder } from "./Course.ts"
import { stagedEarlier } from "./Earlier.ts"
import { figure, type Section } from "./Figures.ts"
import { minimum, race, type Raced } from "./Race.ts"
import { changedSet } from "./Sets.ts"
import { standings, titleOf } from "./Standings.ts"

/** Where the change is one of so many that all else is most of the work. */
const held = "medium"

const raceOf = async (course: Course, requirement: string, rounds: number, work: string): Promise<Raced> => {
  const { again, cache, onNodeLess } = await stagedEarlier(course, work)
  const changed: Course = { ...course, set: changedSet(course.set, requirement, join(work, "changed-set")) }
  // What a changed staging keeps would make the next one a warm one, so each starts from a copy.
  const entrants = [
    ...again,
    cold(changed)(oursFromCopy("changed", `${requirement} instead`, cache)),
    ...(onNodeLess === undefined
      ? []
      : [cold(changed)(oursFromCopy("changed", `${requirement} instead`, onNodeLess.cache, onNodeLess.machine))]),
    warm(changed, work)(pipResolving(changed))
  ]
  return race("changed", entrants, rounds, work)
}

export const changed = (course: Course, rounds = course.set.rounds.warm): Promise<Section> =>
  inFolder(course, "changed", async (work) => {
    const { name, changed: requirement } = course.set
    if (requirement === undefined) return { text: `### changed, ${name}: left out, it has no changed.txt`, bars: [] }
    const raced = await raceOf(course, requirement, rounds, work)
    const ratio = (minimum(raced, "changed") - minimum(raced, "ours")) / minimum(raced, "resolve")
    const title = "(changed - warm) / a resolve alone"
    const told = standings(titleOf("changed", course, rounds), raced, "resolve", "a resolve alone")
    return {
      text: `${told}\n- ${title}: ${figure(ratio)}`,
      bars: name === held ? [{ title: `${title}, ${name}`, measured: ratio, bound: { atMost: 2 } }] : []
    }
  })
