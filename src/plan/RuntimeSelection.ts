/** Decides on which Python an application is staged, and says why. Pure: the stack's Pythons are given. */
import { satisfies as inRange, validRange } from "@renovatebot/pep440"
import * as Result from "effect/Result"
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import { howToChoose } from "../domain/ChoosingPython.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"
import { consider, differingRanges, disagreements, unknownPolicy } from "./ConsideredSources.ts"
import {
  InvalidRange,
  NoMatchingRuntime,
  NoRuntime,
  NoRuntimeInRange,
  type SelectionError,
  VersionOutsideRange
} from "./RuntimeProblem.ts"

/** What the operator set: `$PYTHON_DEFAULT_VERSION` and `$PYTHON_PATCH_POLICY`. */
export interface Policy {
  readonly defaultVersion: VersionSource | undefined
  /** As set; `newest` takes another patch release of the line where the asked one is missing. */
  readonly patchPolicy: string | undefined
}

const sorted = (found: ReadonlyArray<Runtime>): ReadonlyArray<Runtime> =>
  found
    .map((runtime, at) => ({ runtime, at }))
    .toSorted((a, b) => Version.compare(b.runtime.version, a.runtime.version) || a.at - b.at)
    .map(({ runtime }) => runtime)

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
  const serving = matching.length > 0 ? matching : policy.patchPolicy === "newest" ? patches.slice(0, 1) : []
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
      python: { ...chosen, considered: consider(application, policy.defaultVersion, choice) },
      notices: [
        ...unknownPolicy(policy.patchPolicy),
        ...(source === undefined ? [] : disagreements(source, others)),
        ...differingRanges(application.ranges),
        ...notices
      ]
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
