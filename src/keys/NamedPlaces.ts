/**
 * The places outside of the system that variables name to builds (`$CPATH`, `$LDFLAGS`, `$PG_CONFIG`, …): what lies there
 * takes part in what is built, so it counts by its content. What the system itself has counts as the stack.
 */
import * as Effect from "effect/Effect"
import { Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"

const filesIn = "the files in "
const librariesIn = "the libraries in "

/** Is it one of the inputs that are gathered here? */
export const isNamedPlace = (input: string): boolean => input.startsWith(filesIn) || input.startsWith(librariesIn)

const system = /^\/(?:usr|bin|sbin|lib|lib32|lib64|libx32|etc|proc|sys|dev)(?:\/|$)/
const ofLibraries = /^(?:LIBRARY_PATH|LD_LIBRARY_PATH|LD_RUN_PATH)$/
const flag = /^-(?:isystem|iquote|idirafter|[ILBF])(?=\/)/

interface Place {
  readonly path: string
  /** What a linker looks for: files of that folder, and none below. */
  readonly libraries: boolean
}

/** Absolute paths in a value: between colons as in a search path, behind flags of compilers and linkers, or alone. */
const placesIn = (name: string, value: string): ReadonlyArray<Place> =>
  value.split(/[\s:;,="']+/).flatMap((word) => {
    const libraries =
      ofLibraries.test(name) || word.startsWith("-L") || /^\/.*\/lib(?:\/[\w-]+-linux-\w+)?\/*$/.test(word)
    const path = join(word.replace(flag, ""))
    return path.startsWith("/") && path !== "/" && !path.includes("/../") && !system.test(path)
      ? [{ path, libraries }]
      : []
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

/** Each place by its name for people, with a digest of what lies there. */
export const namedPlaces = Effect.fn("NamedPlaces.namedPlaces")(function* (
  root: string,
  variables: ReadonlyMap<string, string>
) {
  const files = yield* Filesystem
  const found = new Map<string, string>()
  const places = [...variables].flatMap(([name, value]) => (/^PIP_/i.test(name) ? [] : placesIn(name, value)))
  for (const { libraries, path } of places) {
    const input = `${libraries ? librariesIn : filesIn}${within(path, root)}`
    // The app's own files count by themselves, and change while it is staged.
    if (found.has(input) || `${root}/`.startsWith(`${path}/`)) continue
    const real = yield* ifSeen(files.realPath(path))
    if (real === undefined || system.test(real)) continue
    found.set(input, (yield* ifSeen(files.treeDigest(real, skipping(libraries)))) ?? "")
  }
  return found
})
