/** The buildpack's own pip for the Python, alone and without the time that it takes to get it. */
import { join } from "node:path"
import type { Course } from "../Course.ts"
import { toolsOf } from "../Recording.ts"
import type { Command } from "../Stopwatch.ts"
import { type Contestant, environment, logOf, requirementsOf } from "./Contestant.ts"

const always = ["--ignore-installed", "--no-warn-script-location"]

const command = (course: Course, folder: string, base: string, options: ReadonlyArray<string>): Command => ({
  argv: [course.python.path, "-m", "pip", "install", ...always, ...options, "-r", requirementsOf(course)],
  env: {
    ...environment(course, folder),
    PYTHONPATH: course.tools,
    PYTHONUSERBASE: base,
    PIP_BREAK_SYSTEM_PACKAGES: "1"
  },
  cwd: folder,
  log: logOf(folder)
})

const nameOf = (course: Course): string => `pip ${toolsOf(course.set.line)[0].version}`

export const pipAlone = (course: Course): Contestant => ({
  id: "pip",
  title: `${nameOf(course)} alone, itself at hand`,
  prepare: (course, folder) => {
    const result = join(folder, "base")
    return { commands: [command(course, folder, result, ["--user", "--no-cache-dir"])], result }
  }
})

/** Keeps what it has fetched, and the wheels that it has built. */
export const pipCaching = (course: Course): Contestant => ({
  id: "pip",
  title: `${nameOf(course)}, its cache kept`,
  prepare: (course, folder, kept) => {
    const result = join(folder, "base")
    return { commands: [command(course, folder, result, ["--user", "--cache-dir", kept])], result }
  }
})

/** What it is asked for, and nothing that that asks for. */
export const pipWithoutDependencies = (course: Course): Contestant => ({
  id: "pip",
  title: `${nameOf(course)} --no-deps, its cache kept`,
  prepare: (course, folder, kept) => {
    const result = join(folder, "base")
    return { commands: [command(course, folder, result, ["--user", "--no-deps", "--cache-dir", kept])], result }
  }
})

/** Decides what it would install, from the pages and the metadata that its cache holds, and installs nothing. */
export const pipResolving = (course: Course): Contestant => ({
  id: "resolve",
  title: `${nameOf(course)}, resolving only, its cache kept`,
  prepare: (course, folder, kept) => ({
    commands: [command(course, folder, join(folder, "base"), ["--dry-run", "--cache-dir", kept])]
  })
})
