/** What the app's own package has beside it: links to the packages of another layer, so that all of them are in one place. */
import * as Effect from "effect/Effect"
import { type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"

/**
 * Links to all that is in one directory and not in the other, as few as there can be: a folder that only the one has is one link.
 * Where both have a file of a name, the app's own counts. `place` is where the directory of the others will be, which the links
 * lead to by a way that is the same wherever all layers are.
 */
export const linkOthers = Effect.fn("ApplicationLinks.linkOthers")(function* (
  others: string,
  own: string,
  place: string
) {
  const files = yield* Filesystem
  const layer = place.slice(0, place.lastIndexOf("/"))
  const within = `${layer.slice(layer.lastIndexOf("/") + 1)}${place.slice(place.lastIndexOf("/"))}`
  const link = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      const here = new Map((yield* files.entries(join(own, path))).map(({ kind, name }) => [name, kind]))
      for (const { kind, name } of yield* files.entries(join(others, path))) {
        const child = path === "" ? name : `${path}/${name}`
        const found = here.get(name)
        if (found === "directory" && kind === "directory") yield* link(child)
        else if (found === undefined)
          // Up to the folder that holds all layers: the layer, its prefix, and each folder of the path.
          yield* files.link(`${"../".repeat(child.split("/").length + 1)}${within}/${child}`, join(own, child))
      }
    })
  yield* link("")
})
