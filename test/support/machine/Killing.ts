/** The sudden end of a staging: of its own process, or of all that belong to it, as when a container is destroyed (Linux). */
import { type Descendant, descendants } from "./Descendants.ts"

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    /* has ended by itself */
  }
}

/** Stops everything first, until nobody is left who could start another. */
const freeze = (root: number): ReadonlyArray<Descendant> => {
  signal(root, "SIGSTOP")
  const known = new Map<string, Descendant>()
  for (let before = -1; before !== known.size;) {
    before = known.size
    for (const each of descendants(root)) {
      signal(each.pid, "SIGSTOP")
      known.set(`${each.pid} ${each.started}`, each)
    }
  }
  return [...known.values()]
}

/** SIGKILL for the process and everything below it. */
export const killEverything = (root: number): void => {
  const below = freeze(root)
  signal(root, "SIGKILL")
  for (const each of below) signal(each.pid, "SIGKILL")
}

/** SIGKILL for the process alone; hands over those that it leaves behind, which `killAll` ends. */
export const killAlone = (root: number): ReadonlyArray<Descendant> => {
  const below = descendants(root)
  signal(root, "SIGKILL")
  return below
}

/** Ends those that are still what they were. */
export const killAll = (all: ReadonlyArray<Descendant>): void => {
  for (const each of all) {
    for (const below of descendants(each.pid)) signal(below.pid, "SIGKILL")
    signal(each.pid, "SIGKILL")
  }
}
