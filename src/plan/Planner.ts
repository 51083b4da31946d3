/** Turns facts into a plan: what is installed by whom with which tools, what is written, what there is to say. Pure. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { Application } from "../domain/Application.ts"
import type { Install, Plan, Tool } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import { localFolders } from "../domain/Requirements.ts"
import type { RejectedRuntime, Runtime } from "../domain/Runtime.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Claim, Installer } from "../installers/Installer.ts"
import { environmentOf } from "../launch/Environment.ts"
import { lockFileNotices, lockFileProblems } from "./LockFiles.ts"
import type { Selection } from "./RuntimeSelection.ts"

/** Several things are wrong; telling them one deploy at a time would be unkind. */
export class SeveralProblems
  extends Data.TaggedError("SeveralProblems")<{ readonly problems: ReadonlyArray<StagingError> }>
  implements StagingError
{
  get id(): string {
    return [...new Set(this.problems.map(({ id }) => id))].join(", ")
  }
  get blame(): StagingError["blame"] {
    return this.problems.some(({ blame }) => blame === "app") ? "app" : "environment"
  }
  get title(): string {
    return `${this.problems.length} things must be mended before the app can be staged`
  }
  override get message(): string {
    return this.problems
      .map(({ hints, message, title }, at) => [`${at + 1}. ${title}.`, message, ...hints].join("\n"))
      .join("\n\n")
  }
  readonly hints: ReadonlyArray<string> = []
}

/** A Python that nobody has tools for. */
export class UnsupportedLine
  extends Data.TaggedError("UnsupportedLine")<{ readonly line: string }>
  implements StagingError
{
  readonly id = "python/unsupported-line"
  readonly blame = "app"
  get title(): string {
    return `Python ${this.line} is not supported`
  }
  override get message(): string {
    return "Supported are Python 2.7, and 3.3 to 3.14."
  }
  readonly hints: ReadonlyArray<string> = [
    "Ask for another version in runtime.txt, .python-version or $PYTHON_VERSION."
  ]
}

/** What is known of the packaging tools of the chosen line. */
export interface Band {
  readonly tools: ReadonlyArray<Tool>
  readonly endOfLife: string
}

export interface Input {
  readonly application: Application
  readonly selection: Selection
  readonly found: ReadonlyArray<Runtime>
  readonly rejected: ReadonlyArray<RejectedRuntime>
  readonly installers: ReadonlyArray<Installer>
  readonly band: Band | undefined
  /** What $PIP_OPTS came to; values stay outside of the plan. */
  readonly options: {
    readonly names: ReadonlyArray<string>
    readonly requirements: number
    readonly notices: ReadonlyArray<Notice>
  }
  /** `2026-11-23` */
  readonly today: string
}

const together = (problems: ReadonlyArray<StagingError>): StagingError | undefined =>
  problems.length > 1 ? new SeveralProblems({ problems }) : problems[0]

const endOfLife = ({ band, selection, today }: Input): ReadonlyArray<Notice> =>
  band === undefined || band.endOfLife > today
    ? []
    : [
        {
          level: "warning",
          id: "python/end-of-life",
          text: `Python ${Version.line(selection.python.runtime.version)} has had no security fixes since ${band.endOfLife}. Staging goes on.`
        }
      ]

/** A folder of the app that is built must be a copy: builds leave files behind. */
const needsCopy = ({ application, options }: Input, installs: ReadonlyArray<Install>): boolean =>
  options.requirements > 0 ||
  installs.some(({ closure }) => closure.some(({ _tag }) => _tag === "Folder")) ||
  (application.requirements !== undefined && localFolders(application.requirements).length > 0)

const claims = ({ application, installers }: Input): ReadonlyArray<Claim> =>
  installers.flatMap((installer) => installer.claim(application) ?? [])

const planFor = (input: Input, made: ReadonlyArray<Claim>, tools: ReadonlyArray<Tool>): Plan => {
  const installs = made.flatMap((claim) => claim.installs)
  const { application, options, selection } = input
  return {
    python: selection.python,
    stack: [...input.found]
      .toSorted((a, b) => Version.compare(b.version, a.version))
      .map(({ version }) => Version.render(version)),
    rejectedRuntimes: input.rejected,
    tools: installs.length === 0 && options.requirements === 0 ? [] : tools,
    installs,
    closure: {
      onCopy: needsCopy(input, installs),
      hashMode: application.requirements?.hashMode === true || options.names.includes("--require-hashes"),
      optionNames: options.names
    },
    writes: [".python/", ".profile.d/python.sh"],
    launch: { processes: [], environment: environmentOf(selection.python.runtime.version) },
    notices: [
      ...selection.notices,
      ...endOfLife(input),
      ...application.notices,
      ...lockFileNotices(application.names),
      ...made.flatMap((claim) => claim.notices),
      ...options.notices
    ]
  }
}

export const plan = (input: Input): Result.Result<Plan, StagingError> => {
  const made = claims(input)
  const { application, band, selection } = input
  const line = Version.line(selection.python.runtime.version)
  const problem = together([
    ...(band === undefined ? [new UnsupportedLine({ line })] : []),
    ...application.problems,
    ...lockFileProblems(application.names),
    ...made.flatMap((claim) => claim.problems)
  ])
  return problem === undefined ? Result.succeed(planFor(input, made, band?.tools ?? [])) : Result.fail(problem)
}
