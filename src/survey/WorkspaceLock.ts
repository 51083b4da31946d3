/** The lock file of a workspace of which the app is a member: uv has one for all of them, at the workspace's root. */
import * as Effect from "effect/Effect"
import type { Workspace } from "../domain/Application.ts"
import { isTable, tableAt, tomlOf } from "../formats/TomlDocument.ts"
import { dirname, join } from "../services/Filesystem.ts"
import { ownText } from "./AppFile.ts"

/** Looks upwards, as uv does, and no further than the repository: `app` is the app's path from its top. */
export const workspaceLock = Effect.fn("WorkspaceLock.read")(function* (repository: string, app: string) {
  for (let above = app; above !== "";) {
    above = above.includes("/") ? dirname(above) : ""
    const root = join(repository, above)
    const document = tomlOf((yield* ownText(root, "pyproject.toml")) ?? "")
    if (document === undefined || !isTable(tableAt(document, "tool", "uv")["workspace"])) continue
    const text = yield* ownText(root, "uv.lock")
    if (text === undefined) return undefined
    const folder = above === "" ? app : app.slice(above.length + 1)
    const workspace: Workspace = { folder, document }
    return { text, workspace }
  }
  return undefined
})
