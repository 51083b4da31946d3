/** Every variable that the buildpack reads as a setting, declared once with what it means; readers use these values, and the page's table is held to the list. */

export interface Option {
  readonly name: string
  readonly about: string
  /**
   * `operator`: read from the process environment of the staging host; `user`: from there or from ENV_DIR; `platform`: as the
   * platform itself sets it.
   */
  readonly setBy: "user" | "operator" | "platform"
}

const user = (name: string, about: string): Option => ({ name, about, setBy: "user" })
const operator = (name: string, about: string): Option => ({ name, about, setBy: "operator" })
const platform = (name: string, about: string): Option => ({ name, about, setBy: "platform" })

export const PYTHON_VERSION = user(
  "PYTHON_VERSION",
  "The Python to stage on: `3`, `3.12`, `3.12.1`, or a range like `>=3.11`. Goes before every file."
)
export const PYTHON_PATCH_POLICY = user(
  "PYTHON_PATCH_POLICY",
  "`exact`: where the stack lacks the patch release that is asked for, that is an error. By default its newest of that line serves, with a warning."
)
export const PIP_OPTS = user("PIP_OPTS", "Options for pip, split as a shell would, run by none.")
export const PYPM_OPTS = user(
  "PYPM_OPTS",
  "Options for pypm, split the same way. Its client takes addresses as arguments alone, which others on the host can see while it runs: put no password there."
)
/** The variables of pip itself, all of which are passed on; the last ones of this file are read here as well. */
export const PIP_ANY = user(
  "PIP_*",
  "pip's own variables (`PIP_INDEX_URL`, `PIP_EXTRA_INDEX_URL`, `PIP_CERT`, …), save those that would send packages elsewhere."
)
export const BUILDPACK_DEBUG = user(
  "BUILDPACK_DEBUG",
  "Not empty and not `0`: show every command, and the names of the variables it gets."
)
export const BUILDPACK_STEP_TIMEOUT = user(
  "BUILDPACK_STEP_TIMEOUT",
  "Seconds after which a single step is ended; 3600 by default."
)
export const PYTHON_CACHE_DIR = user(
  "PYTHON_CACHE_DIR",
  "Where everything is kept that the next staging need not do again, instead of the platform's cache directory. Several apps may share it."
)
export const PYTHON_CACHE = user("PYTHON_CACHE", "`off`: keep nothing and use nothing that was kept.")
export const PYTHON_CACHE_MODE = user(
  "PYTHON_CACHE_MODE",
  "`read-only`: use what is kept, add nothing. `read-write` is the default."
)
export const PYTHON_CACHE_MAX_AGE = user(
  "PYTHON_CACHE_MAX_AGE",
  "How long the index need not be asked again about requirements that are not pinned: seconds, or `12h`, `7d`. A day by default, `0` asks every time."
)
export const PYTHON_CACHE_MAX_SIZE = user(
  "PYTHON_CACHE_MAX_SIZE",
  "How large `$PYTHON_CACHE_DIR` may become: bytes, or `500M`, `20G`. 5 GiB by default; what was not used for longest goes first."
)
export const PYTHON_BUILD_ENV = user(
  "PYTHON_BUILD_ENV",
  "Names of variables, separated by commas, that builds of packages may see besides compilers' and build tools' own."
)
export const PYTHON_APP_DIR = user(
  "PYTHON_APP_DIR",
  "The folder of the app, from the top of what is deployed: `services/api`. Its files count, and it is where the app is started."
)
export const DISABLE_COLLECTSTATIC = user(
  "DISABLE_COLLECTSTATIC",
  "Not empty and not `0`: Django's static files are not collected."
)
export const DJANGO_SETTINGS_MODULE = user(
  "DJANGO_SETTINGS_MODULE",
  "The settings that a Django app starts with, where they are not those of its `wsgi.py`; read to notice `DEBUG = True` in them."
)
export const FLASK_APP = user(
  "FLASK_APP",
  "The application that Flask's own command starts: `shop`, `site/shop.py`, `shop:create_app('production')`. Without a Procfile, what serves it is started. Read in `.env` and `.flaskenv` too."
)
export const QUART_APP = user("QUART_APP", "The same for Quart; read in `.env` and `.quartenv` too.")
export const LITESTAR_APP = user("LITESTAR_APP", "The same for Litestar; read in `.env` too.")
export const NVIDIA_VISIBLE_DEVICES = user(
  "NVIDIA_VISIBLE_DEVICES",
  "Where it is set, and neither `none` nor `void`, the app runs on a GPU: builds of packages for one are no reason for a warning."
)
/** A name by which another buildpack moves such a folder to the top. */
const sameFolder = (name: string, whose: string): Option =>
  user(name, `The same, by the name that ${whose} has for it; counts where the top itself is no Python app.`)
export const APP_BASE = sameFolder("APP_BASE", "heroku-buildpack-monorepo")
export const PROJECT_PATH = sameFolder("PROJECT_PATH", "subdir-heroku-buildpack")
export const GOOGLE_BUILDABLE = sameFolder("GOOGLE_BUILDABLE", "Google")
export const PYTHON_PACKAGE_MANAGER = user(
  "PYTHON_PACKAGE_MANAGER",
  "Which of several lock files counts: `uv`, `poetry`, `pipenv`, `pdm`, `pylock`; or `pip`, for `requirements.txt` beside one."
)
export const PYTHON_GROUPS = user(
  "PYTHON_GROUPS",
  "Groups of dependencies to install besides the main ones, separated by commas or blanks; `all` means each, `-name` leaves one out, `name?` need not be there."
)
export const PYTHON_REQUIREMENTS = user(
  "PYTHON_REQUIREMENTS",
  "Requirement files to install in place of `requirements.txt`, by their paths in the app, or a wheel of the app's own; several with commas or blanks between them."
)
export const PYTHON_SCRIPT = user(
  "PYTHON_SCRIPT",
  "The script, by its path in the app, whose block of metadata (PEP 723) says what is installed, in place of requirement files and lock files."
)
export const PYTHON_EXTRAS = user("PYTHON_EXTRAS", "Extras of the app's own package to install, written the same way.")
/** Named for an index, and read by pip, which puts the values into addresses. */
export const UV_INDEX = user(
  "UV_INDEX_*",
  "The user and the password for an index of `[[tool.uv.index]]`, by its name: `UV_INDEX_OWN_USERNAME`, `UV_INDEX_OWN_PASSWORD`."
)
export const UV_DEFAULT_INDEX = user(
  "UV_DEFAULT_INDEX",
  "For `uv.lock`: the index that is asked in place of the public one; `$UV_INDEX_URL` is its older name."
)
export const POETRY_HTTP_BASIC = user(
  "POETRY_HTTP_BASIC_*",
  "The user and the password for an index of `[[tool.poetry.source]]`, by its name: `POETRY_HTTP_BASIC_OWN_USERNAME`, `POETRY_HTTP_BASIC_OWN_PASSWORD`."
)
export const PYTHON_ENVIRONMENT = user(
  "PYTHON_ENVIRONMENT",
  "The key of an environment in the cache, or how it begins: it is staged again as it was, offline, whatever the app asks for now. `bin/cache DIR list` shows those that are kept."
)
export const PYTHON_MIN_RELEASE_AGE = user(
  "PYTHON_MIN_RELEASE_AGE",
  "How old a release must be before it is taken where nothing fixes it: `3d`, `12h`, `2w`, or `P3D` (ISO 8601)."
)
export const PYTHON_STARTUP_HOOKS = user(
  "PYTHON_STARTUP_HOOKS",
  "What becomes of packages that have code run at each start of Python: `warn` of what is new, which is the default; `error`; or `allow`. Names of packages besides, separated by commas or blanks, are allowed: `error ddtrace`."
)
export const PYTHON_START_CHECK = user(
  "PYTHON_START_CHECK",
  "What becomes of an app whose start, found in its code or in the `web` line of its Procfile, cannot be imported: `warn`, which is the default; `error`, which ends the staging; or `off`, and it is not tried."
)
export const GUNICORN_CMD_ARGS = user(
  "GUNICORN_CMD_ARGS",
  "gunicorn's own options, besides those of its command: where they name a folder, a file of settings or variables, nobody knows what it imports, and the Procfile's `web` line is not tried."
)
export const PYTHON_DEFAULT_VERSION = operator(
  "PYTHON_DEFAULT_VERSION",
  "The Python for apps that name none and have not been staged before."
)
export const ACTIVEPYTHON_ROOT = operator(
  "ACTIVEPYTHON_ROOT",
  "Where `ActivePython-X.Y` directories are; `/opt` by default."
)
export const BUILDPACK_PYTHON_PATH = operator(
  "BUILDPACK_PYTHON_PATH",
  "Further directories with Pythons, separated by colons: of programs, of one Python, or of many."
)
export const PYTHON_RUNTIMES = operator(
  "PYTHON_RUNTIMES",
  "Whose Pythons count, the first to be asked first: `activepython`, `host`, `archives`, `downloads`, separated by commas. By default as the stack is."
)
export const PYTHON_ARCHIVES = operator(
  "PYTHON_ARCHIVES",
  "Archives of Pythons that the operator keeps: a folder, or an `http:`, `https:` or `file:` address, with an `index.json` as `bin/runtime` writes it."
)
export const PYTHON_BUILD_STANDALONE_MIRROR = operator(
  "PYTHON_BUILD_STANDALONE_MIRROR",
  "Where Pythons are downloaded from, instead of `https://github.com/astral-sh/python-build-standalone/releases/download`; may be a `file:` address."
)
export const UV_PYTHON_INSTALL_MIRROR = operator(
  "UV_PYTHON_INSTALL_MIRROR",
  "The same, by the name that uv has for it; the other goes first."
)
export const BUILDPACK_NODE = operator("BUILDPACK_NODE", "The Node.js to run the buildpack with, 22.19 or newer.")
export const BUILDPACK_NODE_URL = operator(
  "BUILDPACK_NODE_URL",
  "Where to fetch the pinned Node.js from when none is found."
)
export const STACK = platform(
  "STACK",
  "The name of the system that things are built on, as Heroku and Dokku set it. What was built on one is not restored on another; where no platform names it, `/etc/os-release` does."
)
export const CF_STACK = platform("CF_STACK", "The same, as Cloud Foundry sets it.")

export const options: ReadonlyArray<Option> = [
  PYTHON_VERSION,
  PYTHON_PATCH_POLICY,
  PIP_OPTS,
  PYPM_OPTS,
  PIP_ANY,
  BUILDPACK_DEBUG,
  BUILDPACK_STEP_TIMEOUT,
  PYTHON_CACHE_DIR,
  PYTHON_CACHE,
  PYTHON_CACHE_MODE,
  PYTHON_CACHE_MAX_AGE,
  PYTHON_CACHE_MAX_SIZE,
  PYTHON_BUILD_ENV,
  PYTHON_APP_DIR,
  DISABLE_COLLECTSTATIC,
  DJANGO_SETTINGS_MODULE,
  FLASK_APP,
  QUART_APP,
  LITESTAR_APP,
  NVIDIA_VISIBLE_DEVICES,
  APP_BASE,
  PROJECT_PATH,
  GOOGLE_BUILDABLE,
  PYTHON_PACKAGE_MANAGER,
  PYTHON_REQUIREMENTS,
  PYTHON_SCRIPT,
  PYTHON_GROUPS,
  PYTHON_EXTRAS,
  UV_INDEX,
  UV_DEFAULT_INDEX,
  POETRY_HTTP_BASIC,
  PYTHON_ENVIRONMENT,
  PYTHON_MIN_RELEASE_AGE,
  PYTHON_STARTUP_HOOKS,
  PYTHON_START_CHECK,
  GUNICORN_CMD_ARGS,
  PYTHON_DEFAULT_VERSION,
  ACTIVEPYTHON_ROOT,
  BUILDPACK_PYTHON_PATH,
  PYTHON_RUNTIMES,
  PYTHON_ARCHIVES,
  PYTHON_BUILD_STANDALONE_MIRROR,
  UV_PYTHON_INSTALL_MIRROR,
  BUILDPACK_NODE,
  BUILDPACK_NODE_URL,
  STACK,
  CF_STACK
]

const ofPip = (name: string): Option => ({ ...PIP_ANY, name })

export const PIP_BUILD_CONSTRAINT = ofPip("PIP_BUILD_CONSTRAINT")
export const PIP_CLIENT_CERT = ofPip("PIP_CLIENT_CERT")
export const PIP_CONFIG_FILE = ofPip("PIP_CONFIG_FILE")
export const PIP_CONSTRAINT = ofPip("PIP_CONSTRAINT")
export const PIP_FIND_LINKS = ofPip("PIP_FIND_LINKS")
export const PIP_GROUP = ofPip("PIP_GROUP")
export const PIP_INDEX_URL = ofPip("PIP_INDEX_URL")
export const PIP_NO_INDEX = ofPip("PIP_NO_INDEX")
