/** Reads a platform's ENV_DIR, the folder that holds a file for each variable of an app. */
import * as Effect from "effect/Effect"
import { isUserName } from "./Env.ts"
import { Filesystem, join } from "./Filesystem.ts"

/** An ENV_DIR may be absent or empty; a value is the file's content. */
export const readEnvDirectory = Effect.fn("EnvDirectory.readEnvDirectory")(function* (directory: string | undefined) {
  const files = yield* Filesystem
  const values = new Map<string, string>()
  if (directory === undefined) return values
  for (const name of (yield* files.list(directory)).filter(isUserName)) {
    const path = join(directory, name)
    if ((yield* files.target(path))?.kind === "file") values.set(name, yield* files.readText(path))
  }
  return values
})
