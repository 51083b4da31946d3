/** Where a shared library may be found when the app runs (ld.so(8), musl's ld-musl): the system's places, and those in the app. */
import * as Effect from "effect/Effect"
import { Footprint, topOf } from "../domain/Footprint.ts"
import { Env } from "../services/Env.ts"
import { dirname, Filesystem, ifSeen, join } from "../services/Filesystem.ts"

const listed = Effect.fnUntraced(function* (folder: string) {
  const files = yield* Filesystem
  return ((yield* ifSeen(files.list(folder))) ?? []).map((name) => join(folder, name))
})
const textOf = Effect.fnUntraced(function* (path: string) {
  const files = yield* Filesystem
  return (yield* ifSeen(files.readText(path, { atMost: 1 << 20 }))) ?? ""
})

const words = (text: string): ReadonlyArray<string> => text.replaceAll(/#.*$/gm, "").split(/[\s:,]+/)

/** glibc's configuration, which names folders and other files of that kind; and the folders that need no naming. */
const ofSystem = Effect.gen(function* () {
  const configured = yield* Effect.forEach(
    [
      "/etc/ld.so.conf",
      ...(yield* listed("/etc/ld.so.conf.d")),
      ...(yield* listed("/etc")).filter((path) => /\/ld-musl-.*\.path$/.test(path))
    ],
    textOf
  )
  const roots = [
    "/lib",
    "/usr/lib",
    "/lib64",
    "/usr/lib64",
    "/lib32",
    "/usr/lib32",
    "/usr/local/lib",
    "/usr/local/lib64"
  ]
  // Debian's folders for one architecture, and what may lie in them.
  const triplets = (yield* Effect.forEach(["/lib", "/usr/lib", "/usr/local/lib"], listed))
    .flat()
    .filter((path) => /\/[\w]+-linux-\w+$/.test(path))
  return [...roots, ...triplets, ...configured.flatMap(words).filter((word) => word.startsWith("/"))]
})

/** Where buildpacks put libraries into an app, and put them on $LD_LIBRARY_PATH when it starts. */
const wellKnown = [
  ".apt",
  ".apt/usr",
  ".apt/usr/local",
  ".heroku",
  ".heroku/vendor",
  ".heroku/python",
  "vendor",
  ".local",
  ".linuxbrew",
  ""
]

const inApp = Effect.fnUntraced(function* (root: string) {
  const files = yield* Filesystem
  const folders = wellKnown.flatMap((name) => ["lib", "lib64"].map((lib) => join(root, name, lib)))
  const deeper = (yield* Effect.forEach(folders, listed)).flat().filter((path) => /\/[\w]+-linux-\w+$/.test(path))
  const { profiles } = yield* Footprint
  const inProfiles = yield* Effect.forEach(profiles, (folder) => listed(join(root, folder)))
  const scripts = inProfiles.flat().filter((path) => path.endsWith(".sh"))
  const texts = yield* Effect.forEach(scripts, textOf)
  const named = texts.flatMap((text) =>
    [...text.matchAll(/(?:\$HOME|\$\{HOME\}|\/app)\/([^\s:"';)]+)/g)].map(([, path = ""]) => join(root, path))
  )
  const all = [...folders, ...deeper, ...named]
  const there = yield* Effect.forEach(all, (path) => ifSeen(files.target(path)), { concurrency: 16 })
  return all.filter((_, at) => there[at]?.kind === "directory")
})

/** Where a linker looked: what is there alone may yet be found when the app runs, by means that nobody told us of. */
export const linkerPlaces = Effect.map(Env, (env) =>
  ["LIBRARY_PATH", "LDFLAGS", "LD_RUN_PATH"].flatMap((name) =>
    (env.get(name) ?? "")
      .split(/[\s:,]+/)
      .map((word) => word.replace(/^-L/, ""))
      .filter((word) => word.startsWith("/"))
  )
)

/** The folders that are looked in for every file, in no order: it matters alone whether one of them has the library. */
export const libraryPlaces = Effect.fn("LibraryPlaces.libraryPlaces")(function* (root: string, executable: string) {
  const env = yield* Env
  const path = (env.get("LD_LIBRARY_PATH") ?? "").split(":").filter((place) => place.startsWith("/"))
  // What an interpreter was linked with counts for all that it loads (`DT_RPATH`), as conda's and ActiveState's are.
  const interpreter = join(dirname(dirname(executable)), "lib")
  return [...new Set([...path, interpreter, ...(yield* inApp(topOf(root, yield* Footprint))), ...(yield* ofSystem)])]
})
