/** Which Pythons of a stack serve what a place asks for, be it a version, several, or a range. Pure. */
import * as Result from "effect/Result"
import type { VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RejectedRuntime, type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Choice } from "./Choice.ts"
import { allows } from "./PythonRanges.ts"
import { NoRuntimeInRange } from "./RuntimeProblem.ts"

export interface Served {
  readonly request: Version.PythonRequest
  /** What is just that. */
  readonly matching: ReadonlyArray<RuntimeOffer>
  /** What is of the line, where a patch release is asked for. */
  readonly patches: ReadonlyArray<RuntimeOffer>
  /** What can be taken for it; `matching`, or else another patch release. */
  readonly serving: ReadonlyArray<RuntimeOffer>
}

export const servedBy = (
  request: Version.PythonRequest,
  stack: ReadonlyArray<RuntimeOffer>,
  exact: boolean
): Served => {
  const matching = stack.filter((offer) => Version.satisfies(versionOf(offer), request))
  const { patch, ...line } = request
  const patches = patch === undefined ? [] : stack.filter((offer) => Version.satisfies(versionOf(offer), line))
  return { request, matching, patches, serving: matching.length > 0 ? matching : exact ? [] : patches }
}

/** Where the first of several is not to be had. */
export const fallback = (
  origin: Origin.Origin,
  first: Version.PythonRequest,
  taken: Version.PythonRequest
): Notice => ({
  level: "warning",
  id: "python/fallback-version",
  text: `${Origin.describe(origin)} asks for Python ${Version.renderRequest(first)} first, which is not to be had here. Python ${Version.renderRequest(taken)}, which it names behind that, is used.`
})

/** The newest within a range, and within every other that is declared. */
export const fromRange = (
  range: VersionRange,
  stack: ReadonlyArray<RuntimeOffer>,
  ranges: ReadonlyArray<VersionRange>,
  rejected: ReadonlyArray<RejectedRuntime> = []
): Result.Result<Choice, StagingError> => {
  const offer = stack.find((candidate) => ranges.every((other) => allows(other, candidate)))
  if (offer === undefined) {
    const unmet = ranges.find((other) => !stack.some((candidate) => allows(other, candidate)))
    return Result.fail(new NoRuntimeInRange({ ranges: unmet === undefined ? ranges : [unmet], stack, rejected }))
  }
  return Result.succeed({
    offer,
    requested: range.specifier,
    origin: range.origin,
    isDefault: false,
    notices: [],
    reason: `the newest here within ${range.specifier} of ${Origin.describe(range.origin)}`
  })
}
