/**
 * The Python of an app whose version no place names: what its files hint at, and 2.7, the documented default, without a
 * hint. A line that an earlier staging has found out stays, so that the next one does not waver. Pure.
 */
import { howToChoose } from "../domain/ChoosingPython.ts"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"
import type { Choice } from "./Choice.ts"
import { lineOf, type Recalled, staysNotice, whyGivenUp } from "./KeptLine.ts"
import { type Evidence, type Heard, speaksFor, weigh } from "./Evidence.ts"

const place = ({ origin, says }: PythonHint): string => `${Origin.describe(origin)} ${says}`

const listed = (stack: ReadonlyArray<RuntimeOffer>): string =>
  stack.map((offer) => Version.render(versionOf(offer))).join(", ")

/** The first that keeps the other Python out which might have been taken, else the first that was heard. */
const decisive = (heard: ReadonlyArray<Heard>, otherwise: RuntimeOffer | undefined): Heard | undefined => {
  const taken = heard.filter(({ verdict }) => verdict !== "passed over")
  return taken.find(({ hint }) => otherwise === undefined || !speaksFor(hint, otherwise)) ?? taken[0]
}

const verdictOf = (one: Heard, chosen: Heard | undefined, offer: RuntimeOffer): string => {
  if (one === chosen) return one.verdict === "lacking" ? "chosen, though this stack has none of it" : "chosen"
  if (one.verdict === "passed over") return "passed over, another hint goes first"
  if (one.verdict === "lacking") return "this stack has none of it"
  return speaksFor(one.hint, offer) ? "met by the choice" : "not met"
}

/** One notice for all that are passed over, with the first few by name. */
const disagreement = (first: PythonHint | undefined, passed: ReadonlyArray<PythonHint>): ReadonlyArray<Notice> => {
  if (first === undefined || passed.length === 0) return []
  const more = passed.length > 3 ? `, and ${passed.length - 3} more` : ""
  return [
    {
      level: "notice",
      id: "python/hints-disagree",
      text: `${place(first)}. Against that, ${passed.slice(0, 3).map(place).join(", ")}${more}: what comes first in the table of hints in docs/python-versions.md counts.`
    }
  ]
}

const noticesOf = (
  evidence: Evidence,
  offer: RuntimeOffer,
  stack: ReadonlyArray<RuntimeOffer>
): ReadonlyArray<Notice> => {
  const served = (hint: PythonHint): boolean => stack.some((other) => speaksFor(hint, other))
  const passed = evidence.heard.filter(({ hint, verdict }) => verdict === "passed over" && served(hint))
  return [
    ...lackingOf(evidence, offer, stack),
    ...disagreement(
      decisive(evidence.heard, undefined)?.hint,
      passed.map(({ hint }) => hint)
    )
  ]
}

const lackingOf = (
  evidence: Evidence,
  offer: RuntimeOffer,
  stack: ReadonlyArray<RuntimeOffer>
): ReadonlyArray<Notice> =>
  evidence.heard.flatMap((one): ReadonlyArray<Notice> => {
    const { hint, verdict } = one
    if (verdict !== "lacking" && stack.some((other) => speaksFor(hint, other))) return []
    return [
      {
        level: "warning",
        id: "python/hint-not-on-stack",
        text: `${place(hint)}, and this stack has no such Python, only ${listed(stack)}. Python ${Version.render(versionOf(offer))} is used. ${howToChoose(lineOf(offer))}`
      }
    ]
  })

interface Decided {
  readonly offer: RuntimeOffer
  readonly reason: string
  readonly by: Heard | undefined
}

/** What the hints come to, or else the default. */
const decide = (evidence: Evidence, stack: ReadonlyArray<RuntimeOffer>): Decided | undefined => {
  const classic = stack.find((offer) => lineOf(offer) === "2.7")
  const plain = classic ?? stack[0]
  const [first] = evidence.left
  const by = decisive(evidence.heard, first === plain ? stack[0] : plain)
  if (by !== undefined && first !== undefined)
    return { offer: first, reason: `nothing names a version, and ${place(by.hint)}`, by }
  if (plain === undefined) return undefined
  const reason =
    classic !== undefined
      ? "the default, since the app names none"
      : `the newest that ${plain._tag === "Installed" ? "this stack has" : "can be had"}, since the app names none`
  return { offer: plain, reason, by: undefined }
}

const isNotOn = (line: string, { hint, verdict }: Heard, stack: ReadonlyArray<RuntimeOffer>): boolean =>
  verdict !== "passed over" && stack.some((offer) => lineOf(offer) === line && !speaksFor(hint, offer))

/** The line of an earlier staging, or the first decision, where that is on the same line or the hints rule the earlier one out. */
const steadied = (
  first: Decided,
  evidence: Evidence,
  stack: ReadonlyArray<RuntimeOffer>,
  recalled: Recalled | undefined
): Decided & { readonly notices: ReadonlyArray<Notice> } => {
  if (recalled === undefined || lineOf(first.offer) === recalled.line) return { ...first, notices: [] }
  const before = (recalled.holds ? stack : evidence.left).find((offer) => lineOf(offer) === recalled.line)
  if (before !== undefined)
    return {
      offer: before,
      reason: `nothing names a version, and ${recalled.reason}`,
      by: undefined,
      notices: recalled.holds ? [] : [staysNotice(recalled.line, lineOf(first.offer))]
    }
  const excluding = evidence.heard.find((one) => isNotOn(recalled.line, one, stack))
  const why = excluding === undefined ? undefined : place(excluding.hint)
  return { ...first, notices: [whyGivenUp(recalled.line, first.offer, why)] }
}

/** `stack` in the order of choice; `undefined` where it is empty. */
export const unnamed = (
  hints: ReadonlyArray<PythonHint>,
  stack: ReadonlyArray<RuntimeOffer>,
  recalled: Recalled | undefined
): Choice | undefined => {
  const evidence = weigh(stack, hints)
  const first = decide(evidence, stack)
  if (first === undefined) return undefined
  const { by, notices, offer, reason } = steadied(first, evidence, stack, recalled)
  const isPlain = by === undefined && !reason.startsWith("nothing")
  // A default is explained by the newest that there is; what was found out, by the line that keeps it.
  const line = lineOf(isPlain ? (stack[0] ?? offer) : offer)
  return {
    offer,
    requested: "",
    origin: { _tag: "Default", reason },
    reason,
    isDefault: true,
    alternatives: [...new Set(evidence.left.map(lineOf))],
    hints: evidence.heard.map((one) => ({
      origin: one.hint.origin,
      asked: "",
      says: one.hint.says,
      verdict: verdictOf(one, by, offer)
    })),
    notices: [
      ...(notices.some(({ id }) => id === "python/default")
        ? notices
        : [
            {
              level: "notice" as const,
              id: "python/default",
              text: `The app does not say which Python it needs. ${howToChoose(line)}`
            },
            ...notices
          ]),
      ...noticesOf(evidence, offer, stack)
    ]
  }
}
