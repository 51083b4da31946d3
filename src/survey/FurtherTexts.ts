/** Files in folders of the app that one at its top leads to: the members of a workspace. */
import * as Effect from "effect/Effect"
import type { FileMarker } from "../domain/FileMarker.ts"
import { decode } from "../formats/TextFile.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readFile } from "./AppFile.ts"
import { leadsOut } from "./OutsideFile.ts"

/** Texts of files that those at the top lead to; what is not there, or out of the app, is not read. */
export const furtherTexts = Effect.fn("FurtherTexts.read")(function* (
  root: string,
  markers: ReadonlyArray<FileMarker>,
  texts: ReadonlyMap<string, string>
) {
  const files = yield* Filesystem
  const paths = markers.flatMap(({ leadsTo, name }) => leadsTo?.(texts.get(name) ?? "") ?? [])
  const there = yield* Effect.filter([...new Set(paths)], (path) =>
    Effect.gen(function* () {
      const status = yield* ifSeen(files.target(join(root, path)))
      return status?.kind === "file" && !(yield* leadsOut(root, path))
    })
  )
  return yield* Effect.forEach(there, (path) =>
    Effect.map(readFile(root, path), (bytes) => [path, decode(bytes).text] as const)
  )
})
