/** A set as the project of a manager: what its requirements are, locked by the manager itself from the index of the course. */
import { execFile } from "node:child_process"
import { cpSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Course } from "./Course.ts"
import type { AppSet } from "./Sets.ts"

const execute = promisify(execFile)

const project = ({ line, requirements }: AppSet, more: ReadonlyArray<string>): string =>
  [
    "[project]",
    'name = "bench"',
    'version = "1.0"',
    `requires-python = "==${line}.*"`,
    `dependencies = ${JSON.stringify(requirements)}`,
    ...more,
    ""
  ].join("\n")

const planted = (set: AppSet, into: string, more: ReadonlyArray<string>): AppSet => {
  cpSync(set.folder, into, { recursive: true })
  rmSync(join(into, "requirements.txt"))
  writeFileSync(join(into, "pyproject.toml"), project(set, more))
  return { ...set, folder: into }
}

/** The index has what this machine asks for, and nothing else. */
const here = ["[tool.uv]", `environments = ["sys_platform == 'linux' and platform_machine == 'x86_64'"]`]

export const lockedByUv = async (course: Course, set: AppSet, program: string, into: string): Promise<AppSet> => {
  const found = planted(set, into, here)
  const words = ["lock", "--no-config", "--python", course.python.path, "--default-index", course.index]
  await execute(program, [...words, "--cache-dir", `${into}-cache`], { cwd: into, env: { PATH: "/usr/bin:/bin" } })
  return found
}

export const lockedByPoetry = async (course: Course, set: AppSet, program: string, into: string): Promise<AppSet> => {
  const source = ["[tool.poetry]", "package-mode = false", "[[tool.poetry.source]]", 'name = "course"']
  const found = planted(set, into, [...source, `url = "${course.index}"`, 'priority = "primary"'])
  const env = { PATH: "/usr/bin:/bin", HOME: `${into}-home`, POETRY_CACHE_DIR: `${into}-cache` }
  await execute(program, ["lock", "-n"], { cwd: into, env })
  return found
}
