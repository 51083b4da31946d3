/** Decides on which Python an application is staged, and says why. Pure: what is offered is given. */
import type { StagingError } from "../domain/StagingError.ts"
import * as Result from "effect/Result"
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import { providerOf, type RejectedRuntime, type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"
import { fallback, fromRange, servedBy } from "./AskedPython.ts"
import type { Choice } from "./Choice.ts"
import { otherPatch, otherPatchInRange, withoutPatches } from "./PatchRelease.ts"
import { allows, isUnderstood, rangeOf } from "./PythonRanges.ts"
import { absent, consider, differingRanges, disagreements, unknownPolicy } from "./ConsideredSources.ts"
import { InvalidRange, NoMatchingRuntime, NoRuntime, VersionOutsideRange } from "./RuntimeProblem.ts"
import { otherPythonsStarted } from "./StartedPythons.ts"
import { together } from "./SeveralProblems.ts"
import { keeping, type Recalled } from "./KeptLine.ts"
import { unnamed } from "./UnnamedPython.ts"

/** What the operator set: `$PYTHON_DEFAULT_VERSION` and `$PYTHON_PATCH_POLICY`. */
export interface Policy {
  readonly defaultVersion: VersionSource | undefined
  /** The policy as set; with `exact` no other patch release of the line serves where the asked one is missing. */
  readonly patchPolicy: string | undefined
  /** What an earlier staging has found out, where no place names the Python. */
  readonly recalled?: Recalled | undefined
  /** The lines that there are tools for: none other is chosen where there is a choice. */
  readonly supported: ReadonlyArray<string>
  readonly order?: OrderOfChoice
  /** What was looked at and left out, for the message where nothing serves. */
  readonly rejected?: ReadonlyArray<RejectedRuntime>
}

/** In which order Pythons are taken, besides their age. */
export interface OrderOfChoice {
  /** Ids of providers; what a later group offers is taken where nothing of an earlier one will do. */
  readonly groups: ReadonlyArray<ReadonlyArray<string>>
  /** Lines so young that many packages have no wheels for them: of what would have to be put in place, they come last. */
  readonly lagging: ReadonlyArray<string>
}

const lineOf = (offer: RuntimeOffer): string => Version.line(versionOf(offer))
const isThere = ({ _tag }: RuntimeOffer): boolean => _tag === "Installed"

/**
 * Pythons in the order in which they are taken: by the groups of who offers them, or else what is there before what would have to be
 * put in place, since nobody waits for a download where the stack serves; in a group the newest first; last of all, those that
 * there are no tools for.
 */
export const inOrderOfChoice = (
  offers: ReadonlyArray<RuntimeOffer>,
  supported: ReadonlyArray<string>,
  order: OrderOfChoice = { groups: [], lagging: [] }
): ReadonlyArray<RuntimeOffer> => {
  const groupOf = (offer: RuntimeOffer): number => {
    const at = order.groups.findIndex((ids) => ids.includes(providerOf(offer)))
    return at >= 0 ? at : order.groups.length
  }
  const late = (offer: RuntimeOffer): number => (isThere(offer) ? 0 : order.lagging.includes(lineOf(offer)) ? 2 : 1)
  const rank = (offer: RuntimeOffer): readonly [number, number, number] => [
    supported.includes(lineOf(offer)) ? 0 : 1,
    groupOf(offer),
    late(offer)
  ]
  // A sort keeps the order of providers among equals (ECMAScript 2019).
  return offers.toSorted((a, b) => {
    const [[tools, group, age], [otherTools, otherGroup, otherAge]] = [rank(a), rank(b)]
    return tools - otherTools || group - otherGroup || age - otherAge || Version.compare(versionOf(b), versionOf(a))
  })
}

const withTools = (stack: ReadonlyArray<RuntimeOffer>, { supported }: Policy): ReadonlyArray<RuntimeOffer> => {
  const served = stack.filter((offer) => supported.includes(lineOf(offer)))
  return served.length > 0 ? served : stack
}

const linesOf = (stack: ReadonlyArray<RuntimeOffer>): ReadonlyArray<string> => [...new Set(stack.map(lineOf))]

export interface Selection {
  readonly python: ChosenPython
  readonly notices: ReadonlyArray<Notice>
  /** Where no place names the Python: lines that would do as far as the hints go, newest first. */
  readonly alternatives: ReadonlyArray<string>
}

/** What a place asks for, met by the newest that the stack has; a range takes part in the choice of `3` or `3.12`. */
const asked = (
  source: VersionSource,
  asking: Version.PythonRequest,
  stack: ReadonlyArray<RuntimeOffer>,
  ranges: ReadonlyArray<VersionRange>,
  policy: Policy
): Result.Result<Choice, StagingError> => {
  const each = [asking, ...(source.otherwise ?? [])].map((one) => servedBy(one, stack, policy.patchPolicy === "exact"))
  const served =
    each.find(({ serving }) => serving.length > 0) ?? servedBy(asking, stack, policy.patchPolicy === "exact")
  const { matching, patches, request, serving } = served
  const requested = Version.renderRequest(request)
  const [first] = serving
  if (first === undefined)
    return Result.fail(
      new NoMatchingRuntime({ requested, origin: source.origin, stack, patches, rejected: policy.rejected ?? [] })
    )
  const within = serving.find((candidate) => ranges.every((range) => allows(range, candidate)))
  if (within === undefined) {
    const range = ranges.find((range) => !allows(range, first))
    if (range !== undefined)
      return Result.fail(new VersionOutsideRange({ version: requested, origin: source.origin, range }))
  }
  const chosen = within ?? first
  const notices = [
    ...(request === asking ? [] : [fallback(source.origin, asking, request)]),
    ...(matching.length > 0 ? [] : [otherPatch(source.origin, requested, chosen)])
  ]
  const operator = source.origin._tag === "Variable" && source.origin.name === "PYTHON_DEFAULT_VERSION"
  return Result.succeed({
    offer: chosen,
    requested,
    origin: source.origin,
    isDefault: operator,
    notices,
    reason: operator ? "the operator's default, $PYTHON_DEFAULT_VERSION" : `asked by ${Origin.describe(source.origin)}`
  })
}

const noRuntime = ({ order, rejected = [] }: Policy): NoRuntime => {
  const asked = (order?.groups ?? []).flat()
  return new NoRuntime({ rejected, asked: asked.length === 0 ? ["activepython", "host"] : asked })
}

const choose = (
  application: Pick<Application, "hints" | "ranges">,
  source: VersionSource | undefined,
  stack: ReadonlyArray<RuntimeOffer>,
  policy: Policy
): Result.Result<Choice, StagingError> => {
  if (source?.asked !== undefined) return asked(source, source.asked, stack, application.ranges, policy)
  const [range] = application.ranges
  if (range !== undefined) return fromRange(range, stack, application.ranges, policy.rejected)
  const choice = unnamed(application.hints, withTools(stack, policy), policy.recalled)
  if (policy.defaultVersion !== undefined) return ofOperator(policy.defaultVersion, choice, stack, policy)
  return choice === undefined ? Result.fail(noRuntime(policy)) : Result.succeed(choice)
}

/** The operator's default is for apps that have not been staged: one that has stays on its line, and is told so. */
const ofOperator = (
  source: VersionSource,
  otherwise: Choice | undefined,
  stack: ReadonlyArray<RuntimeOffer>,
  policy: Policy
): Result.Result<Choice, StagingError> => {
  const { recalled } = policy
  // What was tried and found not to do is not tried each time anew.
  if (recalled?.holds === true && otherwise !== undefined) return Result.succeed(otherwise)
  if (source.problem !== undefined) return Result.fail(source.problem.onStack(linesOf(stack)))
  const range = rangeOf(source)
  const made =
    range !== undefined
      ? Result.map(fromRange(range, stack, [range], policy.rejected), (choice) => ({ ...choice, isDefault: true }))
      : source.asked === undefined
        ? Result.fail(noRuntime(policy))
        : asked(source, source.asked, stack, [], policy)
  return recalled === undefined ? made : keeping(recalled, made, withTools(stack, policy))
}

/** pip holds a package that it builds to its range, patch release and all; nothing else does. */
const isBuilt = ({ names, pyproject }: Application): boolean =>
  names.has("setup.py") || pyproject?.hasBuildSystem === true

/** A range that only another patch release of a line keeps from being met is met by that line. */
const chooseByLine = (
  application: Application,
  ranges: ReadonlyArray<VersionRange>,
  source: VersionSource | undefined,
  stack: ReadonlyArray<RuntimeOffer>,
  policy: Policy
): Result.Result<Choice, StagingError> => {
  const exact = choose({ hints: application.hints, ranges }, source, stack, policy)
  if (Result.isSuccess(exact) || policy.patchPolicy === "exact" || isBuilt(application)) return exact
  const loose = choose({ hints: application.hints, ranges: ranges.map(withoutPatches) }, source, stack, policy)
  if (Result.isFailure(loose)) return exact
  const unmet = ranges.filter((range) => !allows(range, loose.success.offer))
  const warnings = unmet.map((range) => otherPatchInRange(range, loose.success.offer))
  return Result.succeed({ ...loose.success, notices: [...loose.success.notices, ...warnings] })
}

/** Which one, from where, why; the warnings that belong to it; or all that is wrong with what was asked. */
export const select = (
  application: Application,
  offers: ReadonlyArray<RuntimeOffer>,
  policy: Policy
): Result.Result<Selection, StagingError> => {
  const stack = inOrderOfChoice(offers, policy.supported, policy.order)
  const [source, ...others] = application.versionSources
  const named = source === undefined ? undefined : rangeOf(source)
  const declared = named === undefined ? application.ranges : [named, ...application.ranges]
  const invalid = declared.filter((range) => !isUnderstood(range))
  const ranges = declared.filter((range) => !invalid.includes(range))
  const made: Result.Result<Choice, StagingError> =
    stack.length === 0
      ? Result.fail(noRuntime(policy))
      : source?.problem !== undefined
        ? Result.fail(source.problem.onStack(linesOf(stack)))
        : chooseByLine(application, ranges, named === undefined ? source : undefined, stack, policy)
  const unread = stack.length === 0 && source?.problem !== undefined ? [source.problem.onStack([])] : []
  const problem = together([
    ...invalid.map((range) => new InvalidRange({ range })),
    ...unread,
    ...(Result.isFailure(made) ? [made.failure] : [])
  ])
  if (problem !== undefined) return Result.fail(problem)
  return Result.map(made, (choice) => {
    const { alternatives = [], hints: _, notices, ...chosen } = choice
    return {
      alternatives,
      python: {
        ...chosen,
        considered: consider(application, policy.defaultVersion, choice),
        ...(choice.isDefault ? { absent: absent(application) } : {})
      },
      notices: [
        ...unknownPolicy(policy.patchPolicy),
        ...(source === undefined ? [] : disagreements(source, others, choice.offer)),
        ...differingRanges(application.ranges),
        ...otherPythonsStarted(application.startedPythons, choice),
        ...notices
      ]
    }
  })
}
