/** Decides on which Python an application is staged, and says why. Pure: the stack's Pythons are given. */
import { satisfies as inRange, validRange } from "@renovatebot/pep440"
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"

/** What the operator set: `$PYTHON_DEFAULT_VERSION` and `$PYTHON_PATCH_POLICY`. */
export interface Policy {
  readonly defaultVersion: VersionSource | undefined
  readonly newestPatch: boolean
}

const listVersions = (found: ReadonlyArray<Runtime>): string =>
  found.length === 0 ? "no Python at all" : found.map(({ version }) => Version.render(version)).join(", ")

const sorted = (found: ReadonlyArray<Runtime>): ReadonlyArray<Runtime> =>
  found
    .map((runtime, at) => ({ runtime, at }))
    .toSorted((a, b) => Version.compare(b.runtime.version, a.runtime.version) || a.at - b.at)
    .map(({ runtime }) => runtime)

/** The line to write so that an app gets a Python of this line. */
const howToChoose = (line: string): string =>
  `Write \`Python-${line}\` into runtime.txt (or \`${line}\` into .python-version).`

/** No Python of the stack is what was asked for. */
export class NoMatchingRuntime
  extends Data.TaggedError("NoMatchingRuntime")<{
    readonly requested: string
    readonly origin: Origin.Origin
    readonly stack: ReadonlyArray<Runtime>
    /** Other patch releases of the requested line. */
    readonly patches: ReadonlyArray<Runtime>
  }>
  implements StagingError
{
  readonly blame = "app"
  get id(): string {
    return this.patches.length > 0 ? "python/patch-not-on-stack" : "python/not-on-stack"
  }
  get title(): string {
    return `Python ${this.requested} is not on this stack`
  }
  override get message(): string {
    return `${Origin.describe(this.origin)} asks for Python ${this.requested}. This stack has ${listVersions(this.stack)}.`
  }
  get hints(): ReadonlyArray<string> {
    const [newest] = this.patches
    if (newest !== undefined) {
      const line = Version.line(newest.version)
      return [
        `Ask for ${line} to get its newest patch release here, which is ${Version.render(newest.version)};`,
        "or set $PYTHON_PATCH_POLICY to `newest`, and every exact request is served by the newest of its line."
      ]
    }
    const [best] = this.stack
    return best === undefined
      ? ["Install a Python on the staging host, or name its directory in $BUILDPACK_PYTHON_PATH."]
      : [
          `Choose one that the stack has. ${howToChoose(Version.line(best.version))}`,
          "An operator can add Pythons by naming their directory in $BUILDPACK_PYTHON_PATH."
        ]
  }
}

/** An explicit choice lies outside of the range that the application declares. */
export class VersionOutsideRange
  extends Data.TaggedError("VersionOutsideRange")<{
    readonly version: string
    readonly origin: Origin.Origin
    readonly range: VersionRange
  }>
  implements StagingError
{
  readonly id = "python/outside-declared-range"
  readonly blame = "app"
  readonly title = "The app asks for a Python that it does not support"
  override get message(): string {
    return `${Origin.describe(this.origin)} chooses Python ${this.version}, but ${Origin.describe(this.range.origin)} allows only ${this.range.specifier}.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Change one of the two: the version in ${Origin.describe(this.origin)}, or the range in ${Origin.describe(this.range.origin)}.`
    ]
  }
}

/** The declared range is met by no Python of the stack. */
export class NoRuntimeInRange
  extends Data.TaggedError("NoRuntimeInRange")<{
    readonly ranges: ReadonlyArray<VersionRange>
    readonly stack: ReadonlyArray<Runtime>
  }>
  implements StagingError
{
  readonly id = "python/range-not-on-stack"
  readonly blame = "app"
  readonly title = "No Python of this stack is in the range that the app declares"
  override get message(): string {
    const allowed = this.ranges
      .map(({ origin, specifier }) => `${Origin.describe(origin)} allows ${specifier}`)
      .join(", and ")
    return `${allowed}. This stack has ${listVersions(this.stack)}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Widen the range, or have a Python added to the stack ($BUILDPACK_PYTHON_PATH names further directories)."
  ]
}

/** The range is not one (PEP 440). */
export class InvalidRange
  extends Data.TaggedError("InvalidRange")<{ readonly range: VersionRange }>
  implements StagingError
{
  readonly id = "python/invalid-range"
  readonly blame = "app"
  readonly title = "The range of Python versions cannot be understood"
  override get message(): string {
    return `${Origin.describe(this.range.origin)} says \`${this.range.specifier}\`, which is no version specifier (PEP 440).`
  }
  readonly hints: ReadonlyArray<string> = [
    "Write it like `>=3.9` or `>=3.9,<3.14`; the `^3.9` of other tools is `>=3.9,<4`."
  ]
}

/** The stack has no Python that is supported. */
export class NoRuntime extends Data.TaggedError("NoRuntime")<{ readonly rejected: number }> implements StagingError {
  readonly id = "python/none-on-stack"
  readonly blame = "environment"
  readonly title = "There is no Python on this stack"
  override get message(): string {
    return `No usable interpreter was found on PATH, under /opt, pyenv, /usr/bin and /usr/local/bin${this.rejected > 0 ? `; ${this.rejected} were looked at and left out` : ""}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Install Python, or name the directory of one in $BUILDPACK_PYTHON_PATH.",
    "`bin/plan` lists everything that was looked at, with the reason why it was left out."
  ]
}

export type SelectionError =
  | NoMatchingRuntime
  | VersionOutsideRange
  | NoRuntimeInRange
  | InvalidRange
  | NoRuntime
  | StagingError

export interface Selection {
  readonly python: ChosenPython
  readonly notices: ReadonlyArray<Notice>
}

interface Choice {
  readonly runtime: Runtime
  readonly requested: string
  readonly origin: Origin.Origin
  readonly reason: string
  readonly isDefault: boolean
  readonly notices: ReadonlyArray<Notice>
}

const allows = (range: VersionRange, runtime: Runtime): boolean =>
  inRange(Version.render(runtime.version), range.specifier)

/** What a place asks for, met by the newest that the stack has; a range takes part in the choice of `3` or `3.12`. */
const asked = (
  source: VersionSource,
  request: Version.PythonRequest,
  stack: ReadonlyArray<Runtime>,
  ranges: ReadonlyArray<VersionRange>,
  policy: Policy
): Result.Result<Choice, SelectionError> => {
  const requested = Version.renderRequest(request)
  const matching = stack.filter(({ version }) => Version.satisfies(version, request))
  const { patch: _, ...line } = request
  const patches = request.patch === undefined ? [] : stack.filter(({ version }) => Version.satisfies(version, line))
  const [newestPatch] = patches
  const serving = matching.length > 0 ? matching : policy.newestPatch ? patches.slice(0, 1) : []
  const [first] = serving
  if (first === undefined)
    return Result.fail(new NoMatchingRuntime({ requested, origin: source.origin, stack, patches }))
  const runtime = serving.find((candidate) => ranges.every((range) => allows(range, candidate)))
  if (runtime === undefined) {
    const range = ranges.find((range) => !allows(range, first))
    if (range !== undefined)
      return Result.fail(new VersionOutsideRange({ version: requested, origin: source.origin, range }))
  }
  const chosen = runtime ?? first
  const notices: ReadonlyArray<Notice> =
    matching.length > 0 || newestPatch === undefined
      ? []
      : [
          {
            level: "warning",
            id: "python/other-patch",
            text: `${Origin.describe(source.origin)} asks for Python ${requested}; the stack has ${Version.render(chosen.version)}, which is taken ($PYTHON_PATCH_POLICY is newest).`
          }
        ]
  const operator = source.origin._tag === "Variable" && source.origin.name === "PYTHON_DEFAULT_VERSION"
  return Result.succeed({
    runtime: chosen,
    requested,
    origin: source.origin,
    isDefault: operator,
    notices,
    reason: operator ? "the operator's default, $PYTHON_DEFAULT_VERSION" : `asked by ${Origin.describe(source.origin)}`
  })
}

const fromRange = (
  range: VersionRange,
  stack: ReadonlyArray<Runtime>,
  ranges: ReadonlyArray<VersionRange>
): Result.Result<Choice, SelectionError> => {
  const runtime = stack.find((candidate) => ranges.every((other) => allows(other, candidate)))
  if (runtime === undefined) {
    const unmet = ranges.find((other) => !stack.some((candidate) => allows(other, candidate)))
    return Result.fail(new NoRuntimeInRange({ ranges: unmet === undefined ? ranges : [unmet], stack }))
  }
  return Result.succeed({
    runtime,
    requested: range.specifier,
    origin: range.origin,
    isDefault: false,
    notices: [],
    reason: `the newest here within ${range.specifier} of ${Origin.describe(range.origin)}`
  })
}

/** 2.7 is the documented default of this buildpack's line, where the stack has it. */
const byDefault = (stack: ReadonlyArray<Runtime>): Result.Result<Choice, SelectionError> => {
  const classic = stack.find(({ version }) => Version.line(version) === "2.7")
  const runtime = classic ?? stack[0]
  if (runtime === undefined) return Result.fail(new NoRuntime({ rejected: 0 }))
  const reason =
    classic === undefined
      ? "the newest that this stack has, since the app names none"
      : "the default, since the app names none"
  const newest = stack[0] ?? runtime
  return Result.succeed({
    runtime,
    requested: "",
    origin: { _tag: "Default", reason },
    reason,
    isDefault: true,
    notices: [
      {
        level: "notice",
        id: "python/default",
        text: `The app does not say which Python it needs. ${howToChoose(Version.line(newest.version))}`
      }
    ]
  })
}

const disagreements = (chosen: VersionSource, others: ReadonlyArray<VersionSource>): ReadonlyArray<Notice> =>
  others.flatMap((other): ReadonlyArray<Notice> => {
    const place = Origin.describe(other.origin)
    if (other.problem !== undefined) {
      return [
        {
          level: "warning",
          id: "python/unreadable-source",
          text: `${Origin.describe(chosen.origin)} chooses the Python. ${place} cannot be understood, and would be an error alone: ${other.problem.title}.`
        }
      ]
    }
    const a = chosen.asked === undefined ? "" : Version.renderRequest(chosen.asked)
    const b = other.asked === undefined ? "" : Version.renderRequest(other.asked)
    return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
      ? []
      : [
          {
            level: "warning",
            id: "python/sources-disagree",
            text: `${Origin.describe(chosen.origin)} asks for Python ${a}, ${place} for ${b}. ${Origin.describe(chosen.origin)} goes first.`
          }
        ]
  })

const consider = (application: Application, policy: Policy, choice: Choice): ChosenPython["considered"] => {
  const places = [
    ...application.versionSources,
    ...(policy.defaultVersion === undefined ? [] : [policy.defaultVersion])
  ]
  const sources = places.map((source) => ({
    origin: source.origin,
    asked: source.text,
    verdict:
      source.problem !== undefined
        ? source.problem.title
        : source.origin === choice.origin
          ? "chosen"
          : "another place goes first"
  }))
  const ranges = application.ranges.map((range) => ({
    origin: range.origin,
    asked: range.specifier,
    verdict: range.origin === choice.origin ? "chosen" : "met by the choice"
  }))
  const last =
    choice.isDefault && choice.origin._tag === "Default"
      ? [{ origin: choice.origin, asked: "", verdict: "chosen" }]
      : []
  return [...sources, ...ranges, ...last]
}

/** Which one, from where, why; the warnings that belong to it. */
export const select = (
  application: Application,
  found: ReadonlyArray<Runtime>,
  policy: Policy,
  rejected = 0
): Result.Result<Selection, SelectionError> =>
  Result.gen(function* () {
    const stack = sorted(found)
    const invalid = application.ranges.find((range) => !validRange(range.specifier))
    if (invalid !== undefined) return yield* Result.fail(new InvalidRange({ range: invalid }))
    const [source, ...others] = application.versionSources
    if (source?.problem !== undefined) return yield* Result.fail(source.problem)
    if (stack.length === 0) return yield* Result.fail(new NoRuntime({ rejected }))
    const choice = yield* choose(application, source, stack, policy)
    const { notices, ...chosen } = choice
    return {
      python: { ...chosen, considered: consider(application, policy, choice) },
      notices: [...(source === undefined ? [] : disagreements(source, others)), ...notices]
    }
  })

const choose = (
  application: Application,
  source: VersionSource | undefined,
  stack: ReadonlyArray<Runtime>,
  policy: Policy
): Result.Result<Choice, SelectionError> => {
  if (source?.asked !== undefined) return asked(source, source.asked, stack, application.ranges, policy)
  const [range] = application.ranges
  if (range !== undefined) return fromRange(range, stack, application.ranges)
  const operator = policy.defaultVersion
  if (operator?.problem !== undefined) return Result.fail(operator.problem)
  if (operator?.asked !== undefined) return asked(operator, operator.asked, stack, [], policy)
  return byDefault(stack)
}
