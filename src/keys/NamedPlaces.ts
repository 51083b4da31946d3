/**
 * The places outside of the system that variables name to builds (`$CPATH`, `$LDFLAGS`, `$PG_CONFIG`, …): what lies there
 * takes part in what is built, so it counts by its content. What the system itself has counts as the stack.
 *
 * A relative path counts from the folder whose source is built, since that is where pip runs `setup.py` and the hooks of
 * PEP 517 (10.0 to 26.2.1). Inside of it, it is a part of the source. With `..` it leads to the rest of the app where a
 * folder of the app is built, and to nothing of anybody's where an archive is, which pip unpacks in a place of its own.
 */
import * as Effect from "effect/Effect"
import { foldersOf, type Install } from "../domain/Plan.ts"
import { localFolders, type Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { isOfSystem } from "../domain/SystemPaths.ts"
import { resolve } from "../domain/Path.ts"
import { Footprint } from "../domain/Footprint.ts"
import { decides, isSource } from "../domain/SourceTree.ts"
import { dirname, Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"
import { around, isConfigProgram, programsDigest } from "./ProgramPlaces.ts"

const filesIn = "the files in "
const librariesIn = "the libraries in "
const programsIn = "the programs in "

/** Is it one of the inputs that are gathered here? */
export const isNamedPlace = (input: string): boolean =>
  [filesIn, librariesIn, programsIn].some((start) => input.startsWith(start))

/** Where builds work, and what they find there. */
export interface Builds {
  /** Folders that are built, absolute. */
  readonly folders: ReadonlyArray<string>
  /** `$PATH`. */
  readonly path: string
  /** Where the programs of the chosen Python are: they count as the Python. */
  readonly python: ReadonlyArray<string>
}
interface Asking {
  readonly root: string
  readonly runtime: Runtime
  readonly installs: ReadonlyArray<Install>
  readonly asked: ReadonlyArray<Requirements>
}

export const buildsIn = ({ asked, installs, root, runtime }: Asking, path: string): Builds => {
  const lines = asked
    .flatMap(localFolders)
    .map(({ localPath = ".", subdirectory = "" }) => join(localPath, subdirectory))
  const folders = [...foldersOf(installs), ...lines].map((folder) => resolve(root, folder))
  return { folders: [...new Set(folders)], path, python: [runtime.executable, runtime.path].map(dirname) }
}

const none: Builds = { folders: [], path: "", python: [] }

/** In these, a blank is a part of a path. */
const ofPaths = /PATH$/
const ofLibraries = /^(?:LIBRARY_PATH|LD_LIBRARY_PATH|LD_RUN_PATH)$/
const flag = /^(?:@|-(?:isystem|iquote|idirafter|include|imacros|[ILBF]))(?=\/|\.\.|\w)/
const leadsOut = /(?:^|\/)\.\.(?:\/|$)/

interface Place {
  readonly path: string
  /** What a linker looks for: files of that folder, and none below. */
  readonly libraries: boolean
  /** It may be the app's folder itself, as seen from a folder in it. */
  readonly fromWithin: boolean
}

/** A path as a build in one of the folders understands it; relative ones alone that lead out of it. */
const placed = (path: string, folders: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (path.startsWith("/")) return [resolve("/", path)]
  if (!leadsOut.test(path)) return []
  return folders.flatMap((folder) => {
    const place = resolve(folder, path)
    return `${place}/`.startsWith(`${folder}/`) ? [] : [place]
  })
}

/** Paths in a value: between colons as in a search path, behind flags of compilers and linkers, or alone. */
const placesIn = (name: string, value: string, folders: ReadonlyArray<string>): ReadonlyArray<Place> =>
  value.split(ofPaths.test(name) ? /[:;]+/ : /[\s:;,="']+/).flatMap((word) => {
    const libraries =
      ofLibraries.test(name) || word.startsWith("-L") || /^[/.].*\/lib(?:\/[\w-]+-linux-\w+)?\/*$/.test(word)
    const path = word.replace(flag, "")
    return placed(path, folders).map((place) => ({ path: place, libraries, fromWithin: !path.startsWith("/") }))
  })

/** So many names are looked at: more is no place for headers, but somebody's whole disk. */
const most = 50_000
/** Folders of texts and caches, which no compiler reads; packages of an operating system bring many. */
const texts = /(?:^|\/)share\/(?:doc|man|info|locale|licenses)$|(?:^|\/)__pycache__$/

const skipping = (libraries: boolean): ((path: string) => boolean) => {
  let seen = 0
  return (path) => {
    seen += 1
    return seen > most || texts.test(path) || (libraries && path.includes("/"))
  }
}

/** Programs on `$PATH` that are the app's, or of buildpacks before this one, which put theirs into it. */
const programPlaces = Effect.fnUntraced(function* (root: string, { folders, path, python }: Builds) {
  const files = yield* Filesystem
  const { keeps, repository = root } = yield* Footprint
  const found = new Set<string>()
  for (const place of path.split(":").flatMap((entry) => placed(entry, folders))) {
    const real = (yield* ifSeen(files.realPath(place))) ?? place
    const below = within(real, repository)
    if (below !== real && isSource(below, keeps) && !python.includes(real)) found.add(real)
  }
  return [...found]
})

/** Each place by its name for people, with a digest of what lies there. */
export const namedPlaces = Effect.fn("NamedPlaces.namedPlaces")(function* (
  root: string,
  variables: ReadonlyMap<string, string>,
  builds: Builds = none
) {
  const files = yield* Filesystem
  const { keeps, repository = root } = yield* Footprint
  const found = new Map<string, string>()
  const named = [...variables].flatMap(([name, value]) =>
    /^PIP_/i.test(name) ? [] : placesIn(name, value, builds.folders)
  )
  const programs = named
    .map(({ path }) => path)
    .filter(isConfigProgram)
    .map(dirname)
  for (const folder of yield* programPlaces(root, builds)) {
    const { digest, names } = yield* programsDigest(folder)
    found.set(`${programsIn}${within(folder, root)}`, digest)
    if (names.some(isConfigProgram)) programs.push(folder)
  }
  const beside = (yield* around(programs)).map((place) => ({ ...place, fromWithin: false }))
  for (const { fromWithin, libraries, path } of [...named, ...beside]) {
    const isAround = `${root}/`.startsWith(`${path}/`)
    const isRoot = isAround && `${path}/`.startsWith(`${repository}/`) && fromWithin
    const input = `${libraries ? librariesIn : filesIn}${path === root && isRoot ? "." : within(path, root)}`
    // The app's own files count by themselves, and change while it is staged.
    if (found.has(input) || (isAround && !isRoot)) continue
    const real = yield* ifSeen(files.realPath(path))
    if (real === undefined || isOfSystem(path) || isOfSystem(real)) continue
    const skips = skipping(libraries)
    const digest = files.treeDigest(
      real,
      isRoot ? (below) => !isSource(below, keeps) || !decides(below) || skips(below) : skips
    )
    found.set(input, (yield* ifSeen(digest)) ?? "")
  }
  return found
})
