/** A reading of requirement files under way: what was found so far, and what is wrong with it. */
import type { Requirement, RequirementOption } from "../../domain/Requirements.ts"
import type { Notice, StagingError } from "../../domain/StagingError.ts"
import { expand } from "./LogicalLine.ts"
import type { Fault } from "./Mistake.ts"
import {
  at,
  InvalidRequirementLine,
  type PathsOfAnotherMachine,
  shown,
  type Spot,
  UnusableLocalPath
} from "./Problems.ts"

/** Reads a file by its path from the application's root, or by an absolute one. */
export type Read = (pathFromAppRoot: string) => Uint8Array | "missing" | "directory"

/** Lines that share one notice: `id` to lines, in the order met. */
type Remarks = Map<keyof typeof remarks, Array<string>>
export const remarks = {
  "requirements/editable": [
    "notice",
    "Editable requirements are installed as normal packages, since an editable install does not survive being moved"
  ],
  "requirements/legacy-version": [
    "warning",
    "pip 24.1 and newer refuse these versions; write versions made of numbers, as in `==1.2.3`"
  ],
  "requirements/obsolete-option": ["warning", "Newer pips refuse files with these options; remove them"],
  "requirements/ignored": [
    "warning",
    "pip reads only a part of these lines; write one requirement or option a line, and no `-` before it"
  ],
  "requirements/secret-in-line": [
    "warning",
    "These lines hold a password or a token, which everybody has who may read the repository; write `${NAME}` in its place, and set that variable for the app"
  ],
  "requirements/variable-not-set": ["warning", "These variables are not set, so pip reads them as they stand"]
} as const satisfies Record<string, readonly [Notice["level"], string]>

export interface ReadingState {
  readonly root: string
  readonly read: Read
  readonly environment: ReadonlyMap<string, string>
  readonly files: Set<string>
  /** What each file says, without its comments. */
  readonly texts: Map<string, string>
  readonly digests: Map<string, string>
  /** A file is read once as requirements and once as constraints, however often it is named. */
  readonly visited: Set<string>
  readonly requirements: Array<Requirement>
  readonly options: Array<RequirementOption>
  readonly problems: Array<StagingError>
  readonly foreign: Array<PathsOfAnotherMachine["lines"][number]>
  foreignAt: number
  readonly remarks: Remarks
  readonly secrets: Set<string>
}
export interface LinePlace extends Spot {
  readonly constraint: boolean
  /** The line as written. */
  readonly text: string
}

const unsetVariable = (name: string): Fault => ({
  condition: "variable-not-set",
  meaning: `The variable $${name} is not set, so pip reads the line as it stands, and cannot.`,
  hint: `Set the variable ${name} for the app, or write its value into the line.`
})
/** Tells the place alone, of a line that is not to be quoted. */
export const remarkPlace = (state: ReadingState, id: keyof typeof remarks, place: LinePlace): void => {
  const told = state.remarks.get(id) ?? []
  if (told.length === 0) state.remarks.set(id, told)
  told.push(at(place))
}
export const remark = (state: ReadingState, id: keyof typeof remarks, place: LinePlace, about: string): void => {
  const told = state.remarks.get(id) ?? []
  if (told.length === 0) state.remarks.set(id, told)
  told.push(`${at(place)}: \`${shown(about)}\``)
}
export const fail = (state: ReadingState, place: LinePlace, found: Fault): void => {
  const unset = expand(place.text, state.environment).unset[0]
  const fault = unset === undefined || found.condition !== "invalid-line" ? found : unsetVariable(unset)
  const repeated = (problem: StagingError) =>
    problem instanceof InvalidRequirementLine && problem.path === place.path && problem.condition === "merge-conflict"
  if (fault.condition === "merge-conflict" && state.problems.some(repeated)) return
  state.problems.push(new InvalidRequirementLine({ path: place.path, line: place.line, text: place.text, ...fault }))
}
export const failPath = (
  state: ReadingState,
  place: LinePlace,
  localPath: string,
  fault: UnusableLocalPath["fault"]
): void => {
  state.problems.push(new UnusableLocalPath({ path: place.path, line: place.line, text: place.text, localPath, fault }))
}
