/** A first staging of an app, outside of any race, which leaves a cache directory for the next ones. */
import { join } from "node:path"
import { type Entrant, made } from "./contestants/Contestant.ts"
import { ours } from "./contestants/Ours.ts"
import type { Course } from "./Course.ts"
import { attempted } from "./Race.ts"

export interface Earlier {
  readonly cache: string
  /** The user base that it has made. */
  readonly finished: string
  /** Whoever stages the same app again with that cache directory. */
  readonly again: Entrant
}

export const stagedEarlier = async (course: Course, work: string): Promise<Earlier> => {
  const cache = join(work, "cache")
  const { id, prepare, title } = ours("all kept from an earlier staging")
  const folder = made(work, "earlier")
  const attempt = prepare(course, folder, cache)
  await attempted(course, "the earlier staging", attempt, folder)
  if (attempt.result === undefined) throw new Error("the earlier staging made nothing")
  return { cache, finished: attempt.result, again: { id, title, course, prepare: (at) => prepare(course, at, cache) } }
}
