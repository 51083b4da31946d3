/** Lets entrants take turns, and checks each result outside of the time. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { type Attempt, type Entrant, logOf } from "./contestants/Contestant.ts"
import type { Course } from "./Course.ts"
import { figure } from "./Figures.ts"
import { measureOnce, type Measurement } from "./Stopwatch.ts"
import { verify } from "./Verification.ts"

export interface Result extends Measurement {
  /** The buildpack's own account of its time. */
  readonly account: string | undefined
}

export interface Runner {
  readonly entrant: Entrant
  readonly results: ReadonlyArray<Result>
}

export type Raced = ReadonlyArray<Runner>

/** Runs an attempt once, and throws when it fails or when what it made does not work. */
export const attempted = async (course: Course, title: string, attempt: Attempt, folder: string): Promise<Result> => {
  const measurement = await measureOnce(attempt.commands)
  const log = readFileSync(logOf(folder), "utf8")
  if (measurement.status !== 0) {
    throw new Error(`${title} ended with ${measurement.status}:\n${log.split("\n").slice(-40).join("\n")}`)
  }
  if (attempt.result !== undefined) {
    await verify(course.set, course.python, attempt.result).catch((error: unknown) => {
      throw new Error(`${course.set.name}, ${title}`, { cause: error })
    })
  }
  return { ...measurement, account: /Time: (.*)\./.exec(log)?.[1] }
}

const once = async (entrant: Entrant, work: string): Promise<Result> => {
  const folder = mkdtempSync(join(work, `${entrant.id}-`))
  const result = await attempted(entrant.course, entrant.title, entrant.prepare(folder), folder)
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** One round to warm up, then the rounds that count; each begins with another entrant. */
export const race = async (
  row: string,
  entrants: ReadonlyArray<Entrant>,
  rounds: number,
  work: string
): Promise<Raced> => {
  const all = entrants.map((entrant) => ({ entrant, results: new Array<Result>() }))
  for (let round = 0; round <= rounds; round++) {
    for (const turn of all.keys()) {
      const entry = all[(round + turn) % all.length]
      if (entry === undefined) continue
      const result = await once(entry.entrant, work)
      const name = round === 0 ? "warm-up" : `round ${round} of ${rounds}`
      process.stderr.write(
        `${row}, ${entry.entrant.course.set.name}, ${name}: ${figure(result.wall)} s ${entry.entrant.title}\n`
      )
      if (round > 0) entry.results.push(result)
    }
  }
  return all
}

export const has = (raced: Raced, id: string): boolean => raced.some(({ entrant }) => entrant.id === id)

export const resultsOf = (raced: Raced, id: string): ReadonlyArray<Result> => {
  const runner = raced.find(({ entrant }) => entrant.id === id)
  if (runner === undefined) throw new Error(`${id} was not in the race`)
  return runner.results
}

/** The least time of an entrant, in seconds. */
export const minimum = (raced: Raced, id: string): number => Math.min(...resultsOf(raced, id).map(({ wall }) => wall))

/** MiB, of the largest process that an entrant ever had. */
export const peak = (raced: Raced, id: string): number => Math.max(...resultsOf(raced, id).map(({ memory }) => memory))
