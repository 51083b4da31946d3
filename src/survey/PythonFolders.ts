/** Folders of a repository that look like Python apps, for whoever has to be told which there are. */
import * as Effect from "effect/Effect"
import { claims, type FileMarker, wellKnownMarkers } from "../domain/FileMarker.ts"
import { latin1 } from "../formats/TextFile.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** In these nobody keeps an app. */
const passedOver = /^(?:\..*|node_modules|__pycache__|venv|env|tests?|docs?|examples?)$/
const [deepest, mostFolders, mostShown] = [3, 300, 8]

/** Whether one of its files says so; a link counts by its name. */
const isApp = Effect.fnUntraced(function* (
  folder: string,
  names: ReadonlySet<string>,
  markers: ReadonlyArray<FileMarker>
) {
  const files = yield* Filesystem
  for (const marker of markers.filter(({ name }) => names.has(name))) {
    const bytes =
      marker.lines === undefined
        ? new Uint8Array()
        : yield* ifSeen(files.read(join(folder, marker.name), { atMost: 1 << 20 }))
    if (bytes === undefined) continue
    if (claims(marker, latin1(bytes))) return true
  }
  return false
})

/** Folders that look like Python apps by a file of theirs, from the top; the upper ones first. */
export const pythonFolders = Effect.fn("AppDirectory.pythonFolders")(function* (
  root: string,
  markers: ReadonlyArray<FileMarker>
) {
  const files = yield* Filesystem
  const signs = [...markers, ...wellKnownMarkers]
  const found: Array<string> = []
  let level: ReadonlyArray<string> = [""]
  let seen = 0
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const below: Array<string> = []
    for (const folder of level.slice(0, mostFolders - seen)) {
      seen += 1
      const entries = (yield* ifSeen(files.entries(join(root, folder)))) ?? []
      const names = new Set(entries.flatMap(({ kind, name }) => (kind === "directory" ? [] : [name])))
      if (folder !== "" && (yield* isApp(join(root, folder), names, signs))) found.push(folder)
      // What is in an app is a part of it.
      else
        below.push(
          ...entries
            .filter(({ kind, name }) => kind === "directory" && !passedOver.test(name))
            .map(({ name }) => (folder === "" ? name : `${folder}/${name}`))
        )
    }
    level = below.toSorted()
  }
  return found.slice(0, mostShown)
})
