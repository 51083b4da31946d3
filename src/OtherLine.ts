/** Where nobody has asked for the Python and it fails: the other line that is tried, once, and which of two tries is kept. */
import * as Effect from "effect/Effect"
import { type Cure, curingLine } from "./diagnosis/ImportCures.ts"
import { howToChoose } from "./domain/ChoosingPython.ts"
import * as Version from "./domain/PythonVersion.ts"
import { versionOf } from "./domain/Runtime.ts"
import type { StackFacts } from "./domain/StagingError.ts"
import { inOrderOfChoice } from "./plan/RuntimeSelection.ts"
import { secondLine } from "./plan/SecondTry.ts"
import type { Decided } from "./Planning.ts"
import { recall } from "./PythonEvidence.ts"
import { providerOrder } from "./RuntimeChoice.ts"
import type { StartVerdict } from "./starting/StartCheck.ts"
import { laggingLines, supportedLines, supportedOf } from "./tools/ToolBands.ts"

/** What is only looked for when something has failed. */
export const stackOf = Effect.fn("OtherLine.stack")(function* ({ application, others }: Decided) {
  const { groups } = yield* providerOrder
  const all = inOrderOfChoice(yield* others, supportedLines, { groups, lagging: laggingLines })
  const stack: StackFacts = {
    lines: supportedOf(all.map((offer) => Version.render(versionOf(offer)))),
    pythonKey: application.pyproject?.pythonKey
  }
  return stack
})

export const lineIn = ({ plan }: Decided): string => Version.line(versionOf(plan.python.offer))

/** The line to try, as far as one is known that helps: from a 3 only the one that the failure itself speaks for. */
export const lineFor = Effect.fn("OtherLine.lineFor")(function* (decided: Decided, cure: Cure) {
  const { alternatives, plan } = decided
  if (!plan.python.isDefault) return undefined
  const { lines } = yield* stackOf(decided)
  const isTwo = versionOf(plan.python.offer).major === 2
  const suggested = isTwo ? undefined : curingLine(cure, lines)
  return !isTwo && suggested === undefined
    ? undefined
    : secondLine({ python: plan.python, alternatives, lines, suggested })
})

/** Where in the app it fails, behind its last line where all of it was imported; `undefined` where that is not known. */
const placeOf = ({ outcome }: StartVerdict): string | undefined => {
  if (outcome._tag !== "Imported") return undefined
  const { failure, wrong } = outcome.imported
  const frame = failure?.frames.at(-1)
  return wrong !== undefined ? "the end" : frame === undefined ? undefined : `${frame.file}:${frame.line}`
}

/**
 * Whether the second try is kept. One that fails as well is, where it has come further, to what no other Python has, and the
 * app was never staged before: an app that was stays where it was.
 */
export const isBetter = Effect.fn("OtherLine.isBetter")(function* (
  decided: Decided,
  first: StartVerdict,
  second: StartVerdict | undefined
) {
  if (second?.problem === undefined) return second !== undefined
  const isElsewhere = placeOf(second) !== undefined && placeOf(second) !== placeOf(first)
  return isElsewhere && second.cure === undefined && (yield* recall(decided.application)) === undefined
})

/** `python/tried-another` in words, of an app that cannot be imported. */
export const movedFrom = (from: string, to: string, { object, problem }: StartVerdict): string =>
  `\`${object.target}\` cannot be imported on Python ${from}, which no file of the app asks for: ${problem?.what ?? ""}\nPython ${to} is used, which was tried as well. ${howToChoose(to)}`
