/** Asks, once in a staging, whether the branches, tags and archives that packages come from still mean the same, and tells it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { ageInWords } from "../domain/AgeInWords.ts"
import {
  contentOf,
  describe,
  type Reference,
  shortened,
  type ReferenceOutcome,
  outcomeOf,
  type Verdict
} from "../domain/Reference.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type { Task } from "./Task.ts"
import { renewalDeadline } from "../engines/Engine.ts"

const idOf = (reference: Reference): string =>
  JSON.stringify([reference._tag, reference.name, describe(reference), contentOf(reference)])

/** Each in a line, so that a reader of the log knows which commit is used. */
const tell = Effect.fn("ReferenceCheck.tell")(function* (verdicts: ReadonlyArray<Verdict>) {
  const report = yield* Report
  const now = yield* Clock.currentTimeMillis
  const silent: Array<string> = []
  for (const verdict of verdicts) {
    const { reference } = verdict
    const { asked, name } = reference
    const [what, was] = [describe(reference), shortened(contentOf(reference))]
    if (verdict._tag === "Same") yield* report.detail(`${name}: ${what} is still ${was}.`)
    else if (verdict._tag === "Silent")
      silent.push(
        `Whether ${what} has moved cannot be asked (${verdict.detail}), so ${name} of ${ageInWords(now - asked)} ago (${was}) is used again.`
      )
    else if (verdict.now === undefined)
      yield* report.detail(`${name}: ${what} was ${was}, and cannot be looked up any more.`)
    else yield* report.detail(`${name}: ${what} was ${was}, and is ${shortened(verdict.now)} now.`)
  }
  if (silent.length > 0) yield* report.warning({ id: "packages/reference-not-asked", text: silent.join("\n") })
})

export const check = Effect.fn("ReferenceCheck.check")(function* (task: Task, references: ReadonlyArray<Reference>) {
  const report = yield* Report
  const files = yield* Filesystem
  const unasked = references.filter((reference) => !task.asked.has(idOf(reference)))
  if (unasked.length > 0) {
    yield* report.step("Asking whether branches, tags and archives still mean the same")
    yield* files.makeDirectory(join(task.work, "tmp"))
    const verdicts = yield* task.engine.ask(task, unasked, renewalDeadline)
    for (const verdict of verdicts) task.asked.set(idOf(verdict.reference), verdict)
    yield* tell(verdicts)
  }
  const outcome: ReferenceOutcome = outcomeOf(references.flatMap((reference) => task.asked.get(idOf(reference)) ?? []))
  return outcome
})

/** What was resolved just now, as far as it was not told. */
export const tellResolved = Effect.fn("ReferenceCheck.tellResolved")(function* (
  task: Task,
  references: ReadonlyArray<Reference>
) {
  const report = yield* Report
  const told = new Set(
    [...task.asked.values()].flatMap((verdict) =>
      verdict._tag === "Silent"
        ? []
        : [`${verdict.reference.name} ${verdict._tag === "Moved" ? verdict.now : contentOf(verdict.reference)}`]
    )
  )
  for (const reference of references)
    if (!told.has(`${reference.name} ${contentOf(reference)}`))
      yield* report.detail(`${reference.name}: ${describe(reference)} is ${shortened(contentOf(reference))}.`)
})

/** Packages are told apart by more than their servers' names for them: pip's own store of answers is passed by. */
export const afterMoving = (task: Task, { moved }: ReferenceOutcome): Task =>
  moved.some(({ reference }) => reference._tag === "Archive") ? { ...task, refetch: true } : task
