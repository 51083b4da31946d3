/** A value that is kept as a small text in the cache, read by its schema. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Cache } from "./Cache.ts"

/** `undefined` where none is kept under the name, where it is damaged, or of a shape that an earlier release has written. */
export const keptValue = <A>(
  schema: Schema.Codec<A, string>,
  name: string
): Effect.Effect<A | undefined, never, Cache> =>
  Effect.gen(function* () {
    const text = yield* (yield* Cache).text(name)
    return text === undefined
      ? undefined
      : yield* Schema.decodeUnknownEffect(schema)(text).pipe(Effect.orElseSucceed(() => undefined))
  })
