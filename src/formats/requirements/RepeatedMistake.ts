/** Many lines of one file with one mistake are one problem: the first ones are shown, the others counted. */
import * as Data from "effect/Data"
import type { StagingError } from "../../domain/StagingError.ts"

/** A problem of one line. */
type OfLine = StagingError & { readonly path: string; readonly line: number }

const most = 5
const first = 3
/** So many mistakes are enough of a file that is no list of requirements at all; the rest of it is not read. */
export const mostMistakes = 500
export const furtherLines = (count: number): string => `and ${count} more ${count === 1 ? "line" : "lines"} like these`

/** More lines than anybody wants to read one after another. */
export class RepeatedMistake
  extends Data.TaggedError("RepeatedMistake")<{
    readonly id: string
    readonly path: string
    readonly problems: ReadonlyArray<StagingError>
  }>
  implements StagingError
{
  readonly blame = "app"
  get shown(): ReadonlyArray<StagingError> {
    return this.problems.slice(0, first)
  }
  get title(): string {
    const count = this.problems.length
    return `${count < mostMistakes ? count : `At least ${count}`} lines of ${this.path} have the same mistake`
  }
  override get message(): string {
    const own = (hints: ReadonlyArray<string>) => hints.filter((hint) => !this.hints.includes(hint))
    const lines = this.shown.map(({ hints, message }) => `  ${[message, ...own(hints)].join(" ")}`)
    return [...lines, `  … ${furtherLines(this.problems.length - first)}.`].join("\n")
  }
  /** What is to be done about each of them; what differs stands beside the line. */
  get hints(): ReadonlyArray<string> {
    const [hints = [], ...others] = this.shown.map((problem) => problem.hints)
    return hints.filter((hint) => others.every((each) => each.includes(hint)))
  }
}

/** `conda list --export` was saved as a list for pip: nearly every line of it is wrong, and half of it is no Python at all. */
export class CondaExport
  extends Data.TaggedError("CondaExport")<{ readonly path: string; readonly problems: ReadonlyArray<StagingError> }>
  implements StagingError
{
  readonly id = "requirements/conda-export"
  readonly blame = "app"
  get title(): string {
    return `${this.path} is a list for conda, not for pip`
  }
  override get message(): string {
    const lines = this.problems.slice(0, first).map(({ message }) => `  ${message.replace(/\. .*$/s, "")}`)
    const rest = `  … ${furtherLines(this.problems.length - first)}.`
    return [
      "`conda list --export` writes such lines, also for what pip cannot install, like compilers and Python itself:",
      ...lines,
      rest
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Run \`pip list --format=freeze > ${this.path}\` in the conda environment,`,
      "or write only the packages that the app imports, one a line, each like `flask==3.0.3`."
    ]
  }
}

const conda = "requirements/conda-export"
const isOfLine = (problem: StagingError): problem is OfLine =>
  "path" in problem && typeof problem.path === "string" && "line" in problem && typeof problem.line === "number"
const keyOf = (problem: OfLine): string => `${problem.id} ${problem.path}`

/** Each group that is too long becomes one problem, where its first one stood. */
export const gather = (problems: ReadonlyArray<StagingError>): ReadonlyArray<StagingError> => {
  const groups = Map.groupBy(problems.filter(isOfLine), keyOf)
  const exports_ = new Set(
    [...groups.values()].flatMap(([one, ...more]) => (one?.id === conda && more.length >= first ? one.path : []))
  )
  return problems.flatMap((problem): ReadonlyArray<StagingError> => {
    if (!isOfLine(problem)) return [problem]
    const group = groups.get(keyOf(problem)) ?? []
    const { id, path } = problem
    if (exports_.has(path))
      return id === conda && group[0] === problem ? [new CondaExport({ path, problems: group })] : []
    if (group.length <= most) return [problem]
    return group[0] === problem ? [new RepeatedMistake({ id, path, problems: group })] : []
  })
}
