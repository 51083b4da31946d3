/** Turns facts into a plan: what is installed by whom with which tools, what is written, what there is to say. Pure. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { Application } from "../domain/Application.ts"
import { howToChoose } from "../domain/ChoosingPython.ts"
import type { Origin } from "../domain/Origin.ts"
import { foldersOf, type Install, lockOf, type Plan, type Tool } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import { localFolders } from "../domain/Requirements.ts"
import { inPlaceOf } from "../domain/OutsideFile.ts"
import { type RejectedRuntime, type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { type Notice, type StagingError, visible } from "../domain/StagingError.ts"
import type { Claim, Installer } from "../installers/Installer.ts"
import { environmentOf, serving } from "../launch/Environment.ts"
import { type Besides, besides } from "./Besides.ts"
import { madeForOthers } from "./LockHolds.ts"
import { supportOf } from "./Support.ts"
import { newerThanKnown } from "./NewerLine.ts"
import type { Selection } from "./RuntimeSelection.ts"
import { type Claimed, isManaged, severalManagers } from "./SeveralManagers.ts"
import { together } from "./SeveralProblems.ts"

/** A Python that nobody has tools for. */
export class UnsupportedLine
  extends Data.TaggedError("UnsupportedLine")<{
    readonly line: string
    readonly origin: Origin
    /** The newest line of the stack that is supported. */
    readonly best: string | undefined
    /** All that are, oldest first. */
    readonly supported: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "python/unsupported-line"
  readonly blame = "app"
  get title(): string {
    return `Python ${this.line} is not supported`
  }
  override get message(): string {
    const [oldest = "", ...others] = this.supported
    return `Supported are Python ${oldest}, and ${others[0] ?? ""} to ${others.at(-1) ?? ""}.`
  }
  get hints(): ReadonlyArray<string> {
    return this.best === undefined
      ? ["Have one of these added to the stack ($BUILDPACK_PYTHON_PATH names further directories)."]
      : [howToChoose(this.best, this.origin)]
  }
}

/** What is known of the packaging tools of the chosen line. */
export interface PlannedTools {
  readonly tools: ReadonlyArray<Tool>
  /** `undefined` where it is not known. */
  readonly endOfLife: string | undefined
  /** The line whose tools they are, where the chosen one is newer than all that are known. */
  readonly borrowedFrom?: string
}

export interface PlannedOptions {
  readonly names: ReadonlyArray<string>
  readonly requirements: number
  readonly notices: ReadonlyArray<Notice>
}

export interface Input {
  readonly application: Application
  /** The Python, or why there is none: that is told along with everything else that is wrong. */
  readonly selection: Result.Result<Selection, StagingError>
  readonly offers: ReadonlyArray<RuntimeOffer>
  readonly rejected: ReadonlyArray<RejectedRuntime>
  readonly installers: ReadonlyArray<Installer>
  readonly band: PlannedTools | undefined
  /** The lines that there are tools for, oldest first. */
  readonly supported: ReadonlyArray<string>
  /** What $PIP_OPTS came to; values stay outside of the plan. */
  readonly options: Result.Result<PlannedOptions, StagingError>
  /** The kept environment that is to be staged again, as $PYTHON_ENVIRONMENT names it. */
  readonly environment?: string | undefined
  /** What the platform will write, from the application's root. */
  readonly writes: ReadonlyArray<string>
  /** `2026-11-23` */
  readonly today: string
}

/** What a plan is made of when nothing is wrong. */
interface Facts extends Pick<Input, "application" | "band" | "offers" | "rejected" | "today" | "writes"> {
  readonly selection: Selection
  readonly options: PlannedOptions
  readonly beside: Besides
}

/** A folder of the app that is built must be a copy: builds leave files behind. */
const needsCopy = ({ application, options }: Facts, installs: ReadonlyArray<Install>): boolean =>
  options.requirements > 0 ||
  foldersOf(installs).length > 0 ||
  lockOf(installs)?.folders === true ||
  (application.requirements !== undefined && localFolders(application.requirements).length > 0)

const claims = ({ application, installers }: Input): ReadonlyArray<Claimed> =>
  installers.flatMap((installer) => {
    const claim = installer.claim(application)
    return claim === undefined ? [] : [{ installer, claim }]
  })

/** The installer's own files that the app has, and those that made it take part. */
const filesOf = ({ names }: Application, { claim, installer }: Claimed): ReadonlyArray<string> => [
  ...new Set([
    ...installer.files.map(({ name }) => name).filter((name) => names.has(name)),
    ...claim.installs.flatMap(({ files }) => files)
  ])
]

/** What an installer has against a file that is a link out of the app quotes what is somebody else's. */
const problemsOf = (application: Application, one: Claimed): ReadonlyArray<StagingError> => {
  const outside = filesOf(application, one).find((file) => application.outside.has(file))
  const { problems } = one.claim
  return outside === undefined ? problems : inPlaceOf(outside, application.outside, problems)
}

/** `$PYTHON_VERSION` as it was when the app was staged. */
const inVariable = (sources: Application["versionSources"]): string | undefined =>
  sources.find(({ origin }) => origin._tag === "Variable")?.text

/** Newest first. */
const versionsOf = (offers: ReadonlyArray<RuntimeOffer>, tag: RuntimeOffer["_tag"]): ReadonlyArray<string> =>
  offers
    .filter(({ _tag }) => _tag === tag)
    .map(versionOf)
    .toSorted((a, b) => Version.compare(b, a))
    .map(Version.render)

const planFor = (input: Facts, made: ReadonlyArray<Claim>, tools: ReadonlyArray<Tool>): Plan => {
  const installs = made.flatMap((claim) => claim.installs)
  const { application, options, selection } = input
  const obtainable = versionsOf(input.offers, "Obtainable")
  return {
    python: selection.python,
    stack: versionsOf(input.offers, "Installed"),
    ...(obtainable.length === 0 ? {} : { obtainable }),
    rejectedRuntimes: input.rejected,
    tools: installs.length === 0 && options.requirements === 0 ? [] : tools,
    installs,
    closure: {
      onCopy: needsCopy(input, installs),
      hashMode: application.requirements?.hashMode === true || options.names.includes("--require-hashes"),
      optionNames: options.names
    },
    writes: input.writes,
    launch: {
      processes: [],
      environment: environmentOf(versionOf(selection.python.offer), inVariable(application.versionSources)),
      serving
    },
    notices: [
      ...selection.notices,
      ...supportOf(input.band, versionOf(selection.python.offer), input.today),
      ...newerThanKnown(input.band, input.selection.python),
      ...application.notices,
      ...input.beside.notices,
      ...made.flatMap((claim) => claim.notices),
      ...options.notices
    ]
  }
}

/** A Python that was asked for by name, or the only one there is, and that there are no tools for. */
const unsupported = ({ band, offers, selection, supported }: Input): ReadonlyArray<StagingError> => {
  if (band !== undefined || Result.isFailure(selection)) return []
  const { offer, origin } = selection.success.python
  const [best] = offers
    .map(versionOf)
    .filter((version) => supported.includes(Version.line(version)))
    .toSorted((a, b) => Version.compare(b, a))
  return [
    new UnsupportedLine({
      line: Version.line(versionOf(offer)),
      origin,
      best: best === undefined ? undefined : Version.line(best),
      supported
    })
  ]
}

const failures = (...results: ReadonlyArray<Result.Result<unknown, StagingError>>): ReadonlyArray<StagingError> =>
  results.flatMap((result) => (Result.isFailure(result) ? [result.failure] : []))

/** What the app asks for does not count, be it right or wrong: of all that is in it, only the Python is decided. */
const stagedAgain = (input: Input, environment: string): Result.Result<Plan, StagingError> => {
  const problem = together([...failures(input.selection), ...unsupported(input)])
  if (problem !== undefined) return Result.fail(problem)
  return Result.map(input.selection, (selection): Plan => {
    const application = { ...input.application, requirements: undefined, notices: [] }
    const nothing = { names: [], requirements: 0, notices: [] }
    const beside = { problems: [], notices: [] }
    const facts: Facts = { ...input, application, selection, options: nothing, beside }
    const made = planFor(facts, [], [])
    const shown = visible(environment)
    const notice: Notice = {
      level: "warning",
      id: "environment/staged-again",
      text: `The packages are those of the kept environment ${shown}, as $PYTHON_ENVIRONMENT says: what requirement files, lock files and $PIP_OPTS ask for now does not count. Unset the variable to have it count again.`
    }
    return { ...made, environment, notices: [notice, ...made.notices] }
  })
}

export const plan = (input: Input): Result.Result<Plan, StagingError> => {
  if (input.environment !== undefined) return stagedAgain(input, input.environment)
  const made = claims(input)
  const { application, band, options, selection } = input
  const asked = Result.isFailure(options) || options.success.requirements > 0
  const found = made.map(({ claim }) => claim)
  const beside = besides(application, asked || found.some(({ installs }) => installs.length > 0))
  const several = severalManagers(application, made)
  // At most one of several counts, so what is wrong with the others' files need not be mended.
  const counting = several.length === 0 ? made : made.filter((one) => !isManaged(one))
  const problem = together([
    ...failures(selection),
    ...unsupported(input),
    ...failures(options),
    ...application.problems,
    ...beside.problems,
    ...several,
    ...counting.flatMap((one) => problemsOf(application, one)),
    ...(Result.isFailure(selection) ? [] : madeForOthers(found, selection.success.python.offer))
  ])
  if (problem !== undefined) return Result.fail(problem)
  return Result.gen(function* () {
    const facts: Facts = { ...input, beside, selection: yield* selection, options: yield* options }
    return planFor(facts, found, band?.tools ?? [])
  })
}
