/** What hooks find besides what the started app does, the same on every platform: folders by the names of Heroku's, and the app's own `pip`. */
import * as Effect from "effect/Effect"
import type { StartPlace } from "../programs/StagedProgram.ts"
import { Env, isUserName } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** The arguments that a platform has given for the staging, by the names that hooks know them by. */
export interface HookSurroundings {
  readonly build: string
  readonly cache: string | undefined
  readonly envDirectory: string | undefined
}

/** Variables of whoever stages, and of the shell that it was started from: no user sets them for the app. */
const ofPlatform = /^(?:CNB_\w+|CF_\w+|SHLVL|_|OLDPWD|USER|LOGNAME|HOSTNAME|TERM|SHELL|LANG|DEPS_DIR)$/

/** A file for each variable of the app, as a platform with an ENV_DIR has them; for this hook alone. */
const writeVariables = Effect.fn("HookVariables.write")(function* (folder: string) {
  const files = yield* Filesystem
  const { variables } = yield* Env
  yield* files.makeDirectory(folder)
  yield* files.chmod(folder, 0o700)
  for (const [name, value] of variables)
    if (isUserName(name) && !ofPlatform.test(name)) yield* files.write(join(folder, name), value)
  return folder
})

/** What a platform does not have is the staging's own, and gone afterwards. */
export const hookVariables = Effect.fn("HookVariables.of")(function* (
  { work }: StartPlace,
  { build, cache, envDirectory }: HookSurroundings
) {
  const files = yield* Filesystem
  const kept = cache ?? join(work, "cache-of-hooks")
  // What a hook keeps there is kept; some platforms give the directory before it is there.
  yield* Effect.ignore(files.makeDirectory(kept))
  const isThere = envDirectory !== undefined && (yield* ifSeen(files.target(envDirectory)))?.kind === "directory"
  const env = isThere ? envDirectory : yield* writeVariables(join(work, "env-of-hooks"))
  const found: Readonly<Record<string, string>> = { BUILD_DIR: build, CACHE_DIR: kept, ENV_DIR: env }
  return found
})

/**
 * A stack may have a `pip` on $PATH that is another Python's. What is installed without a place of its own goes to the app's packages,
 * which are where `--user` leads, also for a Python that its system manages (PEP 668).
 */
const pip = `#!/bin/sh
place=
for word in "$@"; do
  case $word in -t | --target | --target=* | --prefix | --prefix=* | --root | --root=* | --python | --python=* | --user) place=given ;; esac
done
PIP_DISABLE_PIP_VERSION_CHECK=\${PIP_DISABLE_PIP_VERSION_CHECK:-1}
export PIP_DISABLE_PIP_VERSION_CHECK
if [ "\${1:-}" = install ] && [ -z "$place" ]; then
  PIP_USER=1 PIP_BREAK_SYSTEM_PACKAGES=1
  export PIP_USER PIP_BREAK_SYSTEM_PACKAGES
fi
exec python -m pip "$@"
`

/** A folder of programs for `bin/post_compile`. */
export const hookPrograms = Effect.fn("HookVariables.programs")(function* ({ work }: StartPlace) {
  const files = yield* Filesystem
  const folder = join(work, "programs-of-hooks")
  yield* files.makeDirectory(folder)
  for (const name of ["pip", "pip3"]) {
    yield* files.write(join(folder, name), pip)
    yield* files.chmod(join(folder, name), 0o755)
  }
  return folder
})
