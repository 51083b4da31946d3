/** A Python that goes with the app: made beside the packages while these are installed, and put among them at the end. */
import * as Effect from "effect/Effect"
import type { Runtime } from "../domain/Runtime.ts"
import { linkPython } from "../programs/PythonLinks.ts"
import { Filesystem, join, within } from "../services/Filesystem.ts"
import type { RuntimePlace } from "./RuntimeProvider.ts"

/** The name of its directory in the prefix: no package may bring it. */
export const shippedName = "interpreter"

export const isShipped = ({ executable }: Runtime, { directory }: RuntimePlace): boolean =>
  executable.startsWith(`${directory}/`)

/**
 * One rename, and `bin/python` leads there from beside it. An execution may empty the prefix, so this comes last. Nothing is
 * at the place where the platform holds the Python, and nothing had to be started.
 */
export const ship = Effect.fn("ShippedRuntime.ship")(function* (
  runtime: Runtime,
  { directory }: RuntimePlace,
  prefix: string
) {
  const files = yield* Filesystem
  const place = join(prefix, shippedName)
  if ((yield* files.status(directory)) !== undefined) {
    yield* files.chmod(directory, 0o755)
    yield* files.rename(directory, place)
  }
  yield* linkPython({ prefix, runtime: { ...runtime, executable: join(place, within(runtime.executable, directory)) } })
})
