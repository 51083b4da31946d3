/** Stages a set on a stack that has neither a Node.js nor a Python: both are fetched the first time, and go from the cache into the app then. */
import { linkSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { runtime } from "../support/machine/PackedPythons.ts"
import { type Attempt, type Contestant, cold, environment, logOf, made, warm } from "./contestants/Contestant.ts"
import { copyOf } from "./contestants/Floors.ts"
import { plantApp } from "./contestants/Ours.ts"
import { type Course, inFolder } from "./Course.ts"
import type { Section } from "./Figures.ts"
import type { NodeLess } from "./NodeLess.ts"
import { attempted, race, type Runner } from "./Race.ts"
import { type CountedFolder, serveCounted } from "./Sent.ts"
import { standings, titleOf } from "./Standings.ts"

/** The same stack for all, and where it fetches from. */
interface Stack {
  readonly course: Course
  readonly machine: NodeLess
  readonly server: CountedFolder
}

const staging = ({ course, machine, server }: Stack, folder: string, app: string, cache: string): Attempt => ({
  commands: [
    {
      argv: [join(machine.buildpack, "bin/compile"), app, cache],
      env: {
        ...environment(course, folder),
        PATH: machine.path,
        BUILDPACK_NODE_URL: `${server.url}/node.tar.gz`,
        PYTHON_ARCHIVES: server.url,
        // One whose run image has no Python, so that none of this machine counts.
        STACK: "heroku-24"
      },
      cwd: "/",
      log: logOf(folder)
    }
  ]
})

const ofSet = (stack: Stack, id: string, title: string): Contestant => ({
  id,
  title,
  prepare: (course, folder, kept) => {
    const app = plantApp(course, folder)
    return { ...staging(stack, folder, app, kept), result: join(app, ".python") }
  }
})

/** An app of no packages: what is restored is the interpreter. */
const ofPython = (stack: Stack): Contestant => ({
  id: "python-again",
  title: "Python alone, restaged",
  prepare: (course, folder, kept) => {
    const app = made(folder, "app")
    writeFileSync(join(app, "app.py"), "")
    writeFileSync(join(app, "runtime.txt"), `python-${course.python.version}\n`)
    return staging(stack, folder, app, kept)
  }
})

/** Once, outside of the race; `.python` of the app that it leaves. */
const before = async (stack: Stack, one: Contestant, folder: string): Promise<string> => {
  mkdirSync(folder)
  await attempted(stack.course, one.title, one.prepare(stack.course, folder, join(folder, "kept")), folder)
  return join(folder, "app/.python")
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const measured = async (stack: Stack, rounds: number, work: string): Promise<Section> => {
  const { course, server } = stack
  const first = ofSet(stack, "first", "this buildpack, a first staging: Node.js, Python, tools and packages fetched")
  const sent = [server.sent(), course.sent()] as const
  const finished = await before(stack, first, join(work, "first-of-all"))
  const [own, index] = [server.sent() - sent[0], course.sent() - sent[1]]
  const python = ofPython(stack)
  const alone = await before(stack, python, join(work, "python-of-all"))
  const entrants = [
    cold(course)(first),
    ...[ofSet(stack, "again", "this buildpack, restaged"), copyOf("copy", "`cp -a` of what it leaves", finished)].map(
      warm(course, work)
    ),
    ...[python, copyOf("python-copy", "`cp -a` of what that leaves", alone)].map(warm(course, work))
  ]
  const raced = await race("bare", entrants, rounds, work)
  const fetched = `A first staging fetches ${megabytes(own)} of Node.js and Python, and ${megabytes(index)} from the index.`
  const isAlone = ({ entrant }: Runner): boolean => entrant.id.startsWith("python")
  const whole = raced.filter((runner) => !isAlone(runner))
  return {
    text: [
      standings(titleOf("no Node.js, no Python", course, rounds), whole, "copy", "`cp -a`"),
      standings("the same, of Python alone", raced.filter(isAlone), "python-copy", "`cp -a`"),
      fetched
    ].join("\n\n"),
    bars: []
  }
}

export const bare = (course: Course, rounds = course.set.rounds.cold): Promise<Section> =>
  inFolder(course, "bare", async (work) => {
    const { nodeLess: machine } = course
    if (machine === undefined)
      return { text: "### no Node.js, no Python: skipped, the pinned Node.js is not here", bars: [] }
    const folder = join(work, "served")
    mkdirSync(folder)
    runtime({}, "pack", course.python.root, folder)
    linkSync(machine.address.replace(/^file:\/\//, ""), join(folder, "node.tar.gz"))
    const server = await serveCounted(folder)
    try {
      return await measured({ course, machine, server }, rounds, work)
    } finally {
      await server.close()
    }
  })
