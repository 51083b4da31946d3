/** Puts distributions into an app's user base, looks whether they fit together, and keeps what was made. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { type Unpackable, WheelStore } from "../store/WheelStore.ts"
import type { DistributionFacts, Overlay, StoredArchive } from "../domain/Distribution.ts"
import type { Warning } from "../domain/StagingError.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { clashes, type Part } from "../distributions/Parts.ts"
import { type SpeculativeRestore, adopt } from "./SpeculativeRestore.ts"
import { knownBreaks } from "./KnownBreaks.ts"
import { writeDirectUrl } from "./DirectUrlOverlay.ts"
import { linkPython } from "../programs/PythonLinks.ts"
import type { Session } from "../engines/Engine.ts"

/** Unpacks in order, adds what differs by how it was asked for, and gives the base its own Python. */
export const unpack = Effect.fn("Assembly.unpack")(function* (
  place: { readonly prefix: string; readonly runtime: Runtime },
  pieces: ReadonlyArray<Unpackable>,
  overlays: ReadonlyArray<Overlay>
) {
  const store = yield* WheelStore
  yield* store.restore(pieces, place.prefix)
  yield* Effect.forEach(overlays, (overlay) => writeDirectUrl(place, overlay), { discard: true })
  yield* linkPython(place)
})

/** Unpacks into a directory of its own, in which no program is: neither scripts of others nor the Python. */
export const unpackApart = Effect.fn("Assembly.unpackApart")(function* (
  directory: string,
  pieces: ReadonlyArray<Unpackable>
) {
  const files = yield* Filesystem
  const store = yield* WheelStore
  yield* files.makeDirectory(directory)
  yield* store.restore(pieces, directory)
})

export const distributionsIn = (parts: ReadonlyArray<Part>): ReadonlyArray<DistributionFacts> =>
  parts.flatMap(({ made }) => made.distributions)

/** One line for all: `42 packages: 40 restored, 1 fetched, 1 built.` */
export const reportCounts = Effect.fn("Assembly.tell")(function* (restored: number, fetched: number, built: number) {
  const report = yield* Report
  const total = restored + fetched + built
  if (total > 0)
    yield* report.detail(
      `${total} ${total === 1 ? "package" : "packages"}: ${restored} restored, ${fetched} fetched, ${built} built.`
    )
})

const warningsOf = Effect.fn("Assembly.warnings")(function* (session: Session, parts: ReadonlyArray<Part>) {
  const lines = session.vouches ? [] : yield* session.conflicts(distributionsIn(parts))
  const paths = clashes(parts)
  return [
    ...knownBreaks(distributionsIn(parts), session.place.runtime.version),
    ...(lines.length === 0
      ? []
      : [
          {
            id: "packages/do-not-fit",
            text: `Some packages do not fit together (\`pip check\`). The app may still run:\n${lines.map((line) => `  ${line}`).join("\n")}`
          }
        ]),
    ...(paths.length === 0
      ? []
      : [
          {
            id: "packages/same-files",
            text: `Some packages bring the same files with other content:\n${paths.map((line) => `  ${line}`).join("\n")}`
          }
        ])
  ]
})

/** What was made just now, under its key; `undefined` for what could not be kept. */
const keep = Effect.fn("Assembly.keep")(function* (part: Part) {
  const store = yield* WheelStore
  const { key, made, piece } = part
  if (piece._tag === "Stored") return piece.stored
  return key === undefined ? undefined : yield* store.keepDistribution(key, piece.tar, made)
})

/** Parts that get a directory of their own. */
export interface Apart {
  readonly directory: string
  readonly parts: ReadonlyArray<Part>
}

export interface Assembled {
  /** The archives in the order of the parts; `undefined` as soon as one of them is not kept. */
  readonly archives: ReadonlyArray<StoredArchive> | undefined
  readonly warnings: ReadonlyArray<Warning>
}

/** Archives are compressed while the others are unpacked and checked. */
export const assemble = Effect.fn("Assembly.assemble")(function* (
  session: Session,
  parts: ReadonlyArray<Part>,
  overlays: ReadonlyArray<Overlay>,
  foresight: SpeculativeRestore | undefined,
  apart?: Apart
) {
  const keeping = yield* Effect.forkChild(
    Effect.withSpan(Effect.forEach(parts, keep, { concurrency: 2 }), "Assembly.keeping")
  )
  const together = parts.filter((part) => apart?.parts.includes(part) !== true)
  const rest = foresight === undefined ? undefined : yield* adopt(foresight, session.place, together)
  yield* unpack(
    session.place,
    (rest ?? together).map(({ piece }) => piece),
    overlays
  )
  if (apart !== undefined)
    yield* unpackApart(
      apart.directory,
      apart.parts.map(({ piece }) => piece)
    )
  const warnings = yield* warningsOf(session, parts)
  const kept = yield* Fiber.join(keeping)
  const archives = kept.filter((stored) => stored !== undefined)
  const assembled: Assembled = { archives: archives.length === parts.length ? archives : undefined, warnings }
  return assembled
})
