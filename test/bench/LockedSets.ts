/** A set as the project of a manager: what its requirements are, locked by the manager itself from the index of the course. */
import { execFile } from "node:child_process"
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { fileNameOf } from "../../src/domain/Lock.ts"
import { isTable, type Table, tomlOf } from "../../src/formats/TomlDocument.ts"
import { contentHashes } from "../../src/installers/poetry/ContentHash.ts"
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

const textAt = (table: Table, key: string): string => {
  const value = table[key]
  return typeof value === "string" ? value : ""
}

/** A package of uv.lock as an entry of poetry.lock. */
const entryOf = (entry: Table, index: string): string => {
  const { sdist, wheels } = entry
  const files = [...(Array.isArray(wheels) ? wheels : []), sdist].filter(isTable).map((file) => {
    const name = fileNameOf(textAt(file, "url"))
    return `{file = "${name}", hash = "${textAt(file, "hash")}"}`
  })
  return [
    "[[package]]",
    ...["name", "version"].map((key) => `${key} = "${textAt(entry, key)}"`),
    'description = ""\noptional = false\npython-versions = "*"\ngroups = ["main"]',
    `files = [${files.join(", ")}]`,
    `[package.source]\ntype = "legacy"\nurl = "${index}"\nreference = "course"\n`
  ].join("\n")
}

/** Poetry locks for every system, and the index has the files of this one: what uv has locked is written in Poetry's form. */
export const lockedByPoetry = (course: Course, set: AppSet, uvProject: string, into: string): AppSet => {
  const source = ["[tool.poetry]", "package-mode = false", "[[tool.poetry.source]]", 'name = "course"']
  const found = planted(set, into, [...source, `url = "${course.index}"`, 'priority = "primary"'])
  const packages = tomlOf(readFileSync(join(uvProject, "uv.lock"), "utf8"))?.["package"]
  const entries = (Array.isArray(packages) ? packages : [])
    .filter(isTable)
    .filter((entry) => textAt(entry, "name") !== "bench")
    .map((entry) => entryOf(entry, course.index))
  const pyproject = tomlOf(readFileSync(join(into, "pyproject.toml"), "utf8")) ?? {}
  const [digest = ""] = contentHashes(pyproject, { lockVersion: "2.1", release: "2.5.1" })
  const metadata = `[metadata]\nlock-version = "2.1"\npython-versions = "==${set.line}.*"\ncontent-hash = "${digest}"\n`
  writeFileSync(join(into, "poetry.lock"), [...entries, metadata].join("\n"))
  return found
}
