/** The lock file of a workspace of which the app is a member: uv has one for all of them, at the workspace's root. */
import * as Effect from "effect/Effect"
import type { Workspace } from "../domain/Application.ts"
import type { FileMarker } from "../domain/FileMarker.ts"
import { relative } from "../domain/Path.ts"
import { isTable, tableAt, tomlOf } from "../formats/TomlDocument.ts"
import { dirname, join } from "../services/Filesystem.ts"
import { ownText } from "./AppFile.ts"
import { furtherTexts } from "./FurtherTexts.ts"

const lock = "uv.lock"

/** Looks upwards, as uv does, and no further than the repository: `app` is the app's path from its top. The texts are those of the lock file and of the other projects in it, by their paths from the app. */
export const workspaceLock = Effect.fn("WorkspaceLock.read")(function* (
  repository: string,
  app: string,
  markers: ReadonlyArray<FileMarker>
) {
  for (let above = app; above !== "";) {
    above = above.includes("/") ? dirname(above) : ""
    const root = join(repository, above)
    const project = (yield* ownText(root, "pyproject.toml")) ?? ""
    const document = tomlOf(project)
    if (document === undefined || !isTable(tableAt(document, "tool", "uv")["workspace"])) continue
    const text = yield* ownText(root, lock)
    if (text === undefined) return undefined
    const folder = above === "" ? app : app.slice(above.length + 1)
    const workspace: Workspace = { folder, document }
    const others = [
      ["pyproject.toml", project],
      ...(yield* furtherTexts(root, markers, new Map([[lock, text]])))
    ] as const
    const seen = others.map(([path, text]) => [relative(folder, path), text] as const)
    const texts: ReadonlyMap<string, string> = new Map([
      ...seen.filter(([path]) => path.startsWith("../")),
      [lock, text]
    ])
    return { texts, workspace }
  }
  return undefined
})
