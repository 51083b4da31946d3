/** What no staging in this manner can go below: copying what is finished, and starting Node.js. */
import { join } from "node:path"
import { type Contestant, environment, logOf } from "./Contestant.ts"
import { nodeOf } from "./Ours.ts"

export const copying = (finished: string): Contestant => ({
  id: "copy",
  title: "`cp -a` of the finished tree",
  prepare: (course, folder) => {
    const result = join(folder, "base")
    const argv = ["/bin/cp", "-a", finished, result]
    return { commands: [{ argv, env: environment(course, folder), cwd: "/", log: logOf(folder) }], result }
  }
})

/** `cp -a` of the tree that a staging has made; nobody looks what is in it. */
export const copyOf = (id: string, title: string, finished: string): Contestant => {
  const { prepare } = copying(finished)
  return {
    id,
    title,
    prepare: (course, folder, kept) => ({ commands: prepare(course, folder, kept).commands })
  }
}

export const startingNode: Contestant = {
  id: "node",
  title: "`node -e 0`, of the same Node.js",
  prepare: (course, folder) => {
    const argv = [nodeOf(course, folder), "-e", "0"]
    return { commands: [{ argv, env: environment(course, folder), cwd: "/", log: logOf(folder) }] }
  }
}
