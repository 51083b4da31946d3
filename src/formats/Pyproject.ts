/** What `pyproject.toml` says: a project to build, dependencies to install, the Pythons that it runs on. */
import * as Data from "effect/Data"
import { parse, TomlError } from "smol-toml"
import type { Pyproject, VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"
import { redact } from "../domain/Secrets.ts"
import { hintsOfPyproject, rangeOfPoetry } from "./PyprojectHints.ts"
import { decode } from "./TextFile.ts"
import { isStrings, isTable, type Table } from "./TomlDocument.ts"

/** `pyproject.toml` is no TOML. */
export class InvalidToml
  extends Data.TaggedError("InvalidToml")<{
    readonly line: number | undefined
    readonly text: string
    readonly reason: string
  }>
  implements StagingError
{
  readonly id = "pyproject/invalid-toml"
  readonly blame = "app"
  readonly title = "pyproject.toml cannot be read"
  override get message(): string {
    const where = Origin.describe(Origin.file("pyproject.toml", this.line))
    return `${where}${this.text === "" ? "" : ` is \`${visible(this.text)}\``}: ${this.reason}`
  }
  readonly hints: ReadonlyArray<string> = ["Correct the line; pip and every build tool refuse the file as well."]
}

/** A table or key has another type than PEP 621 says. */
export class InvalidProjectTable
  extends Data.TaggedError("InvalidProjectTable")<{ readonly key: string; readonly expected: string }>
  implements StagingError
{
  readonly id = "pyproject/invalid-project-table"
  readonly blame = "app"
  get title(): string {
    return `\`${this.key}\` in pyproject.toml has the wrong type`
  }
  override get message(): string {
    return `\`${this.key}\` must be ${this.expected} (PEP 621).`
  }
  get hints(): ReadonlyArray<string> {
    return this.key === "project.dependencies" ? ['Write it like: dependencies = ["flask>=3", "redis"]'] : []
  }
}

/** A dependency that is no requirement: pip would take a word with a dash for an option of its own. */
export class InvalidDependency
  extends Data.TaggedError("InvalidDependency")<{ readonly text: string; readonly line: number | undefined }>
  implements StagingError
{
  readonly id = "pyproject/invalid-dependency"
  readonly blame = "app"
  readonly title = "A dependency in pyproject.toml cannot be read"
  override get message(): string {
    return `${Origin.describe(Origin.file("pyproject.toml", this.line))} lists \`${visible(redact(this.text, []))}\` under [project] dependencies, which is no requirement (PEP 508).`
  }
  readonly hints: ReadonlyArray<string> = ['Write a package\'s name there, with a version if it matters: "flask>=3".']
}

export interface PyprojectFacts {
  readonly pyproject: Pyproject | undefined
  /** `requires-python`, and Poetry's `python`. */
  readonly ranges: ReadonlyArray<VersionRange>
  readonly problems: ReadonlyArray<StagingError>
  /** What it says of the Python besides the ranges. */
  readonly hints: ReadonlyArray<PythonHint>
}

interface Facts extends Omit<PyprojectFacts, "hints" | "ranges"> {
  readonly range: VersionRange | undefined
}

const lineOf = (text: string, holds: (line: string) => boolean): number | undefined => {
  const at = text.split("\n").findIndex(holds)
  return at < 0 ? undefined : at + 1
}

const read = (text: string): Table | InvalidToml => {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ""] = error.message.split("\n")
    const line = text.split("\n")[error.line - 1] ?? ""
    return new InvalidToml({
      line: error.line,
      text: redact(line.trim(), []),
      reason: reason.replace(/^Invalid TOML document: /, "")
    })
  }
}

const wrong = (key: string, expected: string): Facts => ({
  pyproject: undefined,
  range: undefined,
  problems: [new InvalidProjectTable({ key, expected })]
})

const projectFacts = (project: Table, hasBuildSystem: boolean, text: string): Facts => {
  const { dependencies = [], dynamic = [], name, "requires-python": range } = project
  if (!isStrings(dependencies)) return wrong("project.dependencies", "a list of strings")
  const invalid = dependencies.find((one) => !/^\s*[A-Za-z0-9]/.test(one))
  if (invalid !== undefined) {
    const line = lineOf(text, (line) => line.includes(invalid))
    return { pyproject: undefined, range: undefined, problems: [new InvalidDependency({ text: invalid, line })] }
  }
  if (!isStrings(dynamic)) return wrong("project.dynamic", "a list of strings")
  if (range !== undefined && typeof range !== "string") return wrong("project.requires-python", "a string")
  return {
    pyproject: {
      document: {},
      hasBuildSystem,
      project: {
        name: typeof name === "string" ? name : undefined,
        dependencies,
        dynamicDependencies: dynamic.includes("dependencies")
      }
    },
    range:
      range === undefined || range.trim() === ""
        ? undefined
        : {
            origin: Origin.file(
              "pyproject.toml",
              lineOf(text, (each) => /^\s*["']?requires-python["']?\s*=/.test(each))
            ),
            specifier: range.trim()
          },
    problems: []
  }
}

/** Tables in which a backend looks for a name, or for the code. */
const ofBackends = [
  "poetry",
  "flit",
  "setuptools",
  "hatch",
  "pdm",
  "maturin",
  "scikit-build",
  "meson-python",
  "uv",
  "sip",
  "enscons",
  "whey"
]

/** Poetry 1.8 and uv let a project say that it is none to build; their build backends then refuse to build it. */
const declaresNoPackage = ({ poetry, uv }: Table): boolean =>
  (isTable(poetry) && poetry["package-mode"] === false) || (isTable(uv) && uv["package"] === false)

/** Backends that read what to build from [project] or a table of theirs; any other one may know it by itself (PEP 517). */
const readingBackends =
  /^(?:setuptools|poetry|flit_core|flit|hatchling|pdm|maturin|scikit_build_core|mesonpy|uv_build|sipbuild|enscons|whey)\b/

const isOfOwnKind = (buildSystem: unknown): boolean => {
  if (!isTable(buildSystem)) return false
  const { "backend-path": path, "build-backend": backend = "setuptools" } = buildSystem
  return path !== undefined || typeof backend !== "string" || !readingBackends.test(backend)
}

const poetryKey = "`python` under [tool.poetry.dependencies]"

const factsOf = (document: Table, text: string): Facts => {
  const { project, "build-system": buildSystem, tool } = document
  const hasBuildSystem = isTable(buildSystem) && !declaresNoPackage(isTable(tool) ? tool : {})
  if (project === undefined) {
    const describes = (isTable(tool) && ofBackends.some((name) => tool[name] !== undefined)) || isOfOwnKind(buildSystem)
    const nothing = hasBuildSystem && !describes ? { describesNothing: true as const } : {}
    return {
      pyproject: { document: {}, hasBuildSystem, ...nothing, project: undefined },
      range: undefined,
      problems: []
    }
  }
  return isTable(project) ? projectFacts(project, hasBuildSystem, text) : wrong("project", "a table")
}

export const readPyproject = (bytes: Uint8Array): PyprojectFacts => {
  const { text } = decode(bytes)
  const document = read(text)
  if (document instanceof InvalidToml) return { pyproject: undefined, ranges: [], problems: [document], hints: [] }
  const { problems, pyproject, range } = factsOf(document, text)
  const ofPoetry = rangeOfPoetry(document, text)
  const isPoetrys = range === undefined && ofPoetry !== undefined
  return {
    problems,
    ranges: [range, ofPoetry].filter((one) => one !== undefined),
    pyproject:
      pyproject === undefined ? undefined : { ...pyproject, document, ...(isPoetrys ? { pythonKey: poetryKey } : {}) },
    hints: hintsOfPyproject(document, text)
  }
}
