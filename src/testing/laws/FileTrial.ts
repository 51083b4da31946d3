/** How a law of Filesystem is tried: in a temporary directory of the Filesystem itself. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { type FileAccessFailed, Filesystem, type Interface, type Reason } from "../../services/Filesystem.ts"
import { failure, type Law, type LawBroken, same } from "../Law.ts"

export const law = (
  name: string,
  check: (files: Interface, at: string) => Effect.Effect<void, LawBroken | FileAccessFailed, Scope.Scope>
): Law<Filesystem> => ({
  name,
  check: Effect.gen(function* () {
    const files = yield* Filesystem
    yield* check(files, yield* files.temporary())
  }).pipe(Effect.scoped)
})

export const fails = <A, R>(what: string, reason: Reason, effect: Effect.Effect<A, FileAccessFailed, R>) =>
  Effect.flatMap(failure(what, effect), (error) => same(`the reason why one cannot ${what}`, error.reason, reason))

export const kindOf = (files: Interface, path: string) => Effect.map(files.status(path), (status) => status?.kind)
export const modeOf = (files: Interface, path: string) => Effect.map(files.target(path), (status) => status?.mode)
