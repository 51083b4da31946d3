/** The files of an app that could start it, those that are the likeliest first; few and small, however many the app has. */
import * as Effect from "effect/Effect"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { sha256 } from "../services/Digest.ts"

export interface CodeFile {
  /** The path from the app's root. */
  readonly path: string
  readonly digest: string
}

/** What has nothing that starts an app. */
const withoutStart =
  /^(?:\..*|tests?|testing|docs?|documentation|examples?|samples?|tutorials?|benchmarks?|scripts|tools|notebooks?|node_modules|bower_components|build|dist|env|venv|virtualenv|site-packages|vendor|static|staticfiles|media|assets|public|templates|locale|locales|data|migrations|alembic|versions|fixtures|management|templatetags|.*\.egg-info|__pycache__)$/
const ofTools =
  /^(?:setup|conftest|noxfile|fabfile|tasks_invoke|dodo|test_.*|.*_tests?|tests?|gunicorn(?:_conf(?:ig)?)?|hypercorn[._]conf(?:ig)?)\.py$/
const likely =
  /^(?:wsgi|asgi|app|main|application|server|web|api|index|run|site|settings|manage|celery.*|worker.*|bot|streamlit_app|__init__|__main__|factory)\.py$/

const [mostFiles, mostFolders, mostBytes, mostInAll, deepest] = [200, 150, 256 * 1024, 4 * 1024 * 1024, 3]
/** A folder with more entries is full of data. */
const mostEntries = 5000

interface Found {
  readonly path: string
  readonly rank: number
}

const listed = Effect.fn("SourceFiles.listed")(function* (root: string) {
  const files = yield* Filesystem
  const found: Array<Found> = []
  let level: ReadonlyArray<string> = [""]
  let seen = 0
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const below: Array<string> = []
    const folders = level.slice(0, mostFolders - seen)
    seen += folders.length
    const all = yield* Effect.forEach(
      folders,
      (folder) => Effect.map(ifSeen(files.entries(join(root, folder))), (entries = []) => ({ folder, entries })),
      { concurrency: 8 }
    )
    for (const { entries, folder } of all) {
      if (folder !== "" && entries.length > mostEntries) continue
      for (const { kind, name } of entries) {
        const path = folder === "" ? name : `${folder}/${name}`
        if (kind === "directory" && !withoutStart.test(name)) below.push(path)
        // A link may lead anywhere.
        else if (kind === "file" && name.endsWith(".py") && !ofTools.test(name))
          found.push({ path, rank: depth * 2 + (likely.test(name) ? 0 : 3) })
      }
    }
    level = below.toSorted()
  }
  return found.toSorted((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1)).slice(0, mostFiles)
})

const digestOf = Effect.fn("SourceFiles.digest")(
  function* (root: string, path: string) {
    const files = yield* Filesystem
    const bytes = yield* files.read(join(root, path), { atMost: mostBytes, follow: false })
    return { path, digest: sha256(bytes), size: bytes.length }
  },
  Effect.orElseSucceed(() => undefined)
)

/** Sorted by their paths. What cannot be read, or is too large, is none. */
export const sourceFiles = Effect.fn("SourceFiles.sourceFiles")(function* (root: string) {
  const found = yield* listed(root)
  const read = yield* Effect.forEach(found, ({ path }) => digestOf(root, path), { concurrency: 16 })
  let total = 0
  const kept: Array<CodeFile> = []
  for (const one of read) {
    if (one === undefined || total + one.size > mostInAll) continue
    total += one.size
    kept.push({ path: one.path, digest: one.digest })
  }
  return kept.toSorted((a, b) => (a.path < b.path ? -1 : 1))
})
