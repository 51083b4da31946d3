/** What the packages of an environment have run at each start of Python, found out once, when the environment is made. */
import * as Effect from "effect/Effect"
import { nameOf, type Part } from "../distributions/Parts.ts"
import { resolve } from "../domain/Path.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StartupHook } from "../domain/StartupHook.ts"
import { isRead, readPathFile, siteRules, startModule } from "../formats/PathFile.ts"
import { sha256 } from "../services/Digest.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { knownHook } from "./KnownHooks.ts"

type Bringing = Pick<Part, "made">

/** Where everything is unpacked; `apart` has the app's own package, where that is put elsewhere. */
export interface UnpackedPlace {
  readonly prefix: string
  readonly apart?: string | undefined
  readonly runtime: Runtime
}

/** So much of a line is told. */
const longest = 300

interface Brought {
  /** The path below the packages' place. */
  readonly file: string
  readonly by: string
  readonly digest: string
}

/** All files below the packages' place, each with who brings it last. */
const broughtIn = (parts: ReadonlyArray<Bringing>, { sitePackages }: Runtime): ReadonlyMap<string, Brought> => {
  const all = new Map<string, Brought>()
  for (const part of parts)
    for (const [path, digest] of Object.entries(part.made.files))
      if (path.startsWith(`${sitePackages}/`)) {
        const file = path.slice(sitePackages.length + 1)
        all.set(file, { file, by: nameOf(part), digest })
      }
  return all
}

const bytesOf = Effect.fn("StartupHooks.bytes")(function* ({ apart, prefix, runtime }: UnpackedPlace, file: string) {
  const files = yield* Filesystem
  const below = (place: string) => files.read(join(place, runtime.sitePackages, file))
  const read = below(prefix)
  return yield* (apart === undefined ? read : Effect.catch(below(apart), () => read)).pipe(
    Effect.orElseSucceed(() => new Uint8Array())
  )
})

/** The lines that a `.pth` runs, and the folders below the packages' place that it adds. */
const ofPathFile = Effect.fn("StartupHooks.pathFile")(function* (place: UnpackedPlace, { by, file }: Brought) {
  const { redacted } = yield* Report
  const { code, folders } = readPathFile(yield* bytesOf(place, file), siteRules(place.runtime.version))
  const known = knownHook(by, file, code)
  const hook: StartupHook = {
    package: by,
    file,
    digest: sha256(code.join("\n")),
    code: code.map((line) => redacted(line).slice(0, longest)),
    ...(known === undefined ? {} : { known })
  }
  return {
    hooks: code.length === 0 ? [] : [hook],
    folders: folders.filter((folder) => !folder.startsWith("/")).map((folder) => resolve(".", folder))
  }
})

/** What is run, in the order in which a Python would, as far as the names of files decide it. */
export const startupHooks = Effect.fn("StartupHooks.find")(function* (
  place: UnpackedPlace,
  parts: ReadonlyArray<Bringing>
) {
  const rules = siteRules(place.runtime.version)
  const brought = broughtIn(parts, place.runtime)
  const pathFiles = [...brought.values()]
    .filter(({ file }) => !file.includes("/") && isRead(file, rules))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
  const read = yield* Effect.forEach(pathFiles, (one) => ofPathFile(place, one))
  const folders = new Set(["", ...read.flatMap((one) => one.folders.map((folder) => `${folder}/`))])
  const modules = [...brought.values()].flatMap(({ by, digest, file }): ReadonlyArray<StartupHook> => {
    const folder = [...folders].find((one) => file.startsWith(one) && startModule(file.slice(one.length)) !== undefined)
    return folder === undefined ? [] : [{ package: by, file, digest }]
  })
  const hooks: ReadonlyArray<StartupHook> = [
    ...read.flatMap((one) => one.hooks),
    ...modules.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  ]
  return hooks
})
