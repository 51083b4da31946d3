/** Stages a set without anything kept from before, by every contestant in turn, and checks each result. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { Python } from "../acceptance/harness/Pythons.ts"
import { type Attempt, type Contestant, contestants, type Course, logOf, stagingOfTools } from "./Contestants.ts"
import { type Bar, figure, median, render, spread, table } from "./Figures.ts"
import { recorded, toolsOf, uv } from "./Recording.ts"
import { startReplay } from "./ReplayIndex.ts"
import type { AppSet } from "./Sets.ts"
import { measureOnce, type Measurement } from "./Stopwatch.ts"
import { unpackTools } from "./UnpackedTools.ts"
import { verify } from "./Verification.ts"

interface Result extends Measurement {
  /** The buildpack's own account of its time. */
  readonly account: string | undefined
}

const attempted = async (title: string, attempt: Attempt, folder: string): Promise<Measurement> => {
  const measurement = await measureOnce(attempt.commands)
  if (measurement.status === 0) return measurement
  const log = readFileSync(logOf(folder), "utf8").split("\n").slice(-40).join("\n")
  throw new Error(`${title} ended with ${measurement.status}:\n${log}`)
}

const once = async (contestant: Contestant, course: Course, work: string): Promise<Result> => {
  const folder = mkdtempSync(join(work, `${contestant.id}-`))
  const attempt = contestant.prepare(course, folder)
  const measurement = await attempted(contestant.title, attempt, folder)
  await verify(course.set, course.python, attempt.result).catch((error: unknown) => {
    throw new Error(`${course.set.name}, ${contestant.title}`, { cause: error })
  })
  const account = /Time: (.*)\./.exec(readFileSync(logOf(folder), "utf8"))?.[1]
  rmSync(folder, { recursive: true, force: true })
  return { ...measurement, account }
}

const prepared = async (set: AppSet, python: Python, index: string, files: string, work: string): Promise<Course> => {
  const tools = await unpackTools(python, toolsOf(set.line), files, join(work, "tools"))
  const course: Course = { set, python, index, tools, uv: await uv(), toolsCache: join(work, "tools-cache") }
  const folder = join(work, "tools-staging")
  mkdirSync(folder)
  await attempted("a staging of the tools alone", stagingOfTools(course, folder), folder)
  return course
}

/** One round to warm up, then the rounds that count; each begins with another contestant. */
const race = async (course: Course, rounds: number, work: string) => {
  const all = contestants(course).map((contestant) => ({ contestant, results: new Array<Result>() }))
  for (let round = 0; round <= rounds; round++) {
    for (const turn of all.keys()) {
      const entry = all[(round + turn) % all.length]
      if (entry === undefined) continue
      const result = await once(entry.contestant, course, work)
      const name = round === 0 ? "warm-up" : `round ${round} of ${rounds}`
      process.stderr.write(`${course.set.name}, ${name}: ${figure(result.wall)} s ${entry.contestant.title}\n`)
      if (round > 0) entry.results.push(result)
    }
  }
  return all
}

type Raced = Awaited<ReturnType<typeof race>>

const minimum = (raced: Raced, id: Contestant["id"]): number =>
  Math.min(...(raced.find(({ contestant }) => contestant.id === id)?.results.map(({ wall }) => wall) ?? []))

const rows = (raced: Raced): Array<Array<string>> => {
  const base = raced.find(({ contestant }) => contestant.id === "pip")?.results ?? []
  return raced.map(({ contestant, results }) => {
    const ratios = spread(results.map(({ wall }, round) => wall / (base[round]?.wall ?? Number.NaN)))
    return [
      contestant.title,
      render(spread(results.map(({ wall }) => wall))),
      figure(median(results.map(({ cpu }) => cpu))),
      figure(Math.max(...results.map(({ memory }) => memory))),
      figure(minimum(raced, contestant.id) / minimum(raced, "pip")),
      `${figure(ratios.min)} to ${figure(ratios.max)}`
    ]
  })
}

const accounts = (raced: Raced): Array<string> =>
  raced.flatMap(({ contestant, results }) => {
    const best = results.toSorted((a, b) => a.wall - b.wall)[0]
    return best?.account === undefined ? [] : [`- best of ${contestant.title}: ${best.account}`]
  })

const head = ["", "s, min / median / max", "CPU s", "MiB", "ratio of minima to pip", "in the rounds"]

const barsOf = (set: AppSet, raced: Raced): ReadonlyArray<Bar> =>
  set.name === "medium"
    ? [{ title: "cold / pip cold, medium", ratio: minimum(raced, "empty") / minimum(raced, "pip"), limit: 1.25 }]
    : []

/** The table of one set, and the bars that it is held to. */
export const cold = async (set: AppSet, python: Python, rounds: number, parent: string) => {
  const work = mkdtempSync(join(parent, `${set.name}-`))
  const files = join(work, "files")
  cpSync(await recorded(set, python), files, { recursive: true })
  const replay = await startReplay(files)
  try {
    const raced = await race(await prepared(set, python, replay.url, files, work), rounds, work)
    const title = `### cold, ${set.name} (${set.packages} packages, Python ${python.version}, ${rounds} ${rounds === 1 ? "round" : "rounds"})`
    const text = [title, "", table(head, rows(raced)), "", ...accounts(raced)].join("\n")
    return { text, bars: barsOf(set, raced) }
  } finally {
    await replay.close()
    rmSync(work, { recursive: true, force: true })
  }
}
