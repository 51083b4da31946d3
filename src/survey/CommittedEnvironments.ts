/** Virtual environments that were committed along with the app: folders of another computer. */
import * as Effect from "effect/Effect"
import type { Notice } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** A warning for each. */
export const committedEnvironments = Effect.fn("Survey.committedEnvironments")(function* (
  root: string,
  found: ReadonlySet<string>
) {
  const files = yield* Filesystem
  const notices: Array<Notice> = []
  for (const name of ["venv", ".venv", "env", ".env"].filter((name) => found.has(`${name}/`))) {
    if ((yield* ifSeen(files.target(join(root, name, "pyvenv.cfg")))) === undefined) continue
    notices.push({
      level: "warning",
      id: "application/virtual-environment",
      text: `${name}/ is a virtual environment of another computer. It is not used here, and makes the app larger.\nRemove it with \`git rm -r --cached ${name}\` and add the line \`${name}/\` to .gitignore.`
    })
  }
  return notices
})
