/** A way of getting a set's packages into a user base (PEP 370), as commands to be timed, with what it keeps for later. */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Course } from "../Course.ts"
import type { Command } from "../Stopwatch.ts"

export interface Attempt {
  readonly commands: ReadonlyArray<Command>
  /** The user base that is there afterwards; undefined where none is made. */
  readonly result?: string
}

export interface Contestant {
  readonly id: string
  readonly title: string
  /**
   * Makes ready in the new folder `folder`, outside of the time. What one attempt leaves for the next lies in `kept`: a
   * folder that is not there yet makes a cold attempt, the one of an earlier attempt a warm one.
   */
  readonly prepare: (course: Course, folder: string, kept: string) => Attempt
}

/** One who runs in a race: what is kept is settled. */
export interface Entrant {
  readonly id: string
  readonly title: string
  readonly course: Course
  readonly prepare: (folder: string) => Attempt
}

/** Finds nothing of an earlier attempt. */
export const cold =
  (course: Course) =>
  ({ id, prepare, title }: Contestant): Entrant => ({
    id,
    title,
    course,
    prepare: (folder) => prepare(course, folder, join(folder, "kept"))
  })

/** Finds what its own attempts before have kept, from the second on. */
export const warm =
  (course: Course, work: string) =>
  ({ id, prepare, title }: Contestant): Entrant => ({
    id,
    title,
    course,
    prepare: (folder) => prepare(course, folder, join(work, `kept-${id}`))
  })

export const made = (...parts: ReadonlyArray<string>): string => {
  const folder = join(...parts)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Of every command; home and temporary folder are new, so that nothing is kept by accident. */
export const environment = (course: Course, folder: string): Record<string, string> => ({
  PATH: "/usr/bin:/bin",
  LANG: "C.UTF-8",
  HOME: made(folder, "home"),
  TMPDIR: made(folder, "tmp"),
  PIP_INDEX_URL: course.index,
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_PROGRESS_BAR: "off",
  PIP_CONFIG_FILE: "/dev/null"
})

/** Both streams of an attempt. */
export const logOf = (folder: string): string => join(folder, "log")

export const requirementsOf = (course: Course): string => join(course.set.folder, "requirements.txt")
