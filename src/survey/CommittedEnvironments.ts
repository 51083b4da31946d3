/** Virtual environments that were committed along with the app: folders of another computer, or the app's own folder made into one. */
import * as Effect from "effect/Effect"
import type { Notice } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** What `python -m venv` puts into a folder. */
const brought = ["bin", "include", "lib", "lib64", "share", "Include", "Lib", "Scripts"]

/** Hidden folders are others' but for those that are called so; more folders than an app has are not looked into. */
const mayBe = (name: string): boolean => name.endsWith("/") && (!name.startsWith(".") || /env/i.test(name))
const most = 60

const warning = (text: string): Notice => ({ level: "warning", id: "application/virtual-environment", text })

/** A warning for each. */
export const committedEnvironments = Effect.fn("Survey.committedEnvironments")(function* (
  root: string,
  found: ReadonlySet<string>
) {
  const files = yield* Filesystem
  const folders = [...found].filter(mayBe).slice(0, most)
  const names = yield* Effect.filter(
    folders.map((name) => name.slice(0, -1)),
    (name) => Effect.map(ifSeen(files.target(join(root, name, "pyvenv.cfg"))), (status) => status !== undefined),
    { concurrency: 16 }
  )
  const own = brought.filter((name) => found.has(`${name}/`))
  return [
    ...names.map((name) =>
      warning(
        `${name}/ is a virtual environment of another computer. It is not used here, and makes the app larger.\nRemove it with \`git rm -r --cached ${name}\` and add the line \`${name}/\` to .gitignore.`
      )
    ),
    ...(found.has("pyvenv.cfg") && own.length > 1
      ? [
          warning(
            `The app's own folder is a virtual environment of another computer (pyvenv.cfg). ${own.map((name) => `${name}/`).join(", ")} are of it; they are not used here, and make the app larger.\nRemove what is not the app's own of them with \`git rm -r --cached pyvenv.cfg ${own.join(" ")}\`, and make the next one in a folder: \`python -m venv .venv\`.`
          )
        ]
      : [])
  ]
})
