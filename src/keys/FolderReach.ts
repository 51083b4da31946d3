/** Whether the build of a folder of the app may read what lies beyond the folder, so that all of the app decides about it. */
import * as Effect from "effect/Effect"
import { type Interface as Files, join } from "../services/Filesystem.ts"

/** Words with which the build of a folder finds what lies beside it: the version of the app, its history. */
const leadsOut =
  /(?<!\.)\.\.(?!\.)|\bpardir\b|\bparents\s*\[|\.parent\s*\.parent|dirname\(\s*[\w.]*dirname|search_parent_directories/

/** So many modules beside a setup.py are looked into. */
const mostModules = 50

/** A backend of the folder's own (PEP 517) may read anything. */
const ownBackend = /^\s*backend-path\s*=/m

/** Whether a build of a folder may read beyond it: by what builds it, and by what that may import from beside it. */
export const seesMore = Effect.fn("FolderReach.seesMore")(function* (files: Files, folder: string) {
  const names = yield* files.list(folder).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
  const modules = names.filter((name) => name.endsWith(".py")).slice(0, mostModules)
  const texts = yield* Effect.forEach(["setup.cfg", "pyproject.toml", ...modules], (name) =>
    files.readText(join(folder, name)).pipe(Effect.orElseSucceed(() => ""))
  )
  return texts.some((text) => leadsOut.test(text) || ownBackend.test(text))
})
