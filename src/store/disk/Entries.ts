/** What the wheel store reads and writes of its own: texts with a checksum, blobs named for their digest. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable } from "../../domain/StagingError.ts"
import * as CheckedText from "../../services/CheckedText.ts"
import { dirname, type FileAccessFailed } from "../../services/Filesystem.ts"
import { makeShared } from "../../services/SharedDirectory.ts"
import * as SetAside from "../../services/SetAside.ts"
import type { Layout, Texts } from "./Layout.ts"

/** What is there may be used, and nothing may be added or moved, where it is not writable. */
export interface Shop extends SetAside.Keeper {
  readonly layout: Layout
  /** Whether a failed write and a denied look were told already (one warning says it for all), and what may not be used any more. */
  readonly said: { failure: boolean; unreadable: boolean; readonly damaged: Set<string> }
}

/** Out of the way, and not to be used again by this staging where it must stay. */
export const setAside = (shop: Shop, path: string): Effect.Effect<void> =>
  Effect.suspend(() => {
    shop.said.damaged.add(path)
    return SetAside.setAside(shop, path)
  })

/** Clears a place before something gets its name: what stands there and is no file cannot be written over. */
export const clearPlace = Effect.fn("Entries.clearPlace")(function* (shop: Shop, path: string) {
  const found = yield* shop.files.status(path)
  if (found !== undefined && found.kind !== "file") yield* setAside(shop, path)
})

const tellUnreadable = Effect.fn("Entries.tellUnreadable")(function* (
  { report, said, layout }: Shop,
  error: FileAccessFailed
) {
  if (!said.unreadable)
    yield* report.warning({
      id: "cache/not-readable",
      text: `Not everything in the cache directory ${printable(layout.root)} can be read. ${error.message}`
    })
  said.unreadable = true
  return undefined
})

/** `undefined` when there is none; what is damaged, or another user's alone, counts as none. */
export const readText = <A>(shop: Shop, kind: Texts, key: string, schema: Schema.Codec<A, string>) =>
  Effect.gen(function* () {
    const { files, layout } = shop
    const path = layout.text(kind, key)
    const found = yield* CheckedText.find(files, layout.placeOf(path))
    if (found._tag === "Missing") return undefined
    if (found._tag === "Unreadable") return yield* tellUnreadable(shop, found.error)
    if (found._tag === "Damaged") {
      yield* setAside(shop, path)
      return undefined
    }
    const value =
      found._tag === "Outdated"
        ? undefined
        : yield* Schema.decodeUnknownEffect(schema)(found.text).pipe(Effect.orElseSucceed(() => undefined))
    if (value === undefined) yield* SetAside.setOutdatedAside(shop, path)
    return value
  })

/** Keeping is best effort: the disk may be full, and the staging goes on. */
export const attempt = <A>(shop: Shop, effect: Effect.Effect<A, FileAccessFailed>): Effect.Effect<A | undefined> =>
  effect.pipe(
    Effect.catch((error) =>
      Effect.gen(function* () {
        if (!shop.said.failure)
          yield* shop.report.warning({
            id: "cache/not-kept",
            text: `Not everything can be kept in the cache directory ${shop.layout.root}. ${error.message}`
          })
        shop.said.failure = true
        return undefined
      })
    )
  )

export const writeText = <A>(shop: Shop, kind: Texts, key: string, schema: Schema.Codec<A, string>, value: A) =>
  Effect.gen(function* () {
    if (!shop.writable) return undefined
    const text = yield* Effect.orDie(Schema.encodeEffect(schema)(value))
    const { files, layout } = shop
    const path = layout.text(kind, key)
    return yield* attempt(
      shop,
      Effect.andThen(makeShared(files, dirname(path)), CheckedText.write(files, layout.placeOf(path), text))
    )
  })
