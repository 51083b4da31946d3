/** From wheels to what is unpacked: compiled distributions of the store, and those that are made because it lacks them. */
import * as Effect from "effect/Effect"
import { type Unpackable, WheelStore } from "../store/WheelStore.ts"
import type { ArchiveFacts } from "../domain/Distribution.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { ArchiveDamaged } from "../services/archives/Archives.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import type { Workplace } from "../domain/Workplace.ts"
import { distributionKey } from "./DistributionKey.ts"
import { type CompileJob, compile } from "./Compiler.ts"

/** Something to be a distribution. */
export interface Compilable {
  readonly _tag: "Wheel" | "Tree"
  /**
   * The path of the wheel, or of the user base into which something was installed; `undefined` when the store alone has
   * it.
   */
  readonly path: string | undefined
  /** Under which a tree is kept; `undefined` when it is not. A wheel is kept by what is in it. */
  readonly key: string | undefined
  readonly how: "fetched" | "built"
}

export interface Part {
  /** Under which it is, or will be, kept. */
  readonly key: string | undefined
  readonly piece: Unpackable
  readonly made: ArchiveFacts
  readonly how: "restored" | "fetched" | "built"
}

interface Wanted {
  readonly item: Compilable
  readonly key: string | undefined
  /** SHA-256 of the wheel; `undefined` for what is none, and what the store alone has. */
  readonly wheel: string | undefined
  readonly found: { readonly piece: Unpackable; readonly made: ArchiveFacts } | undefined
}

const lookUp = Effect.fn("Parts.lookUp")(function* (runtime: Runtime, item: Compilable) {
  const files = yield* Filesystem
  const store = yield* WheelStore
  const wheel = item._tag === "Tree" || item.path === undefined ? undefined : yield* files.digest(item.path)
  const key = wheel === undefined ? item.key : distributionKey(wheel, runtime)
  // What was installed just now is the answer, whatever was before.
  const made = item._tag === "Tree" && item.path !== undefined
  const kept = key === undefined || made ? undefined : yield* store.distribution(key)
  const wanted: Wanted = {
    item,
    key,
    wheel,
    found: kept === undefined ? undefined : { piece: { _tag: "Stored", stored: kept.stored }, made: kept.made }
  }
  return wanted
})

/**
 * The parts, in the order of the items. What the store alone had may be lost meanwhile: then the source is needed
 * again.
 */
export const compiledParts = Effect.fn("Parts.partsOf")(function* (
  site: Workplace,
  place: string,
  items: ReadonlyArray<Compilable>
) {
  const files = yield* Filesystem
  const all = yield* Effect.forEach(items, (item) => lookUp(site.runtime, item), { concurrency: 2 })
  const missing = all.filter(({ found, item }) => found === undefined && item.path !== undefined)
  if (all.some(({ found, item }) => found === undefined && item.path === undefined))
    return yield* new ArchiveDamaged({ paths: [], detail: "what was kept is gone" })
  const directory = join(site.work, place)
  yield* files.makeDirectory(directory)
  const jobs = missing.map(({ item }, at): CompileJob => ({
    _tag: item._tag,
    path: item.path ?? "",
    target: join(directory, `${at}.tar`)
  }))
  const made = jobs.length === 0 ? [] : yield* compile(site, jobs)
  return all.flatMap((wanted): ReadonlyArray<Part> => {
    const { found, item, key, wheel } = wanted
    if (found !== undefined) return [{ key, ...found, how: item.how === "built" ? "built" : "restored" }]
    const at = missing.indexOf(wanted)
    const [job, facts] = [jobs[at], made[at]]
    if (job === undefined || facts === undefined) return []
    const whole = wheel === undefined ? facts : { ...facts, wheel }
    return [{ key, piece: { _tag: "Fresh", tar: job.target, made: whole }, made: whole, how: item.how }]
  })
})

/** The names of all that is in a part. */
export const nameOf = ({ made }: Pick<Part, "made">): string => made.distributions.map(({ name }) => name).join(", ")

/** Paths that two parts bring with other content: the later one wins, which its author may not expect. */
export const clashes = (parts: ReadonlyArray<Part>): ReadonlyArray<string> => {
  const owners = new Map<string, Part>()
  const pairs = new Map<string, { readonly before: Part; readonly after: Part; readonly paths: Array<string> }>()
  for (const part of parts) {
    for (const [path, digest] of Object.entries(part.made.files)) {
      const before = owners.get(path)
      owners.set(path, part)
      if (before === undefined || before.made.files[path] === digest) continue
      const key = `${nameOf(before)} ${nameOf(part)}`
      const pair = pairs.get(key) ?? { before, after: part, paths: [] }
      pair.paths.push(path)
      pairs.set(key, pair)
    }
  }
  return [...pairs.values()].map(({ after, before, paths }) => {
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ""
    return `${nameOf(before)} and ${nameOf(after)} both bring ${paths.slice(0, 3).join(", ")}${more}; what ${nameOf(after)} brings is used.`
  })
}
