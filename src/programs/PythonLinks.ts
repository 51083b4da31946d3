/** The chosen Python under its usual names, in a directory of programs. */
import * as Effect from "effect/Effect"
import type { Runtime } from "../domain/Runtime.ts"
import { Filesystem, join } from "../services/Filesystem.ts"

interface Place {
  readonly prefix: string
  readonly runtime: Runtime
}

/**
 * `python`, `python3`, `python3.12` and `python3.12.1` beside the scripts, each a link to the interpreter where the stack
 * has it; one that lies in the prefix is led to from beside it, so that both can be moved. The last is for a start command `python$PYTHON_VERSION`, where the variable is set to a patch release.
 */
export const linkPython = Effect.fn("PythonLinks.linkPython")(function* ({ prefix, runtime }: Place) {
  const files = yield* Filesystem
  const { major, minor, patch } = runtime.version
  const own = `${prefix}/`
  const target = runtime.executable.startsWith(own) ? `../${runtime.executable.slice(own.length)}` : runtime.executable
  yield* files.makeDirectory(join(prefix, "bin"))
  for (const name of ["python", `python${major}`, `python${major}.${minor}`, `python${major}.${minor}.${patch}`]) {
    const path = join(prefix, "bin", name)
    yield* files.remove(path)
    yield* files.link(target, path)
  }
})
