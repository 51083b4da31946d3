/** Folders of programs that builds start, which decide what is built: `pg_config` and its like tell where everything else is. */
import * as Effect from "effect/Effect"
import { isOfSystem } from "../domain/SystemPaths.ts"
import { sha256 } from "../services/Digest.ts"
import { dirname, Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** `pg_config`, `mysql_config`, `xml2-config`, `pkg-config`, and one for an architecture before its name. */
export const isConfigProgram = (path: string): boolean => /(?:^|[/_-])(?:config|pkgconf)(?:[.-][\w.]+)?$/.test(path)

/** What a `*-config` in `bin` tells of, where it is installed as everybody does it: headers and libraries of its prefix. */
export const around = Effect.fn("ProgramPlaces.around")(function* (folders: ReadonlyArray<string>) {
  const files = yield* Filesystem
  const found: Array<{ readonly path: string; readonly libraries: boolean }> = []
  for (const folder of new Set(folders)) {
    if (isOfSystem(folder) || !folder.endsWith("/bin")) continue
    const prefix = dirname(folder)
    found.push({ path: join(prefix, "include"), libraries: false })
    const names = (yield* ifSeen(files.list(join(prefix, "lib")))) ?? []
    const triplets = names.filter((name) => /^[\w-]+-linux-\w+$/.test(name))
    for (const lib of ["", ...triplets]) found.push({ path: join(prefix, "lib", lib), libraries: true })
  }
  return found
})

/** So many programs are looked at. */
const most = 5000
/** A program is large from so many bytes on. What tells of libraries is a script or a small program; of a larger one, the size counts. */
const large = 4 << 20

/** One digest for the programs of a folder, by what their links lead to, and their names. Folders in it do not count. */
export const programsDigest = Effect.fn("ProgramPlaces.digest")(function* (folder: string) {
  const files = yield* Filesystem
  const names = ((yield* ifSeen(files.list(folder))) ?? []).slice(0, most)
  const programs = yield* Effect.forEach(names, (name) =>
    Effect.gen(function* () {
      const path = join(folder, name)
      const status = yield* ifSeen(files.target(path))
      if (status?.kind !== "file" || (status.mode & 0o111) === 0) return []
      return [[name, status.size > large ? `${status.size}` : yield* ifSeen(files.digest(path))]]
    })
  )
  return { names, digest: sha256(JSON.stringify(programs.flat())) }
})
