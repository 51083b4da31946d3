/** What the wheel store reads and writes of its own: texts with a checksum, blobs named for their digest. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable } from "../domain/StagingError.ts"
import * as CheckedText from "../services/CheckedText.ts"
import { basename, dirname, type FileAccessFailed, type Interface as Files, join } from "../services/Filesystem.ts"
import { makeOpen } from "../services/OpenDirectory.ts"
import { Report } from "../services/Report.ts"
import type { Shelves, Texts } from "./Shelves.ts"

export interface Shop {
  readonly files: Files
  readonly report: Report["Service"]
  readonly shelves: Shelves
  /** What is there may be used, and nothing may be added or moved, when false. */
  readonly writable: boolean
  /** Whether a failed write and a denied look were told already (one warning says it for all), and what may not be used any more. */
  readonly said: { failure: boolean; unreadable: boolean; readonly damaged: Set<string> }
}

/** Out of the way, where nobody finds it by its name; when that fails, it is overwritten later. */
export const setAside = Effect.fn("Entries.setAside")(function* (shop: Shop, path: string) {
  const { files, report, shelves, writable } = shop
  shop.said.damaged.add(path)
  yield* report.warning(`Damaged in the cache, made anew: ${printable(path)}`)
  if (!writable) return
  yield* makeOpen(files, shelves.damaged).pipe(
    Effect.andThen(files.rename(path, join(shelves.damaged, basename(path)))),
    Effect.ignore
  )
})

const tellUnreadable = Effect.fn("Entries.tellUnreadable")(function* (
  { report, said, shelves }: Shop,
  error: FileAccessFailed
) {
  if (!said.unreadable)
    yield* report.warning(
      `Not everything in the cache directory ${printable(shelves.root)} can be read. ${error.message}`
    )
  said.unreadable = true
  return undefined
})

/** `undefined` when there is none; what is damaged, or another user's alone, counts as none. */
export const readText = <A>(shop: Shop, kind: Texts, key: string, schema: Schema.Codec<A, string>) =>
  Effect.gen(function* () {
    const path = shop.shelves.text(kind, key)
    const found = yield* CheckedText.find(shop.files, path)
    if (found._tag === "Missing") return undefined
    if (found._tag === "Unreadable") return yield* tellUnreadable(shop, found.error)
    const value =
      found._tag === "Damaged"
        ? undefined
        : yield* Schema.decodeUnknownEffect(schema)(found.text).pipe(Effect.orElseSucceed(() => undefined))
    if (value === undefined) yield* setAside(shop, path)
    return value
  })

/** Keeping is best effort: the disk may be full, and the staging goes on. */
export const attempt = <A>(shop: Shop, effect: Effect.Effect<A, FileAccessFailed>): Effect.Effect<A | undefined> =>
  effect.pipe(
    Effect.catch((error) =>
      Effect.gen(function* () {
        if (!shop.said.failure)
          yield* shop.report.warning(
            `Not everything can be kept in the cache directory ${shop.shelves.root}. ${error.message}`
          )
        shop.said.failure = true
        return undefined
      })
    )
  )

export const writeText = <A>(shop: Shop, kind: Texts, key: string, schema: Schema.Codec<A, string>, value: A) =>
  Effect.gen(function* () {
    if (!shop.writable) return undefined
    const text = yield* Effect.orDie(Schema.encodeEffect(schema)(value))
    const path = shop.shelves.text(kind, key)
    return yield* attempt(
      shop,
      Effect.andThen(makeOpen(shop.files, dirname(path)), CheckedText.write(shop.files, path, text))
    )
  })
