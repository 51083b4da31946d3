/** Stages a set as a project with a lock file: nothing kept, all kept, and one package of many changed. */
import { execFileSync } from "node:child_process"
import { cpSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { cold, type Contestant, warm } from "./contestants/Contestant.ts"
import { poetryInstall, uvSync } from "./contestants/Managers.ts"
import { ours, oursFromCopy } from "./contestants/Ours.ts"
import { pipWithoutDependencies } from "./contestants/Pip.ts"
import { type Course, inFolder } from "./Course.ts"
import { stagedEarlier } from "./Earlier.ts"
import type { Bar, Section } from "./Figures.ts"
import { lockedByPoetry, lockedByUv } from "./LockedSets.ts"
import { minimum, race, type Raced } from "./Race.ts"
import { poetry } from "./Recording.ts"
import { type AppSet, changedSet } from "./Sets.ts"
import { standings, titleOf } from "./Standings.ts"

interface Projects {
  readonly uv: Course
  readonly uvChanged: Course
  readonly poetry: Course
  readonly programs: { readonly uv: string; readonly poetry: string | undefined }
}

const projectsOf = async (course: Course, changed: AppSet, uv: string, work: string): Promise<Projects> => {
  const program = await poetry(course.python)
  const on = (set: AppSet): Course => ({ ...course, set, nodeLess: undefined })
  const project = on(await lockedByUv(course, course.set, uv, join(work, "uv-project")))
  const uvChanged = on(await lockedByUv(course, changed, uv, join(work, "uv-changed")))
  const other = lockedByPoetry(course, course.set, project.set.folder, join(work, "poetry-project"))
  return { uv: project, uvChanged, poetry: on(other), programs: { uv, poetry: program } }
}

const byPoetry = ({ poetry, programs }: Projects, title: string): ReadonlyArray<readonly [Course, Contestant]> =>
  programs.poetry === undefined ? [] : [[poetry, poetryInstall(programs.poetry, title)]]

const coldly = (projects: Projects, rounds: number, work: string): Promise<Raced> => {
  const nothing = "nothing kept"
  const all: ReadonlyArray<readonly [Course, Contestant]> = [
    [projects.uv, ours("uv.lock, cache directory empty")],
    [projects.uv, uvSync(projects.programs.uv, nothing)],
    ...byPoetry(projects, nothing)
  ]
  const entrants = all.map(([course, one]) => cold(course)(one))
  return race("uv.lock cold", entrants, rounds, work)
}

/** The set as it is in other rows beside it, in the same race. */
const warmly = async (course: Course, projects: Projects, rounds: number, work: string): Promise<Raced> => {
  const kept = "its cache kept"
  const { again: asLocked, cache } = await stagedEarlier(projects.uv, join(work, "locked"))
  const { again } = await stagedEarlier({ ...course, nodeLess: undefined }, join(work, "plain"))
  const one = (entrants: typeof again, id: string, title: string) =>
    entrants.slice(0, 1).map((entrant) => ({ ...entrant, id, title }))
  const managers: ReadonlyArray<readonly [Course, Contestant]> = [
    [projects.uv, uvSync(projects.programs.uv, kept)],
    ...byPoetry(projects, kept)
  ]
  return race(
    "uv.lock warm",
    [
      ...one(asLocked, "ours", "this buildpack, uv.lock, all kept"),
      ...one(again, "plain", "this buildpack, requirements.txt, all kept"),
      cold(projects.uvChanged)(oursFromCopy("changed", "uv.lock, one package changed", cache)),
      ...managers.map(([course, manager]) => warm(course, work)(manager))
    ],
    rounds,
    work
  )
}

/** What pip takes for the one package. */
const alone = (course: Course, changed: string, rounds: number, work: string): Promise<Raced> => {
  const folder = join(work, "one-package")
  cpSync(course.set.folder, folder, { recursive: true })
  writeFileSync(join(folder, "requirements.txt"), `${changed}\n`)
  const set = { ...course.set, folder, requirements: [changed], imports: [] }
  return race("one package", [warm({ ...course, set }, work)(pipWithoutDependencies(course))], rounds, work)
}

/** A figure of a race is as exact as its rounds are alike. */
const scatter = 1.1

const barsOf = (kept: Raced, one: Raced): ReadonlyArray<Bar> => [
  {
    title: "uv.lock warm / requirements.txt warm, medium",
    measured: minimum(kept, "ours") / minimum(kept, "plain"),
    bound: { atMost: scatter }
  },
  {
    title: "(uv.lock changed - warm) / pip with that package alone, medium",
    measured: (minimum(kept, "changed") - minimum(kept, "ours")) / minimum(one, "pip"),
    bound: { atMost: 1 }
  }
]

export const locked = (course: Course, rounds = course.set.rounds.warm): Promise<Section> =>
  inFolder(course, "locked", async (work) => {
    const { set, uv } = course
    if (set.changed === undefined || uv === undefined)
      return { text: `### uv.lock, ${set.name}: left out, it needs uv and a changed.txt`, bars: [] }
    const changed = changedSet(set, set.changed, join(work, "changed-set"))
    const projects = await projectsOf(course, changed, uv, work)
    for (const name of ["locked", "plain"]) execFileSync("/bin/mkdir", ["-p", join(work, name)])
    const first = await coldly(projects, rounds, work)
    const kept = await warmly(course, projects, rounds, work)
    const one = await alone(course, set.changed, rounds, work)
    const texts = [
      standings(titleOf("uv.lock cold", course, rounds), first, "uv-sync", "uv sync"),
      standings(titleOf("uv.lock warm", course, rounds), kept, "plain", "requirements.txt"),
      standings(titleOf("the changed package alone", course, rounds), one, "pip", "pip")
    ]
    return { text: texts.join("\n\n"), bars: set.name === "medium" ? barsOf(kept, one) : [] }
  })
