/** The Procfile at the top of a repository in which the app is a folder: platforms read that one, whatever the folder has. */
import * as Effect from "effect/Effect"
import type { Notice } from "../domain/StagingError.ts"
import { noLines, readProcfileLines } from "../formats/Procfile.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readFile } from "./AppFile.ts"
import { isLinkOut } from "./OutsideFile.ts"

const told = (folder: string, hasOwn: boolean): Notice =>
  hasOwn
    ? {
        level: "warning",
        id: "procfile/at-the-top",
        text: `There are two Procfiles, and the one at the top counts, since platforms read that one: ${folder}/Procfile is not read. Delete the one at the top, or give it the lines of the other, each with \`cd ${folder} &&\` before its command.`
      }
    : {
        level: "notice",
        id: "procfile/at-the-top",
        text: `The Procfile at the top counts: its commands are started there, and not in ${folder}.`
      }

/** `undefined` where there is none, and that of the folder counts. */
export const topProcfile = Effect.fn("TopProcfile.read")(function* (top: string, folder: string, hasOwn: boolean) {
  const files = yield* Filesystem
  if ((yield* ifSeen(files.target(join(top, "Procfile"))))?.kind !== "file") return undefined
  const lines = (yield* isLinkOut(top, "Procfile")) ? noLines : readProcfileLines(yield* readFile(top, "Procfile"))
  return { lines, notice: told(folder, hasOwn) }
})
