/** The pages of what ids mean, as they come with the buildpack. */
import * as Effect from "effect/Effect"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { OwnDependencies } from "../../services/OwnDependencies.ts"
import { errorPages } from "./ErrorPages.ts"

/** `undefined` where there are none, as for a program over the library. */
export const readPages = Effect.fn("Pages.read")(function* () {
  const files = yield* Filesystem
  const folder = (yield* OwnDependencies)?.pages
  if (folder === undefined || (yield* files.target(folder))?.kind !== "directory") return undefined
  const names = (yield* files.list(folder)).filter((name) => name.endsWith(".md")).toSorted()
  const texts = yield* Effect.forEach(names, (name) => files.read(join(folder, name)))
  return texts.flatMap((bytes) => errorPages(new TextDecoder().decode(bytes)))
})
