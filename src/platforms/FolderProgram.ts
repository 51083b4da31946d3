/** The program by which platforms that start everything at the top start the app in its folder. */
import * as Effect from "effect/Effect"
import type { Launch } from "../domain/Launch.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { inFolder, inFolderScript } from "./StartWords.ts"

/** Puts it among the programs of a prefix, where a process needs it. */
export const addFolderProgram = Effect.fn("FolderProgram.add")(function* (prefix: string, { processes }: Launch) {
  const folder = processes.find(({ directory }) => directory !== undefined)?.directory
  if (folder === undefined) return
  const files = yield* Filesystem
  yield* files.makeDirectory(join(prefix, "bin"))
  yield* files.write(join(prefix, "bin", inFolder), inFolderScript(folder))
  yield* files.chmod(join(prefix, "bin", inFolder), 0o755)
})
