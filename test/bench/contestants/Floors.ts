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

export const startingNode: Contestant = {
  id: "node",
  title: "`node -e 0`, of the same Node.js",
  prepare: (course, folder) => {
    const argv = [nodeOf(course, folder), "-e", "0"]
    return { commands: [{ argv, env: environment(course, folder), cwd: "/", log: logOf(folder) }] }
  }
}
