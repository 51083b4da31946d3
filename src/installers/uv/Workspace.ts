/** A member of a workspace by itself: what the workspace's files say, as seen from the member's folder. */
import type { Workspace } from "../../domain/Application.ts"
import { isAddress } from "../../domain/Lock.ts"
import { relative, resolve } from "../../domain/Path.ts"
import { isTable, tableAt, type Table } from "../../formats/TomlDocument.ts"

const folders = new Set(["editable", "directory", "virtual", "path", "registry"])
/** A file in these is named from its registry. */
const files = new Set(["wheels", "sdist"])

const seen = (folder: string, value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => seen(folder, one, key))
  if (isTable(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inside]) => [name, files.has(name) ? inside : seen(folder, inside, name)])
    )
  }
  const isPath = typeof value === "string" && folders.has(key) && !value.startsWith("/") && !isAddress(value)
  return isPath ? relative(folder, resolve("", value)) : value
}

/** A lock file whose paths count from the member's folder. */
export const asSeenFrom = ({ folder }: Workspace, document: Table): Table =>
  Object.fromEntries(Object.entries(document).map(([key, value]) => [key, seen(folder, value, key)]))

/** uv reads `[tool.uv]` of the workspace's root alone, but for the sources of a member, which go before. */
export const settingsOf = ({ document }: Workspace, own: Table): Table => {
  const root = tableAt(document, "tool", "uv")
  return {
    ...root,
    sources: { ...tableAt(root, "sources"), ...tableAt(own, "sources") },
    ...(own["dev-dependencies"] === undefined
      ? { "dev-dependencies": [] }
      : { "dev-dependencies": own["dev-dependencies"] })
  }
}
