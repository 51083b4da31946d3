/** Where a Django app is managed from: `manage.py` at its top, or in the one folder that has it. */
import * as Effect from "effect/Effect"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** So deep others look for it, too. */
const depth = 3

/** Folders that hold what is not the app's own code. */
const foreign = new Set(["node_modules", "site-packages", "venv", "env", "__pycache__", "vendor"])

const isDjangos = Effect.fnUntraced(function* (path: string) {
  const files = yield* Filesystem
  if ((yield* ifSeen(files.target(path)))?.kind !== "file") return false
  // One that may not be read is told by Python, with its reason.
  return /django/i.test((yield* ifSeen(files.readText(path))) ?? "django")
})

/** The folders in a folder that may hold the app's own code, from `root` on. */
export const foldersIn = Effect.fnUntraced(function* (root: string, folder: string) {
  const entries = yield* (yield* Filesystem)
    .entries(join(root, folder))
    .pipe(Effect.orElseSucceed((): ReadonlyArray<never> => []))
  return entries
    .filter(({ kind, name }) => kind === "directory" && !name.startsWith(".") && !foreign.has(name))
    .map(({ name }) => join(folder, name))
})

/** The paths of those that are nearest to the top, from there; more than one where nobody can tell which is the app's. */
export const manageFiles = Effect.fn("ManageFile.manageFiles")(function* (root: string) {
  let folders: ReadonlyArray<string> = [""]
  for (let level = 0; level < depth; level++) {
    const paths = folders.map((folder) => join(folder, "manage.py"))
    const found = yield* Effect.filter(paths, (path) => isDjangos(join(root, path)))
    if (found.length > 0) return found
    if (level === depth - 1) return []
    folders = (yield* Effect.forEach(folders, (folder) => foldersIn(root, folder))).flat()
  }
  return []
})
