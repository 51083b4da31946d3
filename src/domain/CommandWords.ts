/** What a start command starts first, as far as its words show that without a shell: pure. */

/** Words that bash itself understands at the beginning of a command, beside those that `command -v` would find as programs. */
const ofShell = new Set(
  "alias bg bind builtin caller case cd command compgen complete declare dirs disown do done echo enable esac eval exec exit export false fg fi for function getopts hash help if jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return select set shift shopt source suspend test then time times trap true type typeset ulimit umask unalias unset until wait while".split(
    " "
  )
)

const assignment = /^([A-Za-z_]\w*)=/

/** Words of a command from the program on that it starts first. */
const wordsOf = (command: string): ReadonlyArray<string> => {
  const words = command.trim().split(/\s+/)
  while (words[0] === "exec" || words[0] === "env" || /^[A-Za-z_]\w*=[\w./:,-]*$/.test(words[0] ?? "")) words.shift()
  return words
}

/** The program that a command starts first, where that is a plain name to be looked up; nothing where a shell has to think. */
export const programOf = (command: string): string | undefined => {
  const [first = ""] = wordsOf(command)
  return /^[A-Za-z0-9][\w.+-]*$/.test(first) && !ofShell.has(first) ? first : undefined
}

export interface StartedFile {
  /** A path in the app. */
  readonly path: string
  /** Whether the system starts it, and not a program that reads it. */
  readonly itself: boolean
}

const reader = /^(?:python[\d.]*|(?:ba|da)?sh)$/

/** The file of the app that a command starts first, itself (`./run.sh`) or by what reads it (`python app.py`), where that is a plain path. */
export const fileOf = (command: string): StartedFile | undefined => {
  const [first = "", second = ""] = wordsOf(command)
  const plain = /^(?!-)(?:\.\/)?[\w.-]+(?:\/[\w.-]+)*$/
  const path = (word: string): string => word.replace(/^\.\//, "")
  if (plain.test(first) && first.includes("/") && !first.startsWith("../")) return { path: path(first), itself: true }
  const isScript = reader.test(first) && plain.test(second) && /\.\w+$/.test(second) && !second.startsWith("../")
  return isScript ? { path: path(second), itself: false } : undefined
}

/** Words as a shell divides them, with the quotes that they are written in. */
const divided = (command: string): ReadonlyArray<string> => command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []

/** A word that a shell makes something else of than a word: a pipe, a bracket, a redirection, the output of a command. */
const needsShell = (word: string): boolean => /[;|&<>`()]/.test(word.replaceAll(/'[^']*'|"[^"$`]*"/g, ""))

export interface SimpleCommand {
  /** All before its program: what is done first, assignments, what starts a program for another. */
  readonly before: ReadonlyArray<string>
  /** Names of the variables that it sets. */
  readonly sets: ReadonlySet<string>
  /** The words from its program on, without quotes where these were around a whole word. */
  readonly words: ReadonlyArray<string>
  /** These words as they are written. */
  readonly written: ReadonlyArray<string>
  /** `poetry run` and its kin, which the words stand behind. */
  readonly runner: string | undefined
}

/** Managers of packages that start a program in their own environment. */
const runners: ReadonlyArray<ReadonlyArray<string>> = ["poetry", "pipenv", "pdm", "uv"].map((name) => [name, "run"])

/** What starts another program and is nothing by itself. */
export const wrappers: ReadonlyArray<ReadonlyArray<string>> = [
  ["exec"],
  ["env"],
  ["newrelic-admin", "run-program"],
  ["ddtrace-run"],
  ["opentelemetry-instrument"],
  ["dumb-init"],
  ...runners
]

/** `python -m gunicorn`: what is started is the third word. */
export const startsModule = (words: ReadonlyArray<string>): boolean =>
  /^python[\d.]*$/.test(words[0] ?? "") && words[1] === "-m"

const unquoted = (word: string): string => /^'([^']*)'$|^"([^"$`]*)"$/.exec(word)?.slice(1).join("") ?? word

/** The last of the commands that `&&` joins, the one that stays; `undefined` where a shell has to think. */
export const simpleCommand = (command: string): SimpleCommand | undefined => {
  const all = divided(command)
  const from = all.lastIndexOf("&&") + 1
  if (all.some((word) => word !== "&&" && needsShell(word))) return undefined
  const sets = new Set<string>()
  let runner: string | undefined
  let at = from
  while (at < all.length) {
    const name = assignment.exec(all[at] ?? "")?.[1]
    const wrapper = wrappers.find((words) => words.every((word, index) => all[at + index] === word))
    if (name === undefined && wrapper === undefined) break
    if (name !== undefined) sets.add(name)
    if (wrapper !== undefined && runners.includes(wrapper)) runner = wrapper.join(" ")
    at += wrapper?.length ?? 1
  }
  const written = all.slice(at)
  return { before: all.slice(0, at), sets, written, words: written.map(unquoted), runner }
}
