/**
 * Are the shared libraries there that the packages were linked against? One that is not ends the app when it imports the
 * package, so it is told before the app is shipped: an error for what was linked on this very stack, which had the library
 * then and has it nowhere now; a warning for what others have built, since they may know another way to it.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Environment, Linked } from "../domain/Distribution.ts"
import type { StagingError, Warning } from "../domain/StagingError.ts"
import { basename, dirname, Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type { Part } from "./Parts.ts"
import { libraryPlaces, linkerPlaces } from "./LibraryPlaces.ts"

export type Needs = NonNullable<Environment["libraries"]>

interface Missing {
  readonly library: string
  readonly file: string
  /** The package. */
  readonly of: string
}

/** A package that was built here needs a library that is nowhere. */
export class LibraryMissing
  extends Data.TaggedError("LibraryMissing")<{ readonly missing: ReadonlyArray<Missing> }>
  implements StagingError
{
  readonly id = "library/not-found"
  readonly blame = "app"
  get title(): string {
    const [first] = this.missing
    return `${first?.of ?? "A package"} needs ${first?.library ?? "a library"}, which is not there`
  }
  override get message(): string {
    return this.missing
      .map(
        ({ file, library, of }) =>
          `${basename(file)} of ${of} is linked against ${library}, which no place has that is looked in when the app runs.`
      )
      .join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Have the stack, or a buildpack before this one, bring the library in that version (its OS package names it).",
    "If another version took its place, let the package be built against that: stage once with $PYTHON_CACHE=off."
  ]
}

/** What the parts need that none of them brings under that name, whoever loads it for them. */
export const needsOf = (parts: ReadonlyArray<Part>): Needs => {
  const linked = parts.flatMap(({ made }) =>
    (made.libraries ?? []).map((one) => ({ ...one, of: made.distributions[0]?.name ?? basename(one.file) }))
  )
  if (linked.length === 0) return []
  const brought = new Set(
    parts.flatMap(({ made }) =>
      Object.keys(made.files)
        .filter((path) => /\.so\b/.test(path))
        .map(basename)
    )
  )
  return linked
    .map((one) => ({ ...one, needs: one.needs.filter((library) => !brought.has(library)) }))
    .filter(({ needs }) => needs.length > 0)
}

/** Drivers come with the machine that the app runs on, and are nowhere else. */
const drivers = /^lib(?:cuda|nvidia|nvcuvid|OpenCL|vulkan)/

/** `$ORIGIN` is where the file lies, also in braces. */
const ownPlaces = ({ file, places }: Linked, prefix: string): ReadonlyArray<string> =>
  places.map((place) => place.replace(/^\$(?:ORIGIN\b|\{ORIGIN\})/, join(prefix, dirname(file))))

interface Place {
  readonly root: string
  readonly prefix: string
  readonly executable: string
}

const missingOf = Effect.fnUntraced(function* ({ executable, prefix, root }: Place, needs: Needs) {
  const files = yield* Filesystem
  const places = yield* libraryPlaces(root, executable)
  const known = new Map<string, boolean>()
  const isIn = Effect.fnUntraced(function* (folder: string, library: string) {
    const path = join(folder, library)
    const found = known.get(path) ?? (yield* ifSeen(files.target(path))) !== undefined
    known.set(path, found)
    return found
  })
  const isThere = Effect.fnUntraced(function* (one: Linked, library: string) {
    if (library.includes("/")) return (yield* ifSeen(files.target(library))) !== undefined
    for (const folder of [...ownPlaces(one, prefix), ...places]) if (yield* isIn(folder, library)) return true
    return false
  })
  const linkable = yield* linkerPlaces
  const isLinkable = Effect.fnUntraced(function* (library: string) {
    for (const folder of linkable) if (yield* isIn(folder, library)) return true
    return false
  })
  const missing: Array<Missing & { readonly certain: boolean }> = []
  for (const one of needs)
    for (const library of one.needs)
      if (!drivers.test(library) && !(yield* isThere(one, library)))
        missing.push({ library, file: one.file, of: one.of, certain: one.linkedHere && !(yield* isLinkable(library)) })
  return missing
})

/** So many are told of one package. */
const shown = 3

const warningOf = (missing: ReadonlyArray<Missing>): Warning => {
  const packages = [...new Set(missing.map(({ of }) => of))]
  const lines = packages.map((name) => {
    const libraries = [...new Set(missing.filter(({ of }) => of === name).map(({ library }) => library))]
    const more = libraries.length > shown ? ` and ${libraries.length - shown} more` : ""
    return `  ${name}: ${libraries.slice(0, shown).join(", ")}${more}`
  })
  return {
    id: "library/needed-where-the-app-runs",
    text: `Some packages need libraries of the system that are not here. Where the app runs, it cannot import what needs them:\n${lines.join("\n")}`
  }
}

/** Looks names up; no file is opened. */
export const checkLibraries = Effect.fn("Libraries.checkLibraries")(function* (place: Place, needs: Needs) {
  if (needs.length === 0) return
  const missing = yield* missingOf(place, needs)
  const certain = missing.filter((one) => one.certain)
  if (certain.length > 0)
    return yield* new LibraryMissing({ missing: certain.map(({ file, library, of }) => ({ file, library, of })) })
  if (missing.length > 0) yield* (yield* Report).warning(warningOf(missing))
})
