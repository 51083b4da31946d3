/** What the wheel store reads and writes of its own: texts with a checksum, in blobs that are named for their keys. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as CheckedText from "../services/CheckedText.ts"
import { type Interface as Files, join } from "../services/Filesystem.ts"
import type { Report } from "../services/Report.ts"
import type { Interface as Blobs, MediumFailed } from "./Blobs.ts"
import { type Texts, textName } from "./Names.ts"

export interface Shop {
  readonly files: Files
  readonly report: Report["Service"]
  readonly blobs: Blobs
  /** Whether a failed write and a denied look were told already (one warning says it for all), and what may not be used any more. */
  readonly said: { failure: boolean; unreadable: boolean; readonly damaged: Set<string> }
}

/** The name that a text carries in itself: it says of which part of a cache it is. */
const placeOf = (name: string): CheckedText.TextPlace => ({ root: "", name: `store/${name}` })

/** Out of the way, and not to be used again by this staging where it must stay. */
export const setAside = ({ blobs, said }: Shop, name: string): Effect.Effect<void> =>
  Effect.suspend(() => {
    said.damaged.add(name)
    return blobs.setAside(name, "damaged")
  })

export const tellUnreadable = ({ blobs, report, said }: Shop, error: MediumFailed): Effect.Effect<undefined> =>
  Effect.gen(function* () {
    if (!said.unreadable)
      yield* report.warning({
        id: "cache/not-readable",
        text: `Not everything in ${blobs.location} can be read. ${error.message}`
      })
    said.unreadable = true
    return undefined
  })

/** `undefined` when there is none; what is damaged, or another user's alone, counts as none. */
export const readText = <A>(shop: Shop, name: string, schema: Schema.Codec<A, string>): Effect.Effect<A | undefined> =>
  Effect.gen(function* () {
    const { blobs, files } = shop
    const found = yield* CheckedText.find(files, placeOf(name), yield* blobs.at(name))
    if (found._tag === "Missing") return undefined
    if (found._tag === "Unreadable") return yield* tellUnreadable(shop, found.error)
    if (found._tag === "Damaged") {
      yield* setAside(shop, name)
      return undefined
    }
    const value =
      found._tag === "Outdated"
        ? undefined
        : yield* Schema.decodeUnknownEffect(schema)(found.text).pipe(Effect.orElseSucceed(() => undefined))
    if (value === undefined) yield* blobs.setAside(name, "outdated")
    return value
  }).pipe(Effect.catch((error) => tellUnreadable(shop, error)))

/** Keeping is best effort: the disk may be full, and the staging goes on. */
export const attempt = <A>(
  { blobs, report, said }: Shop,
  effect: Effect.Effect<A, MediumFailed>
): Effect.Effect<A | undefined> =>
  effect.pipe(
    Effect.catch((error) =>
      Effect.gen(function* () {
        if (!said.failure)
          yield* report.warning({
            id: "cache/not-kept",
            text: `Not everything can be kept in ${blobs.location}. ${error.message}`
          })
        said.failure = true
        return undefined
      })
    )
  )

export const writeText = <A>(shop: Shop, kind: Texts, key: string, schema: Schema.Codec<A, string>, value: A) =>
  Effect.gen(function* () {
    const { blobs, files } = shop
    if (!blobs.writable) return undefined
    const text = yield* Effect.orDie(Schema.encodeEffect(schema)(value))
    const name = textName(kind, key)
    return yield* attempt(
      shop,
      blobs.put((directory) => {
        const path = join(directory, `${key}.json`)
        return Effect.as(CheckedText.write(files, placeOf(name), text, path), { name, path })
      })
    )
  })
