/**
 * Every option that a user may have in `$PIP_OPTS`: how it is spelt, which pips have it, and what becomes of it.
 *
 * The names were read out of the parsers of `pip wheel` and `pip install` of 20.3.4, 21.3.1, 24.0, 25.0.1, 26.0.1, 26.2.1
 * and 26.3, the first and last versions out of the source of every release from 1.5.6 on.
 */

/** What becomes of an option that pip could be given. */
export type Fate =
  /** Passed on to the step that resolves and builds: as an option, or as what is to be installed (`-r`, `-e`). */
  | { readonly _tag: "Pass"; readonly to: "wheel" | "requirements" }
  /** Nothing needs saying: staging does the same anyway. */
  | { readonly _tag: "Ignore" }
  | { readonly _tag: "Drop"; readonly level: "warning" | "notice"; readonly why: string }
  /** Gone from every pip that staging uses, or of no use to its steps; `becomes` is passed in its place. */
  | { readonly _tag: "Obsolete"; readonly gone: string; readonly instead: string; readonly becomes?: string }
  | { readonly _tag: "Refuse"; readonly reason: string; readonly remedy?: string }

interface Details {
  /** First pip that has it, where that is newer than 10.0. */
  readonly since?: string
  /** What does the same for a pip older than `since`. */
  readonly before?: string
  /** First pip without it. */
  readonly gone?: string
  /** What does the same for a pip from `gone` on. */
  readonly after?: string
  /**
   * The variable that says it to the pips that are not started by us: below 25.0 an isolated build's own pip is not
   * given `--cert`, `--client-cert` and `--proxy`, up to 26.3 not `--timeout`, `--retries` and `--keyring-provider`;
   * and the pip that setuptools starts for `setup_requires` is given nothing at all. Options that may be repeated have
   * none, since their variable would replace what `pip.conf` says instead of adding to it.
   */
  readonly env?: string
  /** Says where packages come from and is known to every pip, so it also holds for fetching the tools. */
  readonly index?: true
}

export interface PipOption extends Details {
  /** The long spelling that is passed on. */
  readonly name: string
  readonly spellings: ReadonlyArray<string>
  readonly takesValue: boolean
  readonly fate: Fate
}

/** `--index-url -i URL`: the name that is passed on comes first, a placeholder says that it takes a value. */
const option = (usage: string, fate: Fate, details: Details = {}): PipOption => {
  const words = usage.split(" ")
  const spellings = words.filter((word) => word.startsWith("-"))
  return { ...details, name: spellings[0] ?? usage, spellings, takesValue: spellings.length < words.length, fate }
}
const passed = (usage: string, details?: Details) => option(usage, { _tag: "Pass", to: "wheel" }, details)
const requirement = (usage: string, details?: Details) => option(usage, { _tag: "Pass", to: "requirements" }, details)
const ignored = (usage: string) => option(usage, { _tag: "Ignore" })
const dropped = (level: "warning" | "notice", usage: string, why: string) => option(usage, { _tag: "Drop", level, why })
const obsolete = (usage: string, gone: string, instead: string, becomes?: string) =>
  option(usage, { _tag: "Obsolete", gone, instead, ...(becomes === undefined ? {} : { becomes }) })
const refused = (usage: string, reason: string, remedy?: string) =>
  option(usage, { _tag: "Refuse", reason, ...(remedy === undefined ? {} : { remedy }) })

const elsewhere = "it would put the packages where the app does not look for them; staging installs them inside the app"
const otherMachine = "it chooses packages for another machine or Python, which would not run in this app"
const choosePython = "Choose the Python with a `.python-version` file or with $PYTHON_VERSION."
const noInstall = "pip would print a text and stop, and nothing would be installed"
const ownWheels = "staging keeps the wheels that it builds in a directory of its own, and would not find them elsewhere"
const wheelsByDefault = "pip uses wheels by default."
const hostedElsewhere = "Name the place of such packages with `--find-links`, or the file itself by its URL."
const buildDirectory = "Builds take place in a scratch directory that staging chooses and removes."
const configSettings = "Use `--config-settings`, if the package's build backend has such a setting."

const sources: ReadonlyArray<PipOption> = [
  passed("--index-url -i --pypi-url URL", { index: true, env: "PIP_INDEX_URL" }),
  passed("--extra-index-url URL", { index: true }),
  passed("--no-index", { index: true, env: "PIP_NO_INDEX" }),
  passed("--find-links -f URL", { index: true }),
  passed("--trusted-host HOST", { index: true }),
  passed("--cert FILE", { index: true, env: "PIP_CERT" }),
  passed("--client-cert FILE", { index: true, env: "PIP_CLIENT_CERT" }),
  passed("--proxy URL", { index: true, env: "PIP_PROXY" }),
  passed("--timeout --default-timeout SECONDS", { index: true, env: "PIP_TIMEOUT" }),
  passed("--retries COUNT", { index: true, env: "PIP_RETRIES" }),
  passed("--resume-retries COUNT", { since: "25.1", env: "PIP_RESUME_RETRIES" }),
  passed("--no-proxy-env", {
    since: "26.2",
    before: "Unset the proxy variables ($http_proxy, $https_proxy) instead.",
    env: "PIP_NO_PROXY_ENV"
  }),
  passed("--keyring-provider NAME", { since: "23.1", env: "PIP_KEYRING_PROVIDER" }),
  passed("--refresh-package NAME", { since: "26.2", before: "This pip asks the index again at every run anyway." }),
  passed("--no-cache-dir"),
  obsolete("--use-mirrors -M", "7.0", "To use a mirror, name it with `--index-url`."),
  obsolete("--mirrors URL", "7.0", "To use a mirror, name it with `--index-url`."),
  obsolete("--download-cache DIR", "8.0", "pip caches downloads by itself, and staging keeps that cache."),
  passed("--process-dependency-links", { gone: "19.0", after: "Name each such package by its URL: `name @ URL`." }),
  obsolete("--allow-external NAME", "10.0", hostedElsewhere),
  obsolete("--allow-unverified --allow-insecure NAME", "10.0", hostedElsewhere),
  obsolete("--allow-all-external", "10.0", hostedElsewhere),
  obsolete("--no-allow-external", "10.0", "pip does not follow such links any more."),
  obsolete("--no-allow-insecure", "10.0", "pip does not follow such links any more."),
  dropped("notice", "--cache-dir DIR", "staging keeps pip's cache in a place of its own")
]

const choice: ReadonlyArray<PipOption> = [
  requirement("--requirement -r FILE"),
  requirement("--editable -e PATH"),
  requirement("--group NAME", { since: "25.1", before: "Copy the group's lines into requirements.txt." }),
  requirement("--requirements-from-script FILE", {
    since: "26.0",
    before: "Copy the script's dependencies into requirements.txt."
  }),
  passed("--constraint -c FILE"),
  passed("--build-constraint FILE", {
    since: "25.3",
    before: "Set $PIP_CONSTRAINT to the file; this pip applies it to isolated builds, too."
  }),
  passed("--pre"),
  passed("--all-releases NAMES", { since: "26.0", before: "Use `--pre`." }),
  passed("--only-final NAMES", { since: "26.0" }),
  passed("--only-binary NAMES"),
  passed("--no-binary NAMES"),
  passed("--prefer-binary", { since: "18.0" }),
  passed("--uploaded-prior-to DATE", { since: "26.0" }),
  passed("--ignore-requires-python"),
  passed("--require-hashes"),
  passed("--no-require-hashes", { since: "26.2", before: "Remove the hashes from requirements.txt." }),
  passed("--no-deps --no-dependencies"),
  passed("--exists-action ACTION"),
  passed("--skip-requirements-regex REGEX", { gone: "20.1", after: "Keep such lines in a file of their own." }),
  obsolete("--use-wheel", "10.0", wheelsByDefault),
  obsolete("--no-use-wheel", "10.0", "`--no-binary=:all:` is used in its place.", "--no-binary=:all:"),
  refused("--only-deps --only-dependencies", "pip refuses it together with a requirements file"),
  refused("--platform NAME", otherMachine),
  refused("--abi NAME", otherMachine),
  refused("--implementation NAME", otherMachine),
  refused("--python-version VERSION", otherMachine, choosePython)
]

const building: ReadonlyArray<PipOption> = [
  passed("--no-build-isolation"),
  passed("--check-build-dependencies", { since: "22.1" }),
  passed("--use-pep517", { since: "19.0", gone: "25.3", after: "This pip always builds that way." }),
  passed("--no-use-pep517", { since: "19.0", gone: "25.3", after: "This pip can only build the newer way (PEP 517)." }),
  passed("--config-settings -C SETTING", {
    since: "22.1",
    before: "Use `--global-option` or `--build-option`, which this pip has."
  }),
  passed("--global-option WORD", { gone: "25.3", after: configSettings }),
  passed("--build-option WORD", { gone: "25.3", after: configSettings }),
  passed("--no-verify", { since: "20.3" }),
  passed("--no-clean"),
  passed("--use-feature NAME", { since: "20.2" }),
  passed("--use-deprecated NAME", { since: "20.2" }),
  passed("--debug", { since: "21.3", before: "Use `-v`." }),
  passed("--verbose -v"),
  passed("--quiet -q"),
  dropped(
    "warning",
    "--log --log-file --local-log FILE",
    "the file would be left in the app; `-v` shows the same lines"
  ),
  dropped("notice", "--src --source --source-dir --source-directory DIR", "checkouts go to a scratch directory"),
  obsolete("--build -b --build-dir --build-directory DIR", "20.3", buildDirectory),
  obsolete("--install-option WORD", "23.1", "Packages are built as wheels, to which it does not apply."),
  obsolete("--egg", "10.0", "Packages are always installed flat, as importing needs them."),
  obsolete("--always-unzip -Z", "20.2", "Packages are always unpacked."),
  obsolete("--default-vcs NAME", "10.0", "Begin such URLs with the kind of repository: `git+https://…`."),
  obsolete("--unstable-feature NAME", "20.3", "Use `--use-feature`."),
  obsolete("--log-explicit-levels", "8.0", "Use `-v` for a more detailed log."),
  obsolete("--no-install", "7.0", "Staging always installs what it downloads."),
  obsolete("--no-download", "7.0", "To stay off the network, use `--no-index` with `--find-links`."),
  obsolete("--download --download-dir --download-directory DIR", "10.0", "Staging always installs what it downloads.")
]

const installing: ReadonlyArray<PipOption> = [
  ...["--upgrade -U", "--upgrade-strategy NAME", "--force-reinstall", "--ignore-installed -I", "--compile"].map(
    ignored
  ),
  ...["--no-warn-script-location", "--break-system-packages", "--root-user-action ACTION"].map(ignored),
  ...["--progress-bar KIND", "--no-color", "--no-input"].map(ignored),
  ...["--disable-pip-version-check", "--no-python-version-warning"].map(ignored),
  dropped("notice", "--no-compile", "staging compiles every package once, so that the app starts faster"),
  dropped(
    "notice",
    "--no-warn-conflicts",
    "conflicts are looked for at the end of every staging and only cause a warning"
  ),
  refused("--target -t DIR", elsewhere),
  refused("--prefix DIR", elsewhere),
  refused("--root DIR", elsewhere),
  refused("--user", "staging sets it already, with a directory inside the app"),
  refused("--no-user", "the packages would go into the machine's Python, which is not part of the app"),
  refused(
    "--python PATH",
    "the packages would belong to another Python than the one that starts the app",
    choosePython
  ),
  refused("--require-virtualenv --require-venv", "staging uses no virtual environment, so pip would not do anything"),
  refused("--dry-run", "pip would only print what it would install"),
  refused("--report FILE", "staging builds wheels before it installs them, and pip writes no report about that"),
  refused("--dest -d DIR", ownWheels),
  refused("--wheel-dir -w DIR", ownWheels),
  refused(
    "--isolated",
    "pip would ignore the variables by which staging directs it",
    "Unset those PIP_* variables that must not count, and set $PIP_CONFIG_FILE to /dev/null if no pip.conf must count."
  ),
  refused("--help -h", noInstall),
  refused("--version -V", noInstall)
]

export const options: ReadonlyArray<PipOption> = [...sources, ...choice, ...building, ...installing]
