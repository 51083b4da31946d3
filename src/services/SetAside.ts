/** What of a cache may not be used: told once, and put out of the way, where nobody finds it by its name. */
import * as Effect from "effect/Effect"
import { printable, type Warning } from "../domain/StagingError.ts"
import { basename, type Entry, type FileAccessFailed, type Interface as Files, join } from "./Filesystem.ts"
import { makeShared } from "./SharedDirectory.ts"
import type { Report } from "./Report.ts"

export interface Keeper {
  readonly files: Files
  readonly report: Report["Service"]
  /** The cache's directory. */
  readonly root: string
  /** Whether anything may be moved. */
  readonly writable: boolean
}

/** The directory of a cache where what was found damaged lies until it is pruned. */
export const damagedIn = (root: string): string => join(root, "store", "damaged")

/** What each log was told already: several readers of one cache may find the same. */
const told = new WeakMap<object, Set<string>>()
const toldIn = (report: object): Set<string> => {
  const all = told.get(report) ?? new Set<string>()
  told.set(report, all)
  return all
}

const tellOnce = Effect.fn("SetAside.tellOnce")(function* ({ report }: Keeper, subject: string, warning: Warning) {
  const all = toldIn(report)
  if (all.has(subject)) return
  all.add(subject)
  yield* report.warning(warning)
})

/** Moves by a rename, which follows no link and opens nothing. */
const move = (files: Files, root: string, path: string): Effect.Effect<void, FileAccessFailed> => {
  const shelf = damagedIn(root)
  // What is in the way of the shelf cannot lie on it; prune knows this name for left over, too.
  const isInTheWay = shelf === path || shelf.startsWith(`${path}/`)
  const aside = isInTheWay ? join(root, `.python-buildpack-${basename(path)}`) : join(shelf, basename(path))
  return (isInTheWay ? Effect.void : makeShared(files, shelf)).pipe(
    // A folder cannot be renamed over another one.
    Effect.andThen(files.remove(aside)),
    Effect.andThen(files.rename(path, aside))
  )
}

export const tellDamaged = (keeper: Keeper, path: string): Effect.Effect<void> =>
  tellOnce(keeper, path, { id: "cache/damaged-entry", text: `Damaged in the cache, made anew: ${printable(path)}` })

/** Names it in a warning; where it cannot be moved it is overwritten later. */
export const setAside = Effect.fn("SetAside.setAside")(function* (keeper: Keeper, path: string) {
  const { files, report, root, writable } = keeper
  yield* tellDamaged(keeper, path)
  if (!writable) return
  yield* move(files, root, path).pipe(
    // What is kept there from now on may come to harm again.
    Effect.tap(() => Effect.sync(() => toldIn(report).delete(path))),
    Effect.ignore
  )
})

/** One warning for all that an earlier release, or another one, has kept in a form that this one does not read. */
export const tellOutdated = (keeper: Keeper): Effect.Effect<void> =>
  tellOnce(keeper, "outdated", {
    id: "cache/of-another-release",
    text: `What another release of the buildpack has kept in ${printable(keeper.root)} is made anew as it is needed.`
  })

/** Moves something out of the way, and says that it is outdated. */
export const setOutdatedAside = Effect.fn("SetAside.setOutdatedAside")(function* (keeper: Keeper, path: string) {
  yield* tellOutdated(keeper)
  if (keeper.writable) yield* Effect.ignore(move(keeper.files, keeper.root, path))
})

/**
 * Folders of ours must be folders: through a link things would be read and written elsewhere, and a file in their place
 * would look like a disk at fault. False where one of them is something else and must stay.
 */
export const clearFolders = Effect.fn("SetAside.clearFolders")(function* (
  keeper: Keeper,
  folders: ReadonlyArray<string>
) {
  const { files } = keeper
  const isElse = (path: string) =>
    files.status(path).pipe(
      Effect.map((found) => found !== undefined && found.kind !== "directory"),
      Effect.orElseSucceed(() => false)
    )
  const wrong = yield* Effect.filter(folders, isElse)
  for (const path of wrong) yield* setAside(keeper, path)
  return (yield* Effect.filter(wrong, isElse)).length === 0
})

/**
 * Sets everything aside below a folder that another program reads, and that is no regular file: it would wait for a
 * pipe and follow a link.
 */
export const clearBelow = (keeper: Keeper, folder: string): Effect.Effect<void> =>
  keeper.files.entries(folder).pipe(
    Effect.orElseSucceed((): ReadonlyArray<Entry> => []),
    Effect.flatMap((entries) =>
      Effect.forEach(
        entries.filter(({ kind }) => kind !== "file"),
        ({ kind, name }) => {
          const path = join(folder, name)
          return kind === "directory" ? clearBelow(keeper, path) : setAside(keeper, path)
        },
        { discard: true }
      )
    )
  )
