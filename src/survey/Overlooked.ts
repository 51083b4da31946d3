/** Looks at what an app that asks for no package has instead: lists that nobody reads, files in wrong places, imports. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { misspellings } from "../domain/Misspelling.ts"
import type { Import, Overlooked } from "../domain/Overlooked.ts"
import { isOfPython } from "../domain/PythonModules.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { importsOf } from "./Imports.ts"
import { foldersIn, misplaced, tooDeep } from "./NotPython.ts"
import { leadsOut } from "./OutsideFile.ts"
import { listsIn, mayListPackages } from "./PackageLists.ts"
import { decode } from "../formats/TextFile.ts"

/** More files, or larger ones, are not read: they are no lists that a person has written. */
const [mostFiles, mostBytes] = [60, 256 * 1024]

const textOf = Effect.fn("Overlooked.text")(
  function* (root: string, path: string) {
    const files = yield* Filesystem
    const status = yield* files.target(join(root, path))
    if (status?.kind !== "file" || status.size > mostBytes || (yield* leadsOut(root, path))) return ""
    return decode(yield* files.read(join(root, path))).text
  },
  Effect.orElseSucceed(() => "")
)

const lists = Effect.fn("Overlooked.lists")(function* (
  root: string,
  found: ReadonlySet<string>,
  folders: ReadonlyMap<string, ReadonlyArray<string>>
) {
  const paths = [...found, ...[...folders].flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`))]
  // A name that is almost the right one is told as such.
  const misspelt = new Set(misspellings(found).map(({ name }) => name))
  const read = paths
    .filter((path) => mayListPackages(path) && !misspelt.has(path))
    .toSorted()
    .slice(0, mostFiles)
  const all = yield* Effect.forEach(read, (path) => Effect.map(textOf(root, path), (text) => listsIn(path, text)))
  return all.flat()
})

/** They import what only a developer has. */
const ofTools = /^(?:test_.*|.*_test|conftest|noxfile|fabfile|dodo|tasks|setup)\.py$/

/** A module of the app, wherever its code puts it: beside the file, or in a folder that it adds to the path. */
const ownNames = (
  found: ReadonlySet<string>,
  folders: ReadonlyMap<string, ReadonlyArray<string>>
): ReadonlySet<string> =>
  new Set(
    [...found, ...[...folders.values()].flat()].map((name) => name.replace(/\/$|\.(?:py|pyc|pyd|so|.*\.so)$/, ""))
  )

const imports = Effect.fn("Overlooked.imports")(function* (
  root: string,
  found: ReadonlySet<string>,
  folders: ReadonlyMap<string, ReadonlyArray<string>>
) {
  const own = ownNames(found, folders)
  const sources = [...found].filter((name) => name.endsWith(".py") && !ofTools.test(name)).toSorted()
  const seen = new Map<string, Import>()
  for (const file of sources.slice(0, mostFiles))
    for (const { line, module } of importsOf(yield* textOf(root, file)))
      if (!isOfPython(module) && !own.has(module) && !seen.has(module)) seen.set(module, { file, line, module })
  return [...seen.values()]
})

/** Whether anything that is read asks for a package; then nothing else is looked at. */
export const asksForPackages = ({
  names,
  pyproject,
  requirements,
  texts
}: Pick<Application, "names" | "pyproject" | "requirements" | "texts">): boolean =>
  texts.size > 0 ||
  names.has("setup.py") ||
  pyproject?.hasBuildSystem === true ||
  (pyproject?.project?.dependencies.length ?? 0) > 0 ||
  requirements?.requirements.some(({ constraint }) => !constraint) === true ||
  requirements?.options.some(({ name }) => name === "--requirement") === true

/** A list in one of these is no list of the app. */
const ofOthers = /^(?:docs?|tests?|examples?|samples?|node_modules|vendor|venv|env)$/i

const ofPackages = ["requirements.txt", "requirements.pypm", "setup.py"]

export const overlooked = Effect.fn("Overlooked.overlooked")(function* (root: string, found: ReadonlySet<string>) {
  const folders = yield* foldersIn(root, found)
  const parts = new Map([...folders].filter(([folder]) => !ofOthers.test(folder)))
  const seen: Overlooked = {
    lists: yield* lists(root, found, folders),
    imports: yield* imports(root, found, folders),
    misplaced: [
      ...(yield* misplaced(root, ["pyproject.toml", "runtime.txt", ".python-version", "Procfile"], found)).flat(),
      ...(found.has("requirements.txt") ? [] : yield* tooDeep(root, [...ofPackages, "pyproject.toml"], parts))
    ],
    unusable: (yield* misplaced(root, ofPackages, found)).flat()
  }
  return seen
})
