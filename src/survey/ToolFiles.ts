/** Files of tools that bring a developer's Python, and name it for us as well: asdf's, mise's, and a Pipfile that has no lock file. */
import * as Effect from "effect/Effect"
import type { VersionSource } from "../domain/Application.ts"
import type { Notice } from "../domain/StagingError.ts"
import { miseFiles, readMiseToml } from "../formats/MiseToml.ts"
import { pythonOfPipfile } from "../formats/Pipfile.ts"
import { readToolVersions } from "../formats/ToolVersions.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { type Optional, readFile } from "./AppFile.ts"
import { leadsOut } from "./OutsideFile.ts"
import { unheard } from "./UnheardHints.ts"

interface ToolFile {
  readonly path: string
  readonly read: (bytes: Uint8Array) => VersionSource | undefined
}

/** Files of tools in the order in which they are heard. */
const toolFilesIn = (names: ReadonlySet<string>): ReadonlyArray<ToolFile> => [
  { path: ".tool-versions", read: readToolVersions },
  ...miseFiles.map((path) => ({ path, read: (bytes: Uint8Array) => readMiseToml(bytes, path) })),
  // What the lock file has taken over from it counts, and whether it still does is told by the lock file's own digest.
  ...(names.has("Pipfile.lock") ? [] : [{ path: "Pipfile", read: pythonOfPipfile }])
]

const topOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/") + 1) : path)

interface Found {
  readonly path: string
  readonly source: VersionSource | undefined
  readonly notices: ReadonlyArray<Notice>
}

export const toolFiles = Effect.fn("ToolFiles.read")(function* (
  root: string,
  names: ReadonlySet<string>,
  optional: Optional
) {
  const files = yield* Filesystem
  const found: Array<Found> = []
  for (const { path, read } of toolFilesIn(names).filter((one) => names.has(topOf(one.path)))) {
    const isAtTop = !path.includes("/")
    if (!isAtTop && (yield* ifSeen(files.target(join(root, path))))?.kind !== "file") continue
    const isOutside = yield* leadsOut(root, path)
    const bytes: Uint8Array | undefined = isOutside
      ? undefined
      : yield* isAtTop ? optional(path, (all) => all) : readFile(root, path)
    found.push({
      path,
      source: bytes === undefined ? undefined : read(bytes),
      notices: yield* unheard(root, path, bytes)
    })
  }
  return {
    sources: found.flatMap(({ source }) => (source === undefined ? [] : [source])),
    silent: found.flatMap(({ path, source }) => (source === undefined && path !== "Pipfile" ? [path] : [])),
    notices: found.flatMap(({ notices }) => notices)
  }
})
