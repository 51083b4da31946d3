/**
 * The steps of the original Stackato buildpack. What today's pips refuse is replaced (`--download-cache` by
 * `--cache-dir`) or left out (`--use-wheel`, which is always on now).
 */
import { join } from "node:path"
import type { Course } from "../Course.ts"
import type { Command } from "../Stopwatch.ts"
import { type Attempt, type Contestant, environment, logOf, made, requirementsOf } from "./Contestant.ts"

const steps = (course: Course, folder: string, kept: string): Attempt => {
  const result = join(folder, "base")
  const cache = made(kept)
  const requirements = requirementsOf(course)
  const env = { ...environment(course, folder), PYTHONUSERBASE: result, PIP_BREAK_SYSTEM_PACKAGES: "1" }
  const pip = (...args: ReadonlyArray<string>): Command => ({
    argv: [course.python.path, "-m", "pip", ...args],
    env: { ...env, PIP_NO_WARN_SCRIPT_LOCATION: "0" },
    cwd: folder,
    log: logOf(folder)
  })
  const caching = ["--cache-dir", cache]
  return {
    commands: [
      pip("install", ...caching, "--user", "--upgrade", "pip"),
      pip("--version"),
      pip("install", ...caching, "--user", "--upgrade", "wheel"),
      pip("wheel", ...caching, "--find-links", cache, "--wheel-dir", cache, "-r", requirements),
      pip("install", "--no-index", "--upgrade", "--user", "--find-links", cache, "-r", requirements),
      pip("freeze")
    ],
    result
  }
}

export const predecessor = (title: string): Contestant => ({
  id: "predecessor",
  title: `the predecessor's steps, ${title}`,
  prepare: steps
})
