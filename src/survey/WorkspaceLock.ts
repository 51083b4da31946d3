/** The lock file of a workspace of which the app is a member: uv has one for all of them, at the workspace's root. */
import * as Effect from "effect/Effect"
import type { Workspace } from "../domain/Application.ts"
import { decode } from "../formats/TextFile.ts"
import { isTable, tableAt, tomlOf } from "../formats/TomlDocument.ts"
import { dirname, Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readFile } from "./AppFile.ts"
import { leadsOut } from "./OutsideFile.ts"

const textAt = Effect.fnUntraced(function* (folder: string, name: string) {
  const files = yield* Filesystem
  if ((yield* ifSeen(files.target(join(folder, name))))?.kind !== "file" || (yield* leadsOut(folder, name)))
    return undefined
  return decode(yield* readFile(folder, name)).text
})

/** Looks upwards, as uv does, and no further than the repository: `app` is the app's path from its top. */
export const workspaceLock = Effect.fn("WorkspaceLock.read")(function* (repository: string, app: string) {
  for (let above = app; above !== "";) {
    above = above.includes("/") ? dirname(above) : ""
    const root = join(repository, above)
    const document = tomlOf((yield* textAt(root, "pyproject.toml")) ?? "")
    if (document === undefined || !isTable(tableAt(document, "tool", "uv")["workspace"])) continue
    const text = yield* textAt(root, "uv.lock")
    if (text === undefined) return undefined
    const folder = above === "" ? app : app.slice(above.length + 1)
    const workspace: Workspace = { folder, document }
    return { text, workspace }
  }
  return undefined
})
