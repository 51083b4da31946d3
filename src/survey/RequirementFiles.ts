/** Reads requirement files, and all files that they name. */
import * as Effect from "effect/Effect"
import { archive } from "../formats/requirements/LocalPath.ts"
import * as RequirementsFile from "../formats/requirements/RequirementsFile.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { readFile } from "./AppFile.ts"
import { leadsOut, withoutQuotes } from "./OutsideFile.ts"

/** Lines that stand in no file of their own: in `$PIP_OPTS`, in pyproject.toml. */
export interface Lines {
  /** The name under which they are told. */
  readonly name: string
  readonly text: string
}

/** Requirement files name others, and the parser asks for them one after another: it runs until it misses none. */
export const readRequirementFiles = Effect.fn("RequirementFiles.read")(function* (
  root: string,
  variables: ReadonlyMap<string, string>,
  lines?: Lines
) {
  const files = yield* Filesystem
  const known = new Map<string, Uint8Array | "missing" | "directory">()
  const outside = new Set<string>()
  if (lines !== undefined) known.set(lines.name, new TextEncoder().encode(lines.text))
  const load = Effect.fn(function* (path: string) {
    const absolute = path.startsWith("/") ? path : join(root, path)
    if (yield* leadsOut(root, path)) outside.add(path)
    // A path of another machine may lead into a folder that we may not even look into.
    const status = yield* ifSeen(files.target(absolute))
    if (status === undefined) known.set(path, "missing")
    else if (status.kind === "directory") known.set(path, "directory")
    // Of an archive, which may be large, it matters alone that it is there.
    else known.set(path, status.kind === "file" && archive.test(path) ? new Uint8Array() : yield* readFile(root, path))
  })
  while (true) {
    const wanted = new Set<string>()
    const facts = RequirementsFile.parse(
      root,
      (path) => {
        const content = known.get(path)
        if (content === undefined) wanted.add(path)
        return content ?? "missing"
      },
      variables,
      lines?.name
    )
    if (wanted.size === 0) return withoutQuotes(facts, outside)
    yield* Effect.forEach(wanted, load, { discard: true })
  }
})
