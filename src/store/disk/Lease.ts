/**
 * Who builds a source, of several stagings that share a cache: one does, the others wait for the result. A directory that
 * only one can make (`mkdir`, also over NFS) stands for it, with a file that the holder writes anew every few seconds: a
 * waiter that sees no sign of life for a while goes on alone. No clocks of two hosts are compared.
 */
import * as Duration from "effect/Duration"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { Cache } from "../../services/Cache.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { randomWord } from "../../services/Digest.ts"

/** How often the holder gives a sign of life, and how long a waiter misses it. */
const beat = Duration.seconds(2)
const silence = Duration.seconds(10)
/** A waiter looks. */
const look = Duration.millis(500)
/** What a killed staging has left, and nobody has waited for since, goes after that. */
const forgotten = Duration.hours(6)
/** Nobody waits for longer, whoever lives. */
const limit = Duration.hours(1)

interface Place {
  readonly directory: string
  readonly sign: string
}

const placeOf = (area: string, key: string): Place => {
  const directory = join(area, key)
  return { directory, sign: join(directory, "alive") }
}

const giveSign = Effect.fn("Lease.giveSign")(function* ({ sign }: Place) {
  const files = yield* Filesystem
  yield* Effect.ignore(files.write(sign, yield* randomWord))
})

const living = (place: Place) => Effect.forever(Effect.andThen(giveSign(place), Effect.sleep(beat)))

const readSign = Effect.fn("Lease.readSign")(function* ({ sign }: Place) {
  const files = yield* Filesystem
  return yield* files.readText(sign).pipe(Effect.orElseSucceed(() => ""))
})

/** Out of the way first, so that of several who see it only one takes it away. */
const takeAway = Effect.fn("Lease.takeAway")(function* (area: string, { directory }: Place) {
  const files = yield* Filesystem
  const aside = join(area, `gone-${yield* randomWord}`)
  yield* Effect.ignore(Effect.andThen(files.rename(directory, aside), files.remove(aside)))
})

/** Waits until a lease is given back, its holder has given no sign for long, or it takes too long in all. */
const ended = Effect.fn("Lease.ended")(function* (area: string, place: Place) {
  const files = yield* Filesystem
  const begun = yield* Clock.currentTimeMillis
  let seen = yield* readSign(place)
  let since = begun
  while (true) {
    yield* Effect.sleep(look)
    const status = yield* files.status(place.directory).pipe(Effect.orElseSucceed(() => undefined))
    if (status === undefined) return
    const now = yield* Clock.currentTimeMillis
    const sign = yield* readSign(place)
    if (sign !== seen) [seen, since] = [sign, now]
    if (now - since >= Duration.toMillis(silence)) return yield* takeAway(area, place)
    if (now - begun >= Duration.toMillis(limit)) return
  }
})

const sweep = Effect.fn("Lease.sweep")(function* (area: string) {
  const files = yield* Filesystem
  const now = yield* Clock.currentTimeMillis
  const names = yield* files.list(area).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
  for (const name of names) {
    const status = yield* files.status(join(area, name)).pipe(Effect.orElseSucceed(() => undefined))
    if (status !== undefined && now - status.mtime > Duration.toMillis(forgotten))
      yield* Effect.ignore(files.remove(join(area, name)))
  }
})

/**
 * `make`, by one at a time for each key. Whoever comes second waits, then looks `found` up, and makes it itself, without
 * waiting again, when nothing is there: the holder has failed, or was killed.
 */
export const byOne = <A, E, R, E2, R2>(
  key: string,
  waiting: Effect.Effect<void>,
  found: Effect.Effect<A | undefined, E2, R2>,
  make: Effect.Effect<A, E, R>
): Effect.Effect<A, E | E2, R | R2 | Cache | Filesystem> =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const cache = yield* Cache
    const area = yield* cache.area("leases")
    if (area === undefined) return yield* make
    const place = placeOf(area, key)
    const take = files.claim(place.directory).pipe(Effect.orElseSucceed(() => undefined))
    const holding = Effect.acquireUseRelease(
      take,
      (taken) =>
        taken === true
          ? Effect.raceFirst(
              // Somebody may have made it between the look and the claim.
              Effect.flatMap(found, (there) => (there === undefined ? make : Effect.succeed(there))),
              living(place)
            )
          : Effect.succeed<A | undefined>(undefined),
      (taken) => (taken === true ? Effect.ignore(files.remove(place.directory)) : Effect.void)
    )
    yield* sweep(area)
    const made = yield* holding
    if (made !== undefined) return made
    yield* waiting
    yield* ended(area, place)
    return (yield* found) ?? (yield* make)
  })
