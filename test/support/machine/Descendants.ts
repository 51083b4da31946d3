/** Which processes a process has started, directly or not, and whether they are still there (Linux). */
import { readdirSync, readFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"

/** Tells one process from a later one that got the same number. */
export interface Descendant {
  readonly pid: number
  readonly started: string
  readonly command: string
}

interface Status extends Descendant {
  readonly parent: number
  readonly state: string
}

export const canSeeProcesses = process.platform === "linux"

const status = (pid: number): Status | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
    return { pid, started: fields[19] ?? "", command, parent: Number(fields[1]), state: fields[0] ?? "" }
  } catch {
    return undefined
  }
}

/** Everything below the process, at this moment. */
export const descendants = (root: number): Array<Descendant> => {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (status(Number(name)) ?? []) : []))
  const below = (pid: number): Array<Status> =>
    all.flatMap((each) => (each.parent === pid ? [each].concat(below(each.pid)) : []))
  return below(root)
}

const alive = (each: Descendant): boolean => {
  const now = status(each.pid)
  return now !== undefined && now.started === each.started && now.state !== "Z"
}

/** Those that are still alive after some seconds of grace; returns as soon as none is. */
export const survivors = async (all: ReadonlyArray<Descendant>): Promise<ReadonlyArray<Descendant>> => {
  const end = performance.now() + 30_000
  let left = all.filter(alive)
  while (left.length > 0 && performance.now() < end) {
    await pause(20)
    left = left.filter(alive)
  }
  return left
}
