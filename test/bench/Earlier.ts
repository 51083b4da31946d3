/** A first staging of an app, outside of any race, which leaves a cache directory for the next ones. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { type Entrant, made } from "./contestants/Contestant.ts"
import { ours } from "./contestants/Ours.ts"
import type { Course } from "./Course.ts"
import type { NodeLess } from "./NodeLess.ts"
import { attempted } from "./Race.ts"

/** Where a machine without Node.js has one from its first staging on. */
export interface OnNodeLess {
  readonly machine: NodeLess
  readonly cache: string
}

export interface Earlier {
  readonly cache: string
  readonly onNodeLess: OnNodeLess | undefined
  /** The user base that it has made. */
  readonly finished: string
  /** Whoever stages the same app again with that cache directory; the second on a machine without Node.js. */
  readonly again: ReadonlyArray<Entrant>
}

const title = "all kept from an earlier staging"

const staged = async (course: Course, work: string, cache: string, machine?: NodeLess) => {
  const { id, prepare, title: told } = ours(title, machine)
  const folder = made(work, `earlier-${id}`)
  const attempt = prepare(course, folder, cache)
  await attempted(course, "the earlier staging", attempt, folder)
  if (attempt.result === undefined) throw new Error("the earlier staging made nothing")
  const again: Entrant = { id, title: told, course, prepare: (at) => prepare(course, at, cache) }
  return { again, finished: attempt.result }
}

export const stagedEarlier = async (course: Course, work: string): Promise<Earlier> => {
  const cache = join(work, "cache")
  const { again, finished } = await staged(course, work, cache)
  const machine = course.nodeLess
  if (machine === undefined) return { cache, onNodeLess: undefined, finished, again: [again] }
  const own = join(work, "cache-node-less")
  execFileSync("/bin/cp", ["-a", cache, own])
  const other = await staged(course, work, own, machine)
  return { cache, onNodeLess: { machine, cache: own }, finished, again: [again, other.again] }
}
