/** One digest of all files of an app, for what of it decides an answer that is kept. */
import * as Effect from "effect/Effect"
import { type Footprint, isKept } from "../domain/Footprint.ts"
import { basename, Filesystem } from "../services/Filesystem.ts"

/** Nothing but the app's own: what the platform, git and Python leave there says nothing. */
export const isOfApp = ({ keeps }: Pick<Footprint, "keeps">, path: string): boolean => {
  const name = basename(path)
  return !(
    path === ".git" ||
    isKept(keeps, path) ||
    path.startsWith(".python-buildpack-") ||
    name === "__pycache__" ||
    name.endsWith(".pyc")
  )
}

/** `except` is a path from the top. */
export const appDigest = Effect.fn("AppDigest.appDigest")(function* (
  top: string,
  footprint: Pick<Footprint, "keeps">,
  except = ""
) {
  return yield* (yield* Filesystem).treeDigest(top, (path) => path === except || !isOfApp(footprint, path))
})
