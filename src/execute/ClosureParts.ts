/** The distributions that the shared resolution comes to: found as they were, or resolved and made. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { WheelStore } from "../store/WheelStore.ts"
import type { Overlay, StoredArchive } from "../domain/Distribution.ts"
import type { PackageSource } from "../domain/PackageSource.ts"
import type { Reference } from "../domain/Reference.ts"
import { isRoot, type Requirement } from "../domain/Requirements.ts"
import type { Warning } from "../domain/StagingError.ts"
import { sha256 } from "../services/Digest.ts"
import { join } from "../services/Filesystem.ts"
import { type Compilable, type Part, compiledParts } from "../distributions/Parts.ts"
import { editableOnly } from "./EditableOnly.ts"
import { choicesOf, type KeptChoices, keptChoices, keptSources, nothingKept, tellKept } from "./KeptChoices.ts"
import { timed, type Task, type Times } from "./Task.ts"
import { inputsOf } from "../domain/Plan.ts"
import type { Workplace } from "../domain/Workplace.ts"
import { isFresh, isOfThisKernel } from "./Freshness.ts"
import type { Built, ResolutionRequest, Resolved, Session } from "../engines/Engine.ts"
import { treeKey } from "../keys/SourceKey.ts"

export interface ClosureParts {
  readonly parts: ReadonlyArray<Part>
  readonly overlays: ReadonlyArray<Overlay>
  readonly references: ReadonlyArray<Reference>
  /** What a package of no index is told by, by its name. */
  readonly contents: Readonly<Record<string, string>>
  /** The lines behind what they ask for, by name. */
  readonly asks: ReadonlyMap<string, Requirement>
  /** Where each can be had again, by name. */
  readonly sources: Readonly<Record<string, PackageSource>>
  /** The keys of the locked lines by which wheels of an index were chosen, by the wheels' names. */
  readonly choices?: Readonly<Record<string, string>>
  /** Names of what nobody was asked for, since an earlier staging has chosen it by the same line. */
  readonly chosenBefore?: ReadonlySet<string>
  /** Who asked for each, where that was found out in an earlier staging. */
  readonly askedBy?: Readonly<Record<string, ReadonlyArray<string>>>
  /** Console scripts of the app's own package, where a line asks for it. */
  readonly ownScripts: ReadonlyArray<string>
  readonly warnings: ReadonlyArray<Warning>
  /** Under which the wheels are kept that were built for it. */
  readonly keys: ReadonlyArray<string>
  /** Names of what is fixed by being what it is: folders of the app. */
  readonly known: ReadonlySet<string>
  /** Names of what came from what the app brings along. */
  readonly vendored?: ReadonlySet<string>
  /** When the index was asked, in milliseconds since 1970. */
  readonly confirmed: number
  /** Whether an environment that was found as it was is pinned. */
  readonly pinned?: boolean
}

const itemsOf = ({ how, key, tree, wheels }: Built): ReadonlyArray<Compilable> => {
  const made = how === "built" ? "built" : "fetched"
  if (wheels.length > 0)
    return wheels.map(({ path }): Compilable => ({ _tag: "Wheel", path, key: undefined, how: made }))
  if (tree === undefined && how === "built") return []
  return [{ _tag: "Tree", path: tree, key: key === undefined ? undefined : treeKey(key), how: made }]
}

/** Under which wheels are kept; what refused to become one is kept as a distribution alone. */
export const keysOf = (all: ReadonlyArray<Built>): ReadonlyArray<string> =>
  all.flatMap(({ key, wheels }) => (key === undefined || wheels.length === 0 ? [] : [key]))

export const partsOfOwn = (place: Workplace, own: Built) => compiledParts(place, "own-parts", itemsOf(own))

const byName = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> => {
  const name = ({ made }: Part) => made.distributions[0]?.name ?? ""
  return parts.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
}

const partsOfClosure = Effect.fn("ClosureParts.make")(function* (
  place: Workplace,
  { built, fetched }: Resolved,
  kept: KeptChoices
) {
  const wheels = fetched.map(({ path }): Compilable => ({ _tag: "Wheel", path, key: undefined, how: "fetched" }))
  const before = kept.wheels.map(({ key }): Compilable => ({
    _tag: "Wheel",
    path: undefined,
    key,
    how: "fetched"
  }))
  return byName(yield* compiledParts(place, "closure", [...wheels, ...before, ...built.flatMap(itemsOf)]))
})

/** What has an `.egg-info` alone has no place for it. */
const overlaysOf = (parts: ReadonlyArray<Part>, { directUrls }: Resolved): ReadonlyArray<Overlay> =>
  parts
    .flatMap(({ made }) => made.distributions)
    .flatMap(({ metadata, name }) => {
      const directUrl = directUrls.get(name)
      return directUrl === undefined || !metadata.endsWith(".dist-info") ? [] : [{ metadata, directUrl }]
    })

/** What a package that was built from a folder is told by: all of its files, as they are installed. */
export const contentsOf = (parts: ReadonlyArray<Part>): ReadonlyArray<readonly [name: string, content: string]> =>
  parts.flatMap(({ made }) => {
    const content = sha256(JSON.stringify(Object.entries(made.files).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    return made.distributions.map(({ name }) => [name, content] as const)
  })

const namesIn = (parts: ReadonlyArray<Part>): ReadonlyArray<string> =>
  parts.flatMap(({ made: { distributions } }) => distributions.map(({ name }) => name))

const isFolder = ({ source }: Built): boolean => source.digest?.startsWith("folder ") === true

/** Console scripts of wheels in `dist`, where an app's own is built; of wheels in other folders, nobody knows whose they are. */
const scriptsOfWheels = (fetched: Resolved["fetched"], parts: ReadonlyArray<Part>): Array<string> => {
  const own = fetched.filter(({ asks }) => /(?:^|\/)dist\/[^/]+\.whl$/.test(asks?.localPath ?? ""))
  return parts
    .flatMap(({ made }) => made.distributions)
    .filter(({ name }) => own.some((one) => one.name === name))
    .flatMap(({ scripts }) => scripts)
}

/** What lines that ask for folders bring, the app's own among them, however it is asked for. */
const ofFolders = Effect.fn("ClosureParts.ofFolders")(function* (
  task: Task,
  session: Session,
  { built, fetched }: Resolved,
  parts: ReadonlyArray<Part>
) {
  const sources = yield* session.sources
  const ownScripts = scriptsOfWheels(fetched, parts)
  const warnings: Array<Warning> = []
  for (const { source, wheels } of built) {
    const line = source.asks
    const made = parts.map((part) => part.made).find(({ distributions: [one] }) => one?.name === wheels[0]?.name)
    if (line?.localPath === undefined || made === undefined) continue
    if (isRoot(line)) ownScripts.push(...made.distributions.flatMap(({ scripts }) => scripts))
    if (line.kind !== "editable-path") continue
    const { localPath, subdirectory = "" } = line
    const place = localPath.startsWith("/") ? localPath : join(sources, localPath === "." ? "" : localPath)
    const { sitePackages } = task.runtime
    const warning = yield* editableOnly(join(place, subdirectory), line.text, sitePackages, made)
    if (warning !== undefined) warnings.push(warning)
  }
  return { ownScripts, warnings }
})

export const resolvedClosure = Effect.fn("ClosureParts.resolved")(function* (
  task: Task,
  session: Session,
  request: Pick<ResolutionRequest, "deadline" | "own" | "ownRequires" | "refetch">,
  times: Times
) {
  const { dependencies, locked, plan } = task
  const kept = request.refetch === true ? nothingKept : yield* keptChoices(task)
  yield* tellKept(task, kept)
  const settled = { lines: kept.lines, names: kept.wheels.map(({ name }) => name) }
  const resolution = session.resolve({ ...request, inputs: inputsOf(plan.installs), dependencies, locked, settled })
  const all = yield* timed(times, "resolving and building", resolution)
  const isOfFolder = new Set(all.built.filter(isFolder).flatMap(({ wheels }) => wheels.map(({ name }) => name)))
  const parts = yield* timed(times, "compiling", partsOfClosure(session.place, all, kept))
  const closure: ClosureParts = {
    parts,
    overlays: overlaysOf(parts, all),
    ...(yield* ofFolders(task, session, all, parts)),
    references: all.origins.references,
    asks: asksIn(all),
    sources: { ...sourcesIn(all), ...keptSources(kept) },
    choices: choicesOf(task, all.fetched, kept),
    chosenBefore: new Set(kept.wheels.map(({ name }) => name)),
    contents: Object.fromEntries([
      ...all.origins.contents,
      ...contentsOf(parts.filter(({ made }) => made.distributions.some(({ name }) => isOfFolder.has(name))))
    ]),
    keys: keysOf(all.built),
    ...(all.vendored === undefined ? {} : { vendored: all.vendored }),
    // Without an index, what is kept is found by all that had a say.
    known: all.alone === true ? new Set(namesIn(parts)) : isOfFolder,
    confirmed: yield* Clock.currentTimeMillis
  }
  return closure
})

const asksIn = ({ built, fetched }: Resolved): ReadonlyMap<string, Requirement> =>
  new Map(
    [
      ...fetched,
      ...built.flatMap(({ source, wheels }) => wheels.map(({ name }) => ({ name, asks: source.asks })))
    ].flatMap(({ asks, name }) => (asks === undefined ? [] : [[name, asks] as const]))
  )

const sourcesIn = ({ built, fetched }: Resolved): ClosureParts["sources"] =>
  Object.fromEntries(
    [
      ...fetched,
      ...built.flatMap(({ source, wheels }) => wheels.map(({ name }) => ({ name, again: source.again })))
    ].flatMap(({ again, name }) => (again === undefined ? [] : [[name, again] as const]))
  )

const stillThere = Effect.fn("ClosureParts.stillThere")(function* ({ key }: StoredArchive) {
  const store = yield* WheelStore
  const found = yield* store.distribution(key)
  const parts: ReadonlyArray<Part> =
    found === undefined
      ? []
      : [{ key, piece: { _tag: "Stored", stored: found.stored }, made: found.made, how: "restored" }]
  return parts
})

/** The app's code has changed, and what it demands has not: everything but its own package is as it was. */
export const keptClosure = Effect.fn("ClosureParts.unchanged")(function* (key: string) {
  const store = yield* WheelStore
  const kept = yield* store.environment(key)
  if (kept === undefined || !(yield* isOfThisKernel(kept))) return undefined
  const parts = (yield* Effect.forEach(kept.archives, stillThere, { concurrency: 4 })).flat()
  const {
    archives,
    askedBy,
    choices,
    confirmed,
    contents = {},
    overlays = [],
    pinned,
    references = [],
    sources = {},
    wheels
  } = kept
  const closure: ClosureParts = {
    parts,
    overlays,
    references,
    contents,
    asks: new Map(),
    sources,
    ...(askedBy === undefined ? {} : { askedBy }),
    ...(choices === undefined ? {} : { choices }),
    ownScripts: [],
    warnings: kept.warnings,
    keys: wheels,
    known: new Set(),
    confirmed,
    pinned
  }
  return parts.length === archives.length ? { closure, fresh: yield* isFresh(kept) } : undefined
})
