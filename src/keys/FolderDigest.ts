/** The digest of a folder that is built, by all that its build sees. */
import * as Effect from "effect/Effect"
import { resolve } from "../domain/Path.ts"
import { decides } from "../domain/SourceTree.ts"
import { sha256 } from "../services/Digest.ts"
import { type FileAccessFailed, Filesystem, join, within } from "../services/Filesystem.ts"
import { seesMore } from "./FolderReach.ts"
import { sourcesIn } from "./SourceDigest.ts"

/**
 * The digest of all that a build of a folder sees; `path` counts from `root`, the app's folder, or is absolute. `top` is that of
 * all that is the app's.
 */
export const sourceDigest = (
  files: Filesystem["Service"],
  root: string,
  path: string,
  top = root
): Effect.Effect<string, FileAccessFailed> =>
  Effect.gen(function* () {
    const folder = resolve(root, path)
    const isInside = `${folder}/`.startsWith(`${top}/`)
    const inside = !isInside || folder === top ? "" : within(folder, top)
    const sources = yield* sourcesIn(isInside ? top : folder, inside)
    const skips = (below: string): boolean => !decides(join(inside, below)) || sources.leavesOut(join(inside, below))
    const own = yield* files.treeDigest(folder, skips)
    if (inside === "" || !(yield* seesMore(files, folder))) return own
    return sha256(`${path} in ${yield* sourceDigest(files, top, ".")}`)
  }).pipe(Effect.provideService(Filesystem, files))
