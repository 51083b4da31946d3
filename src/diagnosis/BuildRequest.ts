/** What decides which release of a package is built, and that it is built at all: its line, a constraint, options in force. */
import { describe } from "../domain/Origin.ts"
import { normalise } from "../domain/PackageName.ts"
import { linesOfName, noIndexBy, optionsGiven } from "./RequirementPlace.ts"
import type { PipFailure } from "./Rule.ts"

interface Written {
  /** `requirements.txt line 4` */
  readonly place: string
  readonly text: string
}

export interface BuildRequest {
  /** The line that asks for it by its name. */
  readonly line?: Written
  /** A constraint that holds it to a version. */
  readonly constraint?: Written
  /** Who says that no index is to be asked: `$PIP_NO_INDEX`. */
  readonly closedBy?: string
  /** The option that forbids its wheels: `--no-binary :all:`. */
  readonly sourceBy?: Written
  /** Every line needs an exact version and a hash. */
  readonly hashed?: true
}

const lineOf = (failure: PipFailure, name: string, constraint: boolean): Written | undefined => {
  const [line] = linesOfName(failure, name, constraint)
  return line === undefined ? undefined : { place: describe(line.origin), text: line.text }
}

/** `:none:` takes back what stands before it (pip 7 to 26). */
const sourceBy = (failure: PipFailure, name: string): Written | undefined => {
  const all = optionsGiven(failure, "--no-binary")
  const since = all.findLastIndex(({ value = "" }) => value.split(",").includes(":none:"))
  const found = all
    .slice(since + 1)
    .find(({ value = "" }) =>
      value.split(",").some((each) => each === ":all:" || normalise(each.trim()) === normalise(name))
    )
  return found === undefined ? undefined : { place: found.place, text: `--no-binary ${found.value ?? ""}` }
}

export const requestOf = (failure: PipFailure, name: string): BuildRequest => {
  const line = lineOf(failure, name, false)
  const constraint = lineOf(failure, name, true)
  const closedBy = noIndexBy(failure)
  const source = sourceBy(failure, name)
  return {
    ...(line === undefined ? {} : { line }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(closedBy === undefined ? {} : { closedBy }),
    ...(source === undefined ? {} : { sourceBy: source }),
    ...(failure.hashMode ? { hashed: true } : {})
  }
}
