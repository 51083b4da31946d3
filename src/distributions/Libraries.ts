/**
 * Are the shared libraries there that the packages were linked against? One that is not ends the app when it imports the
 * package, so it is told before the app is shipped: an error for what was linked on this very stack, which had the library
 * then and has it nowhere now; a warning for what others have built, since they may know another way to it. What is there
 * and is not of the system (`.apt/usr/lib`) is looked into, since what it needs in turn is as necessary.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Environment, Linked } from "../domain/Distribution.ts"
import type { StagingError, Warning } from "../domain/StagingError.ts"
import { isOfSystem } from "../domain/SystemPaths.ts"
import type { Workplace } from "../domain/Workplace.ts"
import { basename, dirname, Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import type { Part } from "./Parts.ts"
import { packageOf, systemRelease } from "./LibraryPackages.ts"
import { libraryPlaces, linkerPlaces } from "./LibraryPlaces.ts"
import { linkedAgainst } from "./SharedLibrary.ts"

export type Needs = NonNullable<Environment["libraries"]>

interface Missing {
  readonly library: string
  readonly file: string
  /** The package. */
  readonly of: string
  /** The library that needs it, which is there; `undefined` where the file itself does. */
  readonly through?: string
}

const told = ({ file, library, of, through }: Missing): string => {
  const end = "which no place has that is looked in when the app runs."
  return through === undefined
    ? `${basename(file)} of ${of} is linked against ${library}, ${end}`
    : `${basename(file)} of ${of} is linked against ${basename(through)} (in ${dirname(through)}), and that needs ${library}, ${end}`
}

/** A package that was built here needs a library that is nowhere. */
export class LibraryMissing
  extends Data.TaggedError("LibraryMissing")<{
    readonly missing: ReadonlyArray<Missing>
    /** Packages that an earlier staging has built, so that building them anew may help. */
    readonly kept: ReadonlyArray<string>
    /** How building them anew has failed, where it was tried. */
    readonly notRebuilt?: string
    /** The OS packages that bring the libraries, where they are known. */
    readonly packages?: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "library/not-found"
  readonly blame = "app"
  get title(): string {
    const [first] = this.missing
    return `${first?.of ?? "A package"} needs ${first?.library ?? "a library"}, which is not there`
  }
  override get message(): string {
    const lines = this.missing.map(told)
    if (this.notRebuilt !== undefined) lines.push(`It was built anew, and that failed: ${this.notRebuilt}`)
    return lines.join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const inTurn = this.missing.find(({ through }) => through !== undefined)
    return [
      this.packages === undefined || this.packages.length === 0
        ? "Have the stack, or a buildpack before this one, bring the library in that version (its OS package names it)."
        : `Have the stack, or a buildpack before this one, bring it: \`apt-get install ${this.packages.join(" ")}\` on a system like this one, a line \`${this.packages[0] ?? ""}\` in an Aptfile.`,
      inTurn?.through === undefined
        ? "If another version took its place, its headers and the name without a version are needed to build the package against that."
        : `Whoever brings ${basename(inTurn.through)} has to bring ${inTurn.library}, too: the OS package of the one names that of the other among its dependencies.`
    ]
  }
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

/** Files that their package tries to import, and does without: one of several ways to run threads (numba 0.68). */
const optional = /\/numba\/np\/ufunc\/tbbpool\./

/** Where the file lies that says it, also in braces. */
const origin = /^\$(?:ORIGIN\b|\{ORIGIN\})/

const ownPlaces = ({ file, places }: Linked, prefix: string): ReadonlyArray<string> =>
  places.map((place) => place.replace(origin, join(prefix, dirname(file))))

type Place = Pick<Workplace, "root" | "prefix" | "runtime">

/** So many libraries are looked into, each up to so many bytes: more is no chain, but somebody's whole disk. */
const mostLookedInto = 200
const largest = 64 << 20

const placesOf = Effect.fnUntraced(function* ({ prefix, root, runtime }: Place) {
  const files = yield* Filesystem
  const places = yield* libraryPlaces(root, runtime.executable)
  const linkable = yield* linkerPlaces
  const known = new Map<string, boolean>()
  const find = Effect.fnUntraced(function* (folders: ReadonlyArray<string>, library: string) {
    const paths = library.includes("/") ? [library] : folders.map((folder) => join(folder, library))
    // All at once: most are looked for in vain, and each look is a wait.
    const found = yield* Effect.forEach(
      paths,
      (path) =>
        known.has(path)
          ? Effect.succeed(known.get(path) === true)
          : Effect.map(ifSeen(files.target(path)), (status) => status !== undefined),
      { concurrency: 16 }
    )
    for (const [at, path] of paths.entries()) known.set(path, found[at] === true)
    return paths[found.indexOf(true)]
  })
  return {
    find: (one: Linked, own: ReadonlyArray<string>, library: string) =>
      find([...own, ...ownPlaces(one, prefix), ...places], library),
    isLinkable: (library: string) => Effect.map(find(linkable, library), (path) => path !== undefined)
  }
})

interface Wanted {
  readonly one: Needs[number]
  readonly library: string
  /** Where the library that needs it says that it is. */
  readonly own: ReadonlyArray<string>
  readonly through?: string
}

const missingOf = Effect.fnUntraced(function* (place: Place, needs: Needs) {
  const files = yield* Filesystem
  const { find, isLinkable } = yield* placesOf(place)
  const missing: Array<Missing & { readonly certain: boolean }> = []
  const lookedInto = new Set<string>()
  const wanted = needs.filter(({ file }) => !optional.test(file))
  const waiting = wanted.flatMap((one) => one.needs.map((library): Wanted => ({ one, library, own: [] })))
  for (const { library, one, own, through } of waiting) {
    if (drivers.test(library)) continue
    const path = yield* find(one, own, library)
    if (path === undefined) {
      const certain = one.linkedHere && !(yield* isLinkable(library))
      const seen = through === undefined ? {} : { through: within(through, place.root) }
      missing.push({ library, file: one.file, of: one.of, ...seen, certain })
    } else if (!isOfSystem(path) && !lookedInto.has(path) && lookedInto.size < mostLookedInto) {
      lookedInto.add(path)
      const bytes = yield* ifSeen(files.read(path, { atMost: largest }))
      const inTurn = linkedAgainst(bytes ?? new Uint8Array())
      const places = inTurn.places.map((text) => text.replace(origin, dirname(path)))
      waiting.push(...inTurn.needs.map((name): Wanted => ({ one, library: name, own: places, through: path })))
    }
  }
  return missing
})

/** So many are told of one package. */
const shown = 3

const warningOf = (missing: ReadonlyArray<Missing>, release: string): Warning => {
  const brings = (library: string): string | undefined => packageOf(library, release)
  const packages = [...new Set(missing.map(({ of }) => of))]
  const lines = packages.map((name) => {
    const libraries = [...new Set(missing.filter(({ of }) => of === name).map(({ library }) => library))]
    const more = libraries.length > shown ? ` and ${libraries.length - shown} more` : ""
    const told = libraries.slice(0, shown).map((library) => {
      const os = brings(library)
      return os === undefined ? library : `${library} (${os})`
    })
    return `  ${name}: ${told.join(", ")}${more}`
  })
  return {
    id: "library/needed-where-the-app-runs",
    text: `Some packages need libraries of the system that are not here. Where the app runs, it cannot import what needs them:\n${lines.join("\n")}${missing.some(({ library }) => brings(library) !== undefined) ? "\nIn brackets is the OS package that brings each, on a system like this one." : ""}`
  }
}

/** Looks names up, and opens what is not of the system. `made` are the packages that this staging has built itself. */
export const checkLibraries = Effect.fn("Libraries.checkLibraries")(function* (
  place: Place,
  needs: Needs,
  made: ReadonlySet<string> = new Set()
) {
  if (needs.length === 0) return
  const all = yield* missingOf(place, needs)
  const certain = all.filter((one) => one.certain)
  if (certain.length === 0) {
    if (all.length > 0) yield* (yield* Report).warning(warningOf(all, yield* systemRelease))
    return
  }
  const direct = certain.filter(({ of, through }) => through === undefined && !made.has(of))
  const missing = certain.map(({ file, library, of, through }): Missing => ({
    file,
    library,
    of,
    ...(through === undefined ? {} : { through })
  }))
  const release = yield* systemRelease
  const packages = [...new Set(missing.flatMap(({ library }) => packageOf(library, release) ?? []))]
  return yield* new LibraryMissing({ missing, kept: [...new Set(direct.map(({ of }) => of))], packages })
})
