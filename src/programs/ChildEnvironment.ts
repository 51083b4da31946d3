/** The stated environment of every program that a staging starts: the user's variables, less what would derail it. */
import type { Interface as EnvInterface } from "../services/Env.ts"
import { dirname, join } from "../services/Filesystem.ts"
import type { Workplace } from "../domain/Workplace.ts"

/** These move or redirect what Python and pip do; each breaks a staging when inherited (seen on pip 20.3.4 to 26.2.1). */
const removed = new Set([
  "__PYVENV_LAUNCHER__",
  "VIRTUAL_ENV",
  "CONDA_PREFIX",
  "PYENV_VERSION",
  "PIP_TARGET",
  "PIP_USER",
  "PIP_PREFIX",
  "PIP_ROOT",
  "PIP_REQUIRE_VIRTUALENV",
  "PIP_PYTHON",
  "PIP_DRY_RUN",
  "PIP_REPORT",
  "PIP_SRC",
  "PIP_WHEEL_DIR",
  "PIP_DEST",
  "PIP_DOWNLOAD",
  "PIP_REQUIREMENT",
  "PIP_EDITABLE",
  // Routed as a word, like --group in $PIP_OPTS.
  "PIP_GROUP",
  "PIP_CACHE_DIR",
  "PIP_NO_CACHE_DIR",
  "PIP_BUILD",
  "PIP_BUILD_DIR",
  "PIP_IGNORE_INSTALLED",
  "PIP_UPGRADE",
  "PIP_FORCE_REINSTALL",
  "PIP_NO_INSTALL",
  "PIP_HELP",
  "PIP_VERSION",
  "PIP_LOG",
  "PIP_LOG_FILE",
  "PIP_ISOLATED",
  "PIP_OPTS",
  "PYPM_OPTS",
  // A git push hook's own; a git that pip starts would work on the pushed repository.
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE"
])

/** pip reads its variables in any case; each PYTHON… without an underscore is one of the interpreter's own. */
export const isRemoved = (name: string): boolean =>
  (/^PYTHON[A-Z0-9]*$/.test(name) && name !== "PYTHONHASHSEED") || removed.has(name) || removed.has(name.toUpperCase())

const utf8 = /utf-?8/i
const locale = (env: EnvInterface): Record<string, string> => {
  const named = env.get("LC_ALL") ?? env.get("LC_CTYPE") ?? env.get("LANG")
  // Python up to 3.6 reads files in the locale's encoding; C means ASCII, and one umlaut in a comment ends the staging.
  return named !== undefined && utf8.test(named) ? {} : { LC_ALL: "C.UTF-8", LANG: "C.UTF-8" }
}

const inherited = (env: EnvInterface, keeps: (name: string) => boolean): Record<string, string> => {
  const kept: Record<string, string> = {}
  for (const [name, value] of env.variables) if (!isRemoved(name) && keeps(name)) kept[name] = value
  return kept
}

export type ProgramPlace = Pick<Workplace, "runtime" | "work" | "prefix">

/** The variables that every child of a staging is given; of the user's own those that it `keeps`. */
export const stated = (
  env: EnvInterface,
  place: ProgramPlace,
  keeps: (name: string) => boolean
): Record<string, string> => ({
  HOME: place.work,
  SOURCE_DATE_EPOCH: "315532801",
  ...inherited(env, keeps),
  ...locale(env),
  PATH: [
    join(place.work, "bin"),
    dirname(place.runtime.executable),
    env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
  ].join(":"),
  TMPDIR: join(place.work, "tmp"),
  PYTHON_EGG_CACHE: join(place.work, "tmp"),
  PYTHONUSERBASE: place.prefix,
  PYTHONUNBUFFERED: "1",
  // A pip whose compiled files lost their times would write new ones into its tree in the cache, which then counts as damaged.
  PYTHONDONTWRITEBYTECODE: "1",
  PYTHONIOENCODING: "utf-8",
  GIT_TERMINAL_PROMPT: "0"
})

/** The environment of every child of a staging that is not pip. */
export const childEnvironment = (env: EnvInterface, place: ProgramPlace): Record<string, string> =>
  stated(env, place, () => true)
