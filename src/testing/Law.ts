/** A law: what must hold for every implementation of a contract, fakes included, as a value that any test runner can loop over. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Equal from "effect/Equal"

/**
 * What an implementation may lack by its nature: a scripted Process runs no programs, a Cache without a place keeps nothing, a
 * medium that is no file system has no places in which something else could stand.
 */
export type Need = "programs" | "keeping" | "places"

export interface Law<R = never> {
  /** What holds, as a sentence. */
  readonly name: string
  /** A suite over an implementation that lacks it skips the law by name. */
  readonly needs?: Need
  /** Fails, with what was found, where the law does not hold. */
  readonly check: Effect.Effect<void, Error, R>
}

/** What the law says is not so. */
export class LawBroken extends Data.TaggedError("LawBroken")<{
  readonly what: string
  readonly found: unknown
  readonly wanted: unknown
}> {
  override get message(): string {
    return `${this.what}: found ${print(this.found)}, wanted ${print(this.wanted)}`
  }
}

const print = (value: unknown): string => {
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : String(JSON.stringify(value, (_, part: unknown) => (part === undefined ? "(undefined)" : part)))
  return text.length > 500 ? `${text.slice(0, 500)}…` : text
}

/** Equal in structure. */
export const same = (what: string, found: unknown, wanted: unknown): Effect.Effect<void, LawBroken> =>
  Equal.equals(found, wanted) ? Effect.void : Effect.fail(new LawBroken({ what, found, wanted }))

export const holds = (what: string, found: boolean): Effect.Effect<void, LawBroken> => same(what, found, true)

/** The error of an effect that must fail. */
export const failure = <A, E, R>(what: string, effect: Effect.Effect<A, E, R>): Effect.Effect<E, LawBroken, R> =>
  Effect.flip(effect).pipe(Effect.mapError((found) => new LawBroken({ what, found, wanted: "a failure" })))
