/** What a running app finds in its environment. */
import { type Change, type EnvironmentDelta, prefix, prepend, set, setDefault } from "../domain/EnvironmentDelta.ts"
import { line, type PythonVersion, render } from "../domain/PythonVersion.ts"

/**
 * The line, as the Stackato buildpack had it, so that `python$PYTHON_VERSION app.py` starts the chosen Python. What a user
 * has set stays where a program of that name is there; a patch release that another one serves, or `3.12.x`, does not.
 */
const pythonVersion = (version: PythonVersion, asked: string | undefined): Change => {
  const names = [String(version.major), line(version), render(version)]
  const change = asked === undefined || names.includes(asked) ? setDefault : set
  return change("PYTHON_VERSION", line(version))
}

/** What a user may set is only a default here: platforms export user variables before they source ours. */
export const environmentOf = (version: PythonVersion, asked?: string): EnvironmentDelta => [
  prepend("PATH", `${prefix}/bin`),
  set("PYTHONUSERBASE", prefix),
  // With it Python does not look into the user base at all.
  { _tag: "Unset", name: "PYTHONNOUSERSITE" },
  setDefault("PYTHONUNBUFFERED", "1"),
  pythonVersion(version, asked),
  setDefault("LANG", "C.UTF-8")
]

/** What only servers of the app read: a user's value goes before each, and builds find none of it. */
export const serving: EnvironmentDelta = [
  // What a router in front says of the client is believed by gunicorn and uvicorn, and gunicorn tells of each request on stdout.
  setDefault("FORWARDED_ALLOW_IPS", "*"),
  setDefault("GUNICORN_CMD_ARGS", "--access-logfile -"),
  // glibc gives threads up to eight arenas for each of the host's processors, and what is freed in one stays there.
  setDefault("MALLOC_ARENA_MAX", "2")
]
