/**
 * Writes a corpus from folders of projects (`FOLDER/uv/NAME/uv.lock` with its `pyproject.toml`) by their managers' own
 * programs, which are found in `$PATH`: `node test/support/corpus/write.ts FOLDER [TO]`. What no reader looks at is left out.
 */
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { stringify } from "smol-toml"
import { tomlOf, type Table, isTable, tableAt } from "../../../src/formats/TomlDocument.ts"
import { removeTemporaryFolders, temporaryFolder } from "../machine/Folders.ts"
import {
  type Collection,
  committed,
  type Export,
  lockFiles,
  type Project,
  shortened,
  writeCollection
} from "./Corpus.ts"
import { wordsOf } from "./Exports.ts"

const without = (table: Table, names: ReadonlyArray<string>): Table =>
  Object.fromEntries(Object.entries(table).filter(([name]) => !names.includes(name)))

/** What says nothing about packages. */
const words = [
  ["authors", "classifiers", "description", "entry-points", "gui-scripts", "keywords", "license", "license-files"],
  ["maintainers", "readme", "scripts", "urls"],
  ["build", "documentation", "exclude", "homepage", "include", "packages", "plugins", "repository"]
].flat()

const reducedProject = (text: string): string => {
  const document = tomlOf(text) ?? {}
  const tool = tableAt(document, "tool")
  const kept = Object.fromEntries(
    ["pdm", "poetry", "uv"].flatMap((name) => (isTable(tool[name]) ? [[name, without(tool[name], words)]] : []))
  )
  const { "build-system": build, "dependency-groups": groups, project } = document
  const given = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
  return stringify({
    ...(isTable(project) ? { project: without(project, words) } : {}),
    ...given("build-system", build),
    ...given("dependency-groups", groups),
    tool: kept
  })
}

const reducedLock = (text: string): string =>
  text
    .replaceAll(/^(?:description|summary) = .*\n/gm, "")
    .replaceAll(/^size = .*\n|^upload-time = .*\n/gm, "")
    .replaceAll(/, (?:size = \d+|upload-time = "[^"]*"|upload-time = [\w:.+-]+)/g, "")

const reduced = (name: string, text: string): string =>
  name.endsWith("pyproject.toml") ? reducedProject(text) : name === "Pipfile" ? text : reducedLock(text)

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const start = (command: ReadonlyArray<string>, folder: string): Export | Omit<Export, "chosen"> => {
  const [program = "", ...rest] = command
  try {
    const text = execFileSync(program, rest, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PIPENV_IGNORE_VIRTUALENVS: "1",
        PDM_CHECK_UPDATE: "0",
        POETRY_VIRTUALENVS_CREATE: "false",
        UV_OFFLINE: "1"
      }
    })
    const lines = text
      .replaceAll(folder, ".")
      .replaceAll(/\s*\\\r?\n\s*/g, " ")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => /^(?:-e |[\w.])/.test(line))
    return { lines: lines.map(shortened) }
  } catch (error) {
    const told = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error)
    const last = told.split("\n").map((line) => line.trim())
    return { lines: [], refused: last.findLast((line) => line !== "")?.replaceAll(folder, ".") ?? "it fails" }
  }
}

const projectOf = (manager: string, name: string, folder: string): Project => {
  const place = join(temporaryFolder("corpus", "-"), "app")
  mkdirSync(place)
  const files: Record<string, string> = {}
  for (const path of filesIn(folder)) {
    const own = relative(folder, path)
    const text = reduced(own, readFileSync(path, "utf8"))
    mkdirSync(dirname(join(place, own)), { recursive: true })
    writeFileSync(join(place, own), text)
    files[own] = shortened(text)
  }
  const exports = (["main", "all"] as const).map((chosen): Export => {
    const copy = `${place}-${chosen}`
    cpSync(place, copy, { recursive: true })
    return { chosen, ...start(wordsOf(manager, chosen), copy) }
  })
  return { name, files, exports }
}

const versionOf = (manager: string): string => execFileSync(manager, ["--version"], { encoding: "utf8" }).trim()

const [from = "", to = committed] = process.argv.slice(2)
for (const manager of Object.keys(lockFiles)) {
  const folder = join(from, manager)
  if (!existsSync(folder)) continue
  const projects = readdirSync(folder)
    .toSorted()
    .map((name) => projectOf(manager, name, join(folder, name)))
  const collection: Collection = { tool: versionOf(manager), projects }
  mkdirSync(to, { recursive: true })
  writeCollection(to, manager, collection)
  const refused = projects.flatMap(({ exports }) => exports).filter((one) => one.refused !== undefined).length
  process.stdout.write(`${manager}: ${projects.length} projects, ${refused} exports refused\n`)
}
removeTemporaryFolders()
