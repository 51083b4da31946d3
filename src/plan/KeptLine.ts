/**
 * The line of Python that an earlier staging was on, for an app that has never chosen one: it stays there, so that neither a
 * release of the buildpack nor another default moves it. Pure.
 */
import * as Result from "effect/Result"
import { howToChoose } from "../domain/ChoosingPython.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import type { Notice, StagingError } from "../domain/StagingError.ts"
import type { Choice } from "./Choice.ts"

/** The line that an earlier staging, or an earlier try of this one, has come to. */
export interface Recalled {
  readonly line: string
  /** It was found out by trying, and nothing that hints at a Python has changed since. */
  readonly holds: boolean
  /** A clause behind `nothing names a version, and `. */
  readonly reason: string
}

export const lineOf = (offer: RuntimeOffer): string => Version.line(versionOf(offer))

/** `otherwise` is the line that the app would be on, had it not been staged before. */
export const staysNotice = (line: string, otherwise: string): Notice => ({
  level: "notice",
  id: "python/default",
  text: `The app does not say which Python it needs, and stays on ${line}, where the last staging was; a new app would be on ${otherwise}. ${howToChoose(line)} With ${otherwise} there it moves.`
})

/** `why` is a clause that rules the line out; without one it is not to be had. */
export const whyGivenUp = (line: string, offer: RuntimeOffer, why: string | undefined): Notice => ({
  level: "warning",
  id: "python/kept-line-given-up",
  text: `The last staging was on Python ${line}, which ${why === undefined ? "is no longer to be had here" : `is against this: ${why}`}. Python ${Version.render(versionOf(offer))} is used. ${howToChoose(lineOf(offer))}`
})

/** An earlier line against the operator's default. */
export const keeping = (
  recalled: Recalled,
  made: Result.Result<Choice, StagingError>,
  stack: ReadonlyArray<RuntimeOffer>
): Result.Result<Choice, StagingError> => {
  const offer = stack.find((one) => lineOf(one) === recalled.line)
  if (offer === undefined)
    return Result.map(made, (choice) => ({
      ...choice,
      notices: [...choice.notices, whyGivenUp(recalled.line, choice.offer, undefined)]
    }))
  if (Result.isFailure(made) || lineOf(made.success.offer) === recalled.line) return made
  const reason = `nothing names a version, and ${recalled.reason}`
  return Result.succeed({
    offer,
    requested: "",
    origin: { _tag: "Default", reason },
    reason,
    isDefault: true,
    notices: [staysNotice(recalled.line, lineOf(made.success.offer))]
  })
}
