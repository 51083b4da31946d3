/** Whether the build of a folder of the app may read what lies beyond the folder, so that all of the app decides about it. */
import * as Effect from "effect/Effect"
import { type Interface as Files, join } from "../services/Filesystem.ts"

/** Words with which the build of a folder finds what lies beside it: the version of the app, its history. */
const leadsOut =
  /(?<!\.)\.\.(?!\.)|\bpardir\b|\bparents\s*\[|\.parent\s*\.parent|dirname\(\s*[\w.]*dirname|search_parent_directories/

/** So many modules of a directory are looked into. */
const mostModules = 50

/** The directories of a backend of the folder's own (PEP 517), which lie in the folder. */
const backendPath = /^\s*backend-path\s*=\s*\[([^\]]*)\]/m

/** A name between quotation marks. */
const quoted = /(["'])(.*?)\1/g

const namesIn = (files: Files, path: string) =>
  files.list(path).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))

const textOf = (files: Files, path: string) => files.readText(path).pipe(Effect.orElseSucceed(() => ""))

/** The modules of a directory and of the packages in it. */
const modulesIn = Effect.fnUntraced(function* (files: Files, directory: string) {
  const names = yield* namesIn(files, directory)
  const inside = yield* Effect.forEach(
    names.filter((name) => !name.includes(".")),
    (name) => Effect.map(namesIn(files, join(directory, name)), (all) => all.map((each) => join(name, each)))
  )
  const modules = [...names, ...inside.flat()].filter((name) => name.endsWith(".py")).slice(0, mostModules)
  return yield* Effect.forEach(modules, (name) => textOf(files, join(directory, name)))
})

/** Whether a build of a folder may read beyond it: by what builds it, and by what that may import from beside it. */
export const seesMore = Effect.fn("FolderReach.seesMore")(function* (files: Files, folder: string) {
  const project = yield* textOf(files, join(folder, "pyproject.toml"))
  const backends = [...(backendPath.exec(project)?.[1] ?? "").matchAll(quoted)].flatMap(([, , path]) => path ?? [])
  const beside = (yield* namesIn(files, folder)).filter((name) => name.endsWith(".py")).slice(0, mostModules)
  const texts = [
    project,
    ...(yield* Effect.forEach(["setup.cfg", ...beside], (name) => textOf(files, join(folder, name)))),
    ...(yield* Effect.forEach(backends, (path) => modulesIn(files, join(folder, path)))).flat()
  ]
  return texts.some((text) => leadsOut.test(text))
})
