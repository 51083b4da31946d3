/** Lines of Python as hints name them: of those that would do, the newest that the stack has. */
import { howToChoose } from "../domain/ChoosingPython.ts"
import { compareLines } from "./PythonEras.ts"
import { known } from "./PythonLines.ts"
import { type PipFailure, pythonLine } from "./Rule.ts"

export interface Fit {
  /** What to write, or that the stack has nothing that would do. */
  readonly hint: string
  /** The line to write, where the stack has one that would do. */
  readonly line?: string
}

/** Newest first. Where the stack is not known, the lines that most packages have wheels for. */
const linesOf = ({ lines }: PipFailure): ReadonlyArray<string> =>
  lines ?? known.filter((line) => compareLines(line, "3.13") <= 0).toReversed()

/** `wanted` names what would do, for a stack that has none of it. */
const fit = (failure: PipFailure, wanted: string, does: (line: string) => boolean): Fit => {
  const line = linesOf(failure).find((each) => each !== pythonLine(failure) && does(each))
  return line === undefined
    ? {
        hint: `Python ${wanted} would do, and this stack has none. An operator can add one, and name its directory in $BUILDPACK_PYTHON_PATH.`
      }
    : { hint: howToChoose(line, failure.pythonOrigin), line }
}

export const atMost = (failure: PipFailure, last: string): Fit =>
  fit(failure, last, (line) => line.split(".")[0] === last.split(".")[0] && compareLines(line, last) <= 0)

export const atLeast = (failure: PipFailure, first: string): Fit =>
  fit(failure, `${first} or newer`, (line) => compareLines(line, first) >= 0)

export const oneOf = (failure: PipFailure, lines: ReadonlyArray<string>, spoken: string): Fit =>
  fit(failure, spoken, (line) => lines.includes(line))

/** That one, where it is there, else a newer. */
export const from = (failure: PipFailure, first: string): Fit => {
  const exact = oneOf(failure, [first], first)
  return exact.line === undefined ? atLeast(failure, first) : exact
}

/** When all that is needed is a newer Python. */
export const newestThree = (failure: PipFailure): Fit => atLeast(failure, "3.0")

/** What a diagnosis says of a failure that another Python would not have. */
export const over = ({ line }: Fit): { readonly overPython: true; readonly line?: string } => ({
  overPython: true,
  ...(line === undefined ? {} : { line })
})
