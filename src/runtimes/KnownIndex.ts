/** An index at an address: as its server gives it, or, while nobody answers, as it was given last. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { withoutCredentials } from "../domain/Secrets.ts"
import { Cache } from "../services/Cache.ts"
import { keptValue } from "../services/KeptValue.ts"
import { sha256 } from "../services/Digest.ts"
import { type ArchiveName, ArchiveNotObtained, localPath, textAt } from "./ArchiveFile.ts"

const Kept = Schema.fromJsonString(Schema.Struct({ on: Schema.String, text: Schema.String }))

/** How long a server may keep a staging waiting that knows what it said before. */
const patience = Duration.seconds(5)

export interface KnownIndex {
  readonly text: string
  /** The day on which it was given, where it is not of now: `2026-11-28`. */
  readonly asOf: string | undefined
  /** Keeps the text for a day on which nobody answers; to be run once it has turned out to be an index. */
  readonly keep: Effect.Effect<void, never, Cache>
}

const today = Effect.map(Clock.currentTimeMillis, (now) => new Date(now).toISOString().slice(0, 10))

/** A text is kept under its address without its secrets; one that holds some is not kept. */
const keeping = Effect.fn("KnownIndex.keeping")(function* (key: string, text: string) {
  if (withoutCredentials(text) !== text) return
  const on = yield* today
  const cache = yield* Cache
  const record = yield* Effect.orDie(Schema.encodeEffect(Kept)({ on, text }))
  if ((yield* cache.text(key)) !== record) yield* cache.keep(key, record)
})

const recalled = (key: string) => keptValue(Kept, key)

/** One that says that there is no such file is heard; one that is out of reach, or in trouble, may be spoken for by what it said before. */
export const indexAt = Effect.fn("KnownIndex.indexAt")(function* (name: ArchiveName, place: string) {
  if (localPath(place) !== undefined) {
    const local: KnownIndex = { text: yield* textAt(name, place), asOf: undefined, keep: Effect.void }
    return local
  }
  const key = `pythons-${sha256(withoutCredentials(place)).slice(0, 16)}`
  const kept = yield* recalled(key)
  const silent = new ArchiveNotObtained({
    name,
    place: withoutCredentials(place),
    detail: "nobody answers within five seconds",
    transient: true
  })
  const asked = textAt(name, place)
  const answer = yield* Effect.result(
    kept === undefined
      ? asked
      : asked.pipe(Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.fail(silent) }))
  )
  if (Result.isSuccess(answer)) {
    const given: KnownIndex = { text: answer.success, asOf: undefined, keep: keeping(key, answer.success) }
    return given
  }
  const { failure } = answer
  if (kept === undefined || failure._tag !== "ArchiveNotObtained" || !failure.transient) return yield* failure
  const known: KnownIndex = { text: kept.text, asOf: kept.on, keep: Effect.void }
  return known
})
