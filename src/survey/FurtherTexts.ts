/** Files in folders of the app that one at its top leads to: the members of a workspace. */
import * as Effect from "effect/Effect"
import type { FileMarker } from "../domain/FileMarker.ts"
import { ownText } from "./AppFile.ts"

/** Texts of files that those at the top lead to; what is not there, or out of the app, is not read. */
export const furtherTexts = Effect.fn("FurtherTexts.read")(function* (
  root: string,
  markers: ReadonlyArray<FileMarker>,
  texts: ReadonlyMap<string, string>
) {
  const paths = markers.flatMap(({ leadsTo, name }) => leadsTo?.(texts.get(name) ?? "") ?? [])
  const read = yield* Effect.forEach([...new Set(paths)], (path) =>
    Effect.map(ownText(root, path), (text) => [path, text] as const)
  )
  return read.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))
})
