/** An app that shows no sign of Python: what it has instead, and what its author most likely meant; `bin/detect` tells the same. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { type FileMarker, nearMisses } from "../domain/FileMarker.ts"
import { type StagingError, printable } from "../domain/StagingError.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { pythonFolders } from "./PythonFolders.ts"

/** An empty file would stage whatever else there is without its packages, so this is said only where nothing else is known. */
const whereNothingIs =
  "Add requirements.txt to the top of the app, with one line for each package that it needs (or empty, if it needs none), and commit it."

/** The buildpack was named for an app that shows no sign of Python; detection would have said no. */
export class NotPython
  extends Data.TaggedError("NotPython")<{
    readonly names: ReadonlyArray<string>
    /** Files of the right name that say nothing of Python. */
    readonly lacking: ReadonlyArray<string>
    readonly advice: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "application/not-python"
  readonly blame = "app"
  readonly title = "This does not look like a Python app"
  override get message(): string {
    const found =
      this.names.length === 0
        ? "The directory is empty."
        : `The directory has: ${this.names.slice(0, 20).map(printable).join(", ")}${this.names.length > 20 ? ", …" : ""}.`
    return `No requirements.txt, setup.py, pyproject.toml, runtime.txt or other file of a Python app was found.\n${found}`
  }
  get hints(): ReadonlyArray<string> {
    return [...this.lacking, ...(this.advice.length > 0 ? this.advice : [whereNothingIs])]
  }
}

const misses = (found: ReadonlySet<string>): ReadonlyArray<string> =>
  nearMisses
    .filter(({ folder, name }) => found.has(folder === true ? `${name}/` : name))
    .map(({ advice, folder, name }) => `Found ${folder === true ? "the folder " : ""}${name}: ${advice}.`)

const lacking = (markers: ReadonlyArray<FileMarker>, found: ReadonlySet<string>): ReadonlyArray<string> => [
  ...new Set(
    markers
      .filter(({ lines, name }) => lines !== undefined && found.has(name))
      .map(({ name, wanted = "a line that says so" }) => `Found ${name}, which lacks ${wanted}.`)
  )
]

/** Names that belong to no file: folders, and links that lead nowhere. */
export const misplaced = Effect.fn("NotPython.misplaced")(function* (
  root: string,
  names: ReadonlyArray<string>,
  found: ReadonlySet<string>
) {
  const files = yield* Filesystem
  return yield* Effect.forEach(names, (name) => {
    if (found.has(`${name}/`))
      return Effect.succeed([
        `Found ${name}, but it is a folder where a file is expected: give the folder another name, and write the file.`
      ])
    return Effect.map(files.status(join(root, name)), (status) =>
      status?.kind === "link" && !found.has(name) ? [`Found ${name}, but it is a link that leads nowhere.`] : []
    )
  })
})

/** What is in each folder at the top, by its name without the slash. */
export const foldersIn = Effect.fn("NotPython.foldersIn")(function* (root: string, found: ReadonlySet<string>) {
  const files = yield* Filesystem
  const folders = [...found].filter((name) => name.endsWith("/") && !name.startsWith(".")).toSorted()
  const listed = yield* Effect.forEach(folders, (folder) =>
    Effect.map(
      files.list(join(root, folder)).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => [])),
      (names) => [folder.slice(0, -1), names] as const
    )
  )
  return new Map(listed)
})

/** The first files of three folders that stand one folder below where they would count. */
export const tooDeep = Effect.fn("NotPython.tooDeep")(function* (
  root: string,
  names: ReadonlyArray<string>,
  folders: ReadonlyMap<string, ReadonlyArray<string>>
) {
  const files = yield* Filesystem
  const candidates = names.flatMap((name) =>
    [...folders].filter(([, listed]) => listed.includes(name)).map(([folder]) => ({ folder, name }))
  )
  const real = yield* Effect.filter(candidates, ({ folder, name }) =>
    files.target(join(root, folder, name)).pipe(
      Effect.map((status) => status?.kind === "file"),
      Effect.orElseSucceed(() => false)
    )
  )
  // One file is enough to know a folder by.
  return real
    .filter(({ folder }, at) => real.findIndex((one) => one.folder === folder) === at)
    .slice(0, 3)
    .map(
      ({ folder, name }) =>
        `Found ${printable(folder)}/${name}, one folder too deep: if ${printable(folder)} is the app, set PYTHON_APP_DIR=${printable(folder)} or move its files up.`
    )
})

const scripts = (found: ReadonlySet<string>): ReadonlyArray<string> =>
  [...found]
    .filter((name) => name.endsWith(".py"))
    .toSorted()
    .slice(0, 1)
    .map(
      (name) =>
        `Found ${printable(name)}: add a file requirements.txt, with one line for each package that the app needs, or empty.`
    )

const deeper = (folder: string): string =>
  `Found ${printable(folder)}, which looks like a Python app: set PYTHON_APP_DIR=${printable(folder)} if that folder is the app.`

/** Says what was found in place of `markers`; `found` are the names at the top, a folder's with a slash behind it. */
export const notPython = Effect.fn("NotPython.notPython")(function* (
  root: string,
  found: ReadonlySet<string>,
  markers: ReadonlyArray<FileMarker>
) {
  const names = [...new Set(markers.map(({ name }) => name))]
  const better = [
    ...misses(found),
    ...(yield* misplaced(root, names, found)).flat(),
    ...(yield* tooDeep(root, names, yield* foldersIn(root, found)))
  ]
  const known = better.length > 0 ? better : scripts(found)
  const advice = known.length > 0 ? known : (yield* pythonFolders(root, markers)).map(deeper)
  return new NotPython({ names: [...found].toSorted(), lacking: lacking(markers, found), advice })
})
