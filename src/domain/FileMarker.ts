/** A top-level file that says "this is a Python app", judged alike here and in the `bin/detect.sh` that this file writes. */

export interface FileMarker {
  readonly name: string
  /** `case` globs (literals, `*`, `?`, `[…]`, `[!…]`), one of which a line must match; without them being there is enough. */
  readonly lines?: ReadonlyArray<string>
  /** What `lines` looks for, in words: for the person whose file has no such line. */
  readonly wanted?: string
  /** Names of files that are read along with it, and say nothing alone. */
  readonly beside?: ReadonlyArray<string>
  /** Paths of files that its text leads to, in folders of the app: they are read along with it as well, and say nothing alone. */
  readonly leadsTo?: (text: string) => ReadonlyArray<string>
}

/** A name that people write when they mean another one. */
export interface NearMiss {
  readonly name: string
  readonly folder?: true
  /** An imperative: `rename it to requirements.txt`. */
  readonly advice: string
}

const named = (...names: ReadonlyArray<string>): ReadonlyArray<FileMarker> => names.map((name) => ({ name }))

/** What no installer has to claim: version files, lock files and usual entry files. */
export const wellKnownMarkers: ReadonlyArray<FileMarker> = [
  {
    name: "pyproject.toml",
    lines: ["[[]project[] \t.]*", "[[][ \t]project[] \t.]*", "[[]build-system[] \t]*", "[[][ \t]build-system[] \t]*"],
    wanted: "a line [project] or [build-system]"
  },
  {
    name: "runtime.txt",
    lines: ["[Pp][Yy]*", "[23]", "[23][!0-9A-Za-z]*"],
    wanted: "a line that names Python, like python-3 or 3 (or is saved as UTF-16)"
  },
  ...named(".python-version", "uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "pylock.toml"),
  ...named("manage.py", "app.py", "main.py", "server.py", "wsgi.py", "asgi.py")
]

const misspelt = (name: string, ...spellings: ReadonlyArray<string>): ReadonlyArray<NearMiss> =>
  spellings.map((spelling) => ({ name: spelling, advice: `rename it to ${name}` }))
const toRequirements = "write the packages that the app needs into requirements.txt, one per line"

export const nearMisses: ReadonlyArray<NearMiss> = [
  ...misspelt("requirements.txt", "requirement.txt", "Requirements.txt", "REQUIREMENTS.txt", "requirements.text"),
  ...misspelt("requirements.txt", "requirments.txt", "requiremnts.txt", "requirements.txt.txt", "requirements"),
  ...misspelt("requirements.pypm", "requirement.pypm", "Requirements.pypm"),
  ...misspelt(".python-version", "python-version", "python_version", ".python_version"),
  ...misspelt(".python-version", "python-version.txt", ".python-version.txt", ".py-version"),
  ...misspelt("runtime.txt", "Runtime.txt", "runtime.text", "runtime", "runtimes.txt"),
  ...misspelt("setup.py", "Setup.py", "setup.py.txt"),
  ...misspelt("pyproject.toml", "Pyproject.toml", "pyproject.tml"),
  { name: "requirements.in", advice: "commit what `pip-compile requirements.in` makes of it, requirements.txt" },
  {
    name: "requirements",
    folder: true,
    advice: "add requirements.txt with one line that names the file to use, like -r requirements/production.txt"
  },
  { name: "setup.cfg", advice: "add setup.py with two lines: from setuptools import setup, and setup()" },
  { name: "Pipfile", advice: "run `pipenv lock` and commit Pipfile.lock" },
  ...["environment.yml", "environment.yaml", "conda.yml"].map((name) => ({ name, advice: toRequirements })),
  ...["venv", ".venv"].map((name) => ({
    name,
    folder: true as const,
    advice: "it is not used here, run `pip freeze` in it and commit the output as requirements.txt"
  }))
]

interface Token {
  readonly sh: string
  readonly regex: string
}

/** Everything but what a shell reads as itself gets a backslash; `]` and `!` stay, since they mean something in a set. */
const quoted = (text: string): string => text.replace(/[^\w.,:=@%+/[\]!-]/g, "\\$&")

const token = (part: string): Token => {
  if (part === "*") return { sh: part, regex: "[^]*" }
  if (part === "?") return { sh: part, regex: "[^]" }
  const set = /^\[(!?)([^]+)\]$/.exec(part)
  const body = set?.[2]
  if (set !== null && body !== undefined) {
    const not = set[1] === "" ? "" : "^"
    return { sh: `[${set[1]}${quoted(body)}]`, regex: `[${not}${body.replace(/[^\w-]/g, "\\$&")}]` }
  }
  return { sh: quoted(part), regex: part.replace(/\W/g, "\\$&") }
}

const globPart = /\[!?\]?[^\]]*\]|[^]/g
const tokens = (glob: string): ReadonlyArray<Token> => {
  const parts = glob.match(globPart) ?? []
  // Shells differ over each of these, so that they could not have a twin here.
  const doubtful = parts.some((part) => /^\[(?:$|\^|[^]*\[[:.=])|[\\\n\0\u0100-\uffff]/.test(part) || part === "]")
  if (doubtful) throw new Error(`A marker's glob is limited to literals, *, ?, [...] and [!...]: ${glob}`)
  return parts.map(token)
}
const matches = (glob: string, line: string): boolean =>
  new RegExp(
    `^${tokens(glob)
      .map((t) => t.regex)
      .join("")}$`
  ).test(line)

const byteOrderMark = "\u00ef\u00bb\u00bf"

/** The lines as `read -r` gives them: NUL dropped, blanks and tabs trimmed, a last line without newline counted. */
const linesRead = (text: string): ReadonlyArray<string> => {
  const lines = text
    .replaceAll("\0", "")
    .split("\n")
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""))
  const whole = lines.at(-1) === "" ? lines.slice(0, -1) : lines
  return whole.map((line, n) => (n === 0 && line.startsWith(byteOrderMark) ? line.slice(3) : line))
}

/** Whether a file with these bytes, read as Latin-1, is one. */
export const claims = (marker: FileMarker, text: string): boolean =>
  marker.lines === undefined ||
  linesRead(text).some((line) => marker.lines?.some((glob) => matches(glob, line)) === true)

/** The first marker that claims the app; `names` are the top-level regular files, also through links. */
export const verdict = (
  markers: ReadonlyArray<FileMarker>,
  names: ReadonlySet<string>,
  text: (name: string) => string
): FileMarker | undefined =>
  markers.find((m) => names.has(m.name) && (m.lines === undefined || claims(m, text(m.name))))

const plain = (name: string): string => {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`A marker's name must need no quotes in a shell: ${name}`)
  return name
}
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Two installers may look for different lines in one file. */
const merged = (name: string, markers: ReadonlyArray<FileMarker>): FileMarker => {
  const same = markers.filter((m) => m.name === name)
  const wanted = [...new Set(same.map((m) => m.wanted ?? "a line that says so"))].join(" or ")
  return { name, lines: [...new Set(same.flatMap((m) => m.lines ?? []))], wanted }
}

const readsLines = ({ name, lines = [] }: FileMarker): string => `\
  if [ -f "$1/${name}" ] && [ -r "$1/${name}" ]; then
    bom='\ufeff'
    while read -r line || [ -n "$line" ]; do
      line=\${line#"$bom"}
      bom=
      case $line in
        ${lines
          .map((glob) =>
            tokens(glob)
              .map((t) => t.sh)
              .join("")
          )
          .join(" | ")}) return 0 ;;
      esac
    done <"$1/${name}"
  fi
`

const foundLine = (test: string, name: string, text: string): readonly [string, string] => [
  plain(name),
  `[ -${test} "$1/$2" ] && say ${quote(`Found ${text}.`)}`
]
const nearMissLine = ({ name, folder, advice }: NearMiss) =>
  folder ? foundLine("d", name, `the folder ${name}: ${advice}`) : foundLine("f", name, `${name}: ${advice}`)
const wantedLine = ({ name, wanted }: FileMarker) => foundLine("f", name, `${name}, which lacks ${wanted}`)

/** One branch of a `case` for all that is said of a name. */
const branches = (lines: ReadonlyArray<readonly [string, string]>): string =>
  [...Map.groupBy(lines, ([name]) => name)]
    .map(([name, same]) => `    ${name})\n${same.map(([, line]) => `      ${line}\n`).join("")}      ;;\n`)
    .join("")

/** What `bin/detect` reads in, which sees wheels in `dist/` as well, as the survey does; it offers `say` to print a line. */
export const toShell = (markers: ReadonlyArray<FileMarker>, misses: ReadonlyArray<NearMiss>): string => {
  const names = [...new Set(markers.map((m) => plain(m.name)))]
  const byName = names.filter((name) => markers.some((m) => m.name === name && m.lines === undefined))
  const byLine = names.filter((name) => !byName.includes(name)).map((name) => merged(name, markers))
  return `\
# What makes a folder a Python app, for bin/detect. Written by \`npm run bundle\` from src: change it there.

python_app() {
  for name in ${byName.join(" ")}; do
    [ -f "$1/$name" ] && return 0
  done
  for name in "$1"/dist/*.whl; do
    [ -f "$name" ] && return 0
  done
${byLine.map(readsLines).join("")}  return 1
}

markers='${names.join(" ")}'

is_marker() {
  case $1 in
    ${names.join(" | ")}) return 0 ;;
  esac
  return 1
}

near_miss() {
  case $2 in
${branches([...byLine.map(wantedLine), ...misses.map(nearMissLine)])}\
  esac
}
`
}
