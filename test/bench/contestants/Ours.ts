/** This buildpack: `bin/compile` with a new copy of the app in a new directory, and what its cache directory holds. */
import { execFileSync } from "node:child_process"
import { cpSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pack } from "../../support/index/Distribution.ts"
import type { Course } from "../Course.ts"
import type { NodeLess } from "../NodeLess.ts"
import { type Attempt, type Contestant, environment, logOf, made } from "./Contestant.ts"

const buildpack = join(import.meta.dirname, "../../..")

/** A copy of the app that asks for the interpreter that is here, be it another patch release than the set's own. */
export const plantApp = (course: Course, folder: string): string => {
  const app = join(folder, "app")
  cpSync(course.set.folder, app, { recursive: true })
  writeFileSync(join(app, "runtime.txt"), `python-${course.python.version}\n`)
  return app
}

/** On the machine as it is, or on one that has no Node.js. */
const staging = (course: Course, folder: string, app: string, cache: string, machine?: NodeLess): Attempt => ({
  commands: [
    {
      argv: [join(machine?.buildpack ?? buildpack, "bin/compile"), app, cache],
      env: {
        ...environment(course, folder),
        BUILDPACK_PYTHON_PATH: course.python.root,
        ...(machine === undefined ? {} : { PATH: machine.path, BUILDPACK_NODE_URL: machine.address })
      },
      cwd: "/",
      log: logOf(folder)
    }
  ],
  result: join(app, ".python")
})

/** A staging of no package of the index: afterwards the cache directory holds the tools, and nothing else of use. */
export const stagingOfTools = (course: Course, folder: string, cache: string, machine?: NodeLess): Attempt => {
  const app = made(folder, "app")
  const [wheel] = pack({ name: "nothing", version: "1.0", wheel: { files: { "nothing.py": "" } } })
  if (wheel === undefined) throw new Error("no wheel was packed")
  writeFileSync(join(app, wheel.filename), wheel.bytes)
  writeFileSync(join(app, "requirements.txt"), `./${wheel.filename}\n`)
  writeFileSync(join(app, "runtime.txt"), `python-${course.python.version}\n`)
  return { commands: staging(course, folder, app, cache, machine).commands }
}

/** How the figures of a machine without Node.js are told from the others. */
const idOn = (id: string, machine?: NodeLess): string => (machine === undefined ? id : `${id}-node-less`)
const titleOn = (title: string, machine?: NodeLess): string =>
  `this buildpack, ${title}${machine === undefined ? "" : ", no Node.js on PATH"}`

export const ours = (title: string, machine?: NodeLess): Contestant => ({
  id: idOn("ours", machine),
  title: titleOn(title, machine),
  prepare: (course, folder, kept) => staging(course, folder, plantApp(course, folder), kept, machine)
})

/** Starts each time from a copy of what another cache directory holds now, and leaves that one as it is. */
export const oursFromCopy = (id: string, title: string, cache: string, machine?: NodeLess): Contestant => ({
  id: idOn(id, machine),
  title: titleOn(title, machine),
  prepare: (course, folder, kept) => {
    execFileSync("/bin/cp", ["-a", cache, kept])
    return staging(course, folder, plantApp(course, folder), kept, machine)
  }
})

/** The Node.js that `bin/compile` chooses. */
export const nodeOf = (course: Course, folder: string): string => {
  const script = 'bp=$0; . "$bp/bin/node.sh"; find_node "" ""; printf %s "$node"'
  return execFileSync("/bin/sh", ["-c", script, buildpack], { env: environment(course, folder), encoding: "utf8" })
}
