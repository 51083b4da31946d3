/** The folder that all buildpacks of a Cloud Foundry app stage into, each under its index: what lies in it, and what it gives to a build. */
import * as Effect from "effect/Effect"
import { Filesystem, ifSeen, join } from "../../services/Filesystem.ts"

/** What one index has, as far as others have to do with it. */
export interface Supplied {
  readonly index: string
  /** The names among `bin`, `lib`, `include` and `pkgconfig` that are there. */
  readonly folders: ReadonlyArray<string>
}

/** Which search paths of a build, or of a running app, lead into which folder of every index (libbuildpack of 2026-04). */
export const searchPaths = [
  { name: "PATH", folder: "bin", running: true },
  { name: "LD_LIBRARY_PATH", folder: "lib", running: true },
  { name: "LIBRARY_PATH", folder: "lib", running: true },
  { name: "CPATH", folder: "include", running: false },
  { name: "PKG_CONFIG_PATH", folder: "pkgconfig", running: false }
] as const

const shared = [...new Set<string>(searchPaths.map(({ folder }) => folder))]
const isDirectory = Effect.fnUntraced(function* (path: string) {
  const files = yield* Filesystem
  return (yield* ifSeen(files.target(path)))?.kind === "directory"
})

/** Every index in the order in which it counts: a later buildpack's goes before an earlier one's. */
export const suppliedIn = Effect.fn("DepsFolder.suppliedIn")(function* (deps: string) {
  const files = yield* Filesystem
  const indexes = (yield* files.entries(deps)).filter(({ kind }) => kind === "directory").map(({ name }) => name)
  return yield* Effect.forEach(indexes.toReversed(), (index) =>
    Effect.map(
      Effect.filter(shared, (folder) => isDirectory(join(deps, index, folder))),
      (folders): Supplied => ({ index, folders })
    )
  )
})

/** The folders of a search path, as below `deps`, which may be a variable of a shell. */
export const placesOf = (
  supplied: ReadonlyArray<Supplied>,
  deps: string,
  folder: (typeof searchPaths)[number]["folder"]
): ReadonlyArray<string> =>
  supplied.flatMap(({ folders, index }) => (folders.includes(folder) ? [`${deps}/${index}/${folder}`] : []))

/** The regular files of a folder; links are left alone. */
export const filesIn = Effect.fn("DepsFolder.filesIn")(function* (folder: string) {
  const files = yield* Filesystem
  const found = yield* files.entries(folder)
  return found.filter(({ kind }) => kind === "file").map(({ name }) => name)
})

/** The variables that files in `env` set, as they are; of two buildpacks that set one, the first in the order of staging. */
const variablesIn = Effect.fn("DepsFolder.variablesIn")(function* (deps: string, supplied: ReadonlyArray<Supplied>) {
  const files = yield* Filesystem
  const found = new Map<string, string>()
  for (const { index } of supplied)
    for (const name of yield* filesIn(join(deps, index, "env")))
      found.set(name, yield* files.readText(join(deps, index, "env", name)))
  return found
})

/** What the other buildpacks have staged for a build, over the environment that the platform has given. */
export const stagingEnvironment = Effect.fn("DepsFolder.stagingEnvironment")(function* (
  deps: string,
  own: string,
  env: Readonly<Record<string, string | undefined>>
) {
  const others = (yield* suppliedIn(deps)).filter(({ index }) => index !== own)
  const paths = searchPaths.flatMap(({ folder, name }) => {
    const places = placesOf(others, deps, folder)
    const before = env[name] ?? ""
    return places.length === 0 ? [] : [[name, [...places, ...(before === "" ? [] : [before])].join(":")] as const]
  })
  return Object.fromEntries([...paths, ...(yield* variablesIn(deps, others))])
})
