/** Every variable that the buildpack reads, declared once with what it means; docs/variables.md is held to this list. */

export interface Option {
  readonly name: string
  readonly about: string
  /** `operator`: read from the process environment of the staging host; `user`: from there or from ENV_DIR. */
  readonly setBy: "user" | "operator"
}

const user = (name: string, about: string): Option => ({ name, about, setBy: "user" })
const operator = (name: string, about: string): Option => ({ name, about, setBy: "operator" })

export const options: ReadonlyArray<Option> = [
  user("PYTHON_VERSION", "The Python to stage on: `3`, `3.12` or `3.12.1`. Goes before every file."),
  user(
    "PYTHON_PATCH_POLICY",
    "`exact`: where the stack lacks the patch release that is asked for, that is an error. By default its newest of that line serves, with a warning."
  ),
  user("PIP_OPTS", "Options for pip, split as a shell would, run by none."),
  user(
    "PYPM_OPTS",
    "Options for pypm, split the same way. Its client takes addresses as arguments alone, which others on the host can see while it runs: put no password there."
  ),
  user(
    "PIP_*",
    "pip's own variables (`PIP_INDEX_URL`, `PIP_EXTRA_INDEX_URL`, `PIP_CERT`, …), save those that would send packages elsewhere."
  ),
  user("BUILDPACK_DEBUG", "Not empty and not `0`: show every command, and the names of the variables it gets."),
  user("BUILDPACK_STEP_TIMEOUT", "Seconds after which a single step is ended; 3600 by default."),
  user(
    "PYTHON_CACHE_DIR",
    "Where everything is kept that the next staging need not do again, instead of the platform's cache directory. Several apps may share it."
  ),
  user("PYTHON_CACHE", "`off`: keep nothing and use nothing that was kept."),
  user("PYTHON_CACHE_MODE", "`read-only`: use what is kept, add nothing. `read-write` is the default."),
  user(
    "PYTHON_CACHE_MAX_AGE",
    "How long the index need not be asked again about requirements that are not pinned: seconds, or `12h`, `7d`. A day by default, `0` asks every time."
  ),
  user(
    "PYTHON_CACHE_MAX_SIZE",
    "How large `$PYTHON_CACHE_DIR` may become: bytes, or `500M`, `20G`. 5 GiB by default; what was not used for longest goes first."
  ),
  user(
    "PYTHON_BUILD_ENV",
    "Names of variables, separated by commas, that builds of packages may see besides compilers' and build tools' own."
  ),
  operator("PYTHON_DEFAULT_VERSION", "The Python for apps that name none."),
  operator("ACTIVEPYTHON_ROOT", "Where `ActivePython-X.Y` directories are; `/opt` by default."),
  operator(
    "BUILDPACK_PYTHON_PATH",
    "Further directories with Pythons, separated by colons: of programs, of one Python, or of many."
  ),
  operator("BUILDPACK_NODE", "The Node.js to run the buildpack with, 22.19 or newer."),
  operator("BUILDPACK_NODE_URL", "Where to fetch the pinned Node.js from when none is found.")
]
