/** The folder `.python` of an app, which is ours where it bears our mark, and what is in the way where it does not. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { Filesystem, join } from "../services/Filesystem.ts"

/** The app brings something of its own where our result must stand. */
export class PlaceTaken
  extends Data.TaggedError("PlaceTaken")<{ readonly path: string; readonly found: string }>
  implements StagingError
{
  readonly id = "application/place-taken"
  readonly blame = "app"
  get title(): string {
    return `The app has its own ${this.path}`
  }
  override get message(): string {
    return `${this.path} in the app is ${this.found}. The staged Python must stand there, and nothing of an app is overwritten.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Remove it from the app (\`git rm -r --cached ${this.path}\` and a line in .gitignore), or give it another name.`
    ]
  }
}

/** Inside `.python`: says that the directory is ours. */
export const markFile = "buildpack"
/** The file beside the mark that holds what `bin/release` prints. */
export const answerFile = "release.yml"

export const checkPrefix = Effect.fn("OwnFolder.checkPrefix")(function* (root: string) {
  const files = yield* Filesystem
  const found = yield* files.status(join(root, ".python"))
  if (found === undefined) return
  if (found.kind === "link") return yield* new PlaceTaken({ path: ".python", found: "a link" })
  if (found.kind !== "directory") return yield* new PlaceTaken({ path: ".python", found: "a file" })
  const ours = yield* files.status(join(root, ".python", markFile))
  if (ours?.kind !== "file")
    return yield* new PlaceTaken({ path: ".python", found: "a directory that no staging made" })
})
