/** uv, which fetches and unpacks faster than pip, and compiles anew each time. */
import { join } from "node:path"
import type { Course } from "../Course.ts"
import { type Contestant, environment, logOf, requirementsOf } from "./Contestant.ts"

const installing =
  (id: string, title: string, more: ReadonlyArray<string>) =>
  (program: string): Contestant => ({
    id,
    title,
    prepare: (course, folder, kept) => {
      const result = join(folder, "base")
      const argv = [program, "pip", "install", "--python", course.python.path, "--prefix", result, ...more]
      const options = ["--compile-bytecode", "--no-config", "--no-progress", "--default-index", course.index]
      return {
        commands: [
          {
            argv: [...argv, ...options, "--cache-dir", kept, "-r", requirementsOf(course)],
            env: environment(course, folder),
            cwd: folder,
            log: logOf(folder)
          }
        ],
        result
      }
    }
  })

const linking = (mode: string) =>
  installing(`uv-${mode}`, `uv, compiling, its cache kept, --link-mode ${mode}`, ["--link-mode", mode])

/** None where uv is not to be had, or cannot serve the Python. */
const where = (course: Course, all: ReadonlyArray<(program: string) => Contestant>): ReadonlyArray<Contestant> => {
  const program = course.set.line === "2.7" ? undefined : course.uv
  return program === undefined ? [] : all.map((each) => each(program))
}

export const uvCold = (course: Course) => where(course, [installing("uv", "uv, compiling, cache empty", [])])

/** Which of the two is faster depends on the file system. */
export const uvWarm = (course: Course) => where(course, [linking("copy"), linking("hardlink")])
