/** A Filesystem that holds a few files in memory and can only be read, as much as a survey needs. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { posix } from "node:path"
import { FileAccessFailed, Filesystem, type Status } from "../../src/services/Filesystem.ts"

/** Path, from the application's root or absolute, to content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export const root = "/app"

/** As the system sees a path: `.` and `..` count. */
const absolute = (path: string): string => posix.resolve(root, path)
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content
const statusOf = (kind: "file" | "directory", size: number): Status => ({ kind, size, mode: 0o755, mtime: 0, uid: 0 })

export const layer = (given: Files): Layer.Layer<Filesystem> => {
  const files = new Map(Object.entries(given).map(([path, content]) => [absolute(path), bytesOf(content)]))
  const below = (path: string) => [...files.keys(), `${root}/`].filter((each) => each.startsWith(`${path}/`))
  const status = (given: string): Status | undefined => {
    const path = absolute(given)
    const file = files.get(path)
    if (file !== undefined) return statusOf("file", file.length)
    return below(path).length > 0 ? statusOf("directory", 0) : undefined
  }
  const read = (path: string) => {
    const found = files.get(absolute(path))
    return found === undefined
      ? Effect.fail(new FileAccessFailed({ operation: "read", path, reason: "NotFound", detail: "ENOENT" }))
      : Effect.succeed(found)
  }
  return Layer.mock(Filesystem)({
    status: (path) => Effect.sync(() => status(path)),
    target: (path) => Effect.sync(() => status(path)),
    list: (path) =>
      Effect.sync(() => {
        const names = below(absolute(path)).map((each) => each.slice(absolute(path).length + 1).split("/", 1).join(""))
        return [...new Set(names)].filter((name) => name !== "").toSorted()
      }),
    read,
    readText: (path) => Effect.map(read(path), (bytes) => new TextDecoder().decode(bytes))
  })
}
