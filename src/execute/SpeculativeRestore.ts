/**
 * While pip resolves, what the last staging used is unpacked beside: most of it will be wanted again. What turns out not
 * to be is taken away file by file; where that cannot be done exactly, everything is unpacked anew.
 */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { pythonOf } from "../keys/EnvironmentInputs.ts"
import { WheelStore } from "../store/WheelStore.ts"
import type { ArchiveFacts, StoredArchive } from "../domain/Distribution.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { dirname, Filesystem, join } from "../services/Filesystem.ts"
import { clashes, type Part } from "../distributions/Parts.ts"
import type { Task } from "./Task.ts"
import { nearestEnvironment } from "./Freshness.ts"

export interface SpeculativeRestore {
  readonly directory: string
  readonly archives: ReadonlyArray<StoredArchive>
  /** Whether all of it is there. */
  readonly unpacking: Fiber.Fiber<boolean>
}

/** Begins at once, and ends with the scope, before the directory goes; `undefined` when there is nothing to begin with. */
export const begin = Effect.fn("SpeculativeRestore.begin")(function* (task: Task) {
  const files = yield* Filesystem
  const store = yield* WheelStore
  const like = task.alike ?? (yield* nearestEnvironment(task.inputs))
  if (like === undefined || pythonOf(like.inputs) !== pythonOf(task.inputs)) return undefined
  const directory = `${task.prefix}.foreseen`
  const pieces = like.archives.map((stored) => ({ _tag: "Stored", stored }) as const)
  const unpacking = files.remove(directory).pipe(
    Effect.andThen(files.makeDirectory(directory)),
    Effect.andThen(store.restore(pieces, directory)),
    Effect.as(true),
    Effect.orElseSucceed(() => false)
  )
  const begun: SpeculativeRestore = {
    directory,
    archives: like.archives,
    unpacking: yield* Effect.forkScoped(unpacking)
  }
  return begun
})

/** Where a compiled file of a source is (PEP 3147; on 2.7 beside it). */
const compiledOf = (path: string, { cacheTag, version }: Runtime): ReadonlyArray<string> => {
  if (!path.endsWith(".py")) return []
  if (version.major === 2) return [`${path}c`]
  const name = path.slice(path.lastIndexOf("/") + 1, -3)
  return [join(dirname(path), "__pycache__", `${name}.${cacheTag}.pyc`)]
}

const foldersOf = (paths: Iterable<string>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const path of paths)
    for (let folder = dirname(path); folder !== "." && !found.has(folder); folder = dirname(folder)) found.add(folder)
  return [...found].toSorted((a, b) => b.length - a.length)
}

/** Takes everything of one distribution away; false when that is not as much as its archive held. */
const takeAway = Effect.fn("SpeculativeRestore.adoptAway")(function* (
  directory: string,
  runtime: Runtime,
  stored: StoredArchive,
  made: ArchiveFacts
) {
  const files = yield* Filesystem
  const paths = Object.keys(made.files).flatMap((path) => [path, ...compiledOf(path, runtime)])
  let count = 0
  for (const path of new Set(paths)) {
    if ((yield* files.status(join(directory, path))) === undefined) continue
    yield* files.remove(join(directory, path))
    count += 1
  }
  for (const folder of foldersOf(paths)) {
    const path = join(directory, folder)
    if ((yield* files.list(path)).length === 0) yield* files.remove(path)
  }
  return count === stored.members
})

const share = (one: ArchiveFacts, others: ReadonlyArray<ArchiveFacts>): boolean =>
  Object.keys(one.files).some((path) => others.some(({ files }) => files[path] !== undefined))

const idOf = ({ piece }: Part): string | undefined => (piece._tag === "Stored" ? piece.stored.sha256 : undefined)

/** What is foreseen and not wanted goes; false when it shares a path with what stays. */
const withoutUnwanted = Effect.fn("SpeculativeRestore.withoutUnwanted")(function* (
  { archives, directory }: SpeculativeRestore,
  runtime: Runtime,
  stays: ReadonlyArray<Part>
) {
  const store = yield* WheelStore
  const wanted = new Set(stays.map(idOf))
  for (const stored of archives.filter(({ sha256 }) => !wanted.has(sha256))) {
    const found = yield* store.distribution(stored.key)
    if (found?.stored.sha256 !== stored.sha256) return false
    const others = stays.map(({ made }) => made)
    if (share(found.made, others) || !(yield* takeAway(directory, runtime, stored, found.made))) return false
  }
  return true
})

/** The part of what was foreseen that must be wanted: taking away costs more than unpacking. */
const enough = 0.7

/**
 * Puts what was foreseen into the prefix, which is empty; the parts that are still to be unpacked, or `undefined` when
 * nothing of it can be used.
 */
export const adopt = Effect.fn("SpeculativeRestore.adopt")(function* (
  foresight: SpeculativeRestore,
  place: { readonly prefix: string; readonly runtime: Runtime },
  parts: ReadonlyArray<Part>
) {
  const files = yield* Filesystem
  const seen = new Set(foresight.archives.map(({ sha256 }) => sha256))
  const stays = parts.filter((part) => seen.has(idOf(part) ?? ""))
  // Two that bring one path with other content depend on their order.
  if (stays.length < seen.size * enough || clashes(parts).length > 0) {
    yield* Fiber.interrupt(foresight.unpacking)
    return undefined
  }
  const whole = yield* Fiber.join(foresight.unpacking)
  if (!whole || !(yield* withoutUnwanted(foresight, place.runtime, stays))) return undefined
  yield* files.remove(place.prefix)
  yield* files.rename(foresight.directory, place.prefix)
  return parts.filter((part) => !stays.includes(part))
})
