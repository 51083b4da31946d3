/** A start command as Heroku's and Cloud Foundry's platforms have it, a line for bash, as an argument list. */

import type { ProcessType } from "../domain/Launch.ts"

/** Words that mean themselves to every shell, in single quotes too, so that none is needed. */
const plain = /^[\w@%+:,./-][\w@%+=:,./-]*(?:[ \t]+(?:[\w@%+=:,./-]+|'[^'\n]*'))*$/
/** Such words with variables among them, which only a shell fills in. */
const withVariables = /^[\w@%+:,./-][\w@%+=:,./-]*(?:[ \t]+(?:(?:[\w@%+=:,./-]|\$[A-Z]\w*)+|'[^'\n]*'))*$/
const quoted = /'[^'\n]*'/g
/** A variable that is set for the command alone, which only a shell does. */
const assigns = /^\w+=/
/** What makes more of a line than one command, or what a shell does itself: behind `exec` it would mean something else. */
const several = /[;&|<>()`\n]|\$\(|^[!{]/
const builtIn =
  /^(?:exec|cd|export|set|source|\.|eval|test|\[|if|for|while|until|case|trap|unset|umask|ulimit|time|function|select|alias|builtin|command|declare|local|readonly|shift|shopt|wait|let)(?:\s|$)/

/** The words of a command that needs no shell; `undefined` for one that does. */
export const wordsOf = (command: string): ReadonlyArray<string> | undefined => {
  const line = command.trim()
  return plain.test(line) && !assigns.test(line) && !builtIn.test(line) ? split(line) : undefined
}

const split = (line: string): ReadonlyArray<string> =>
  (line.match(/'[^'\n]*'|[^ \t]+/g) ?? []).map((word) => (word.startsWith("'") ? word.slice(1, -1) : word))

/** Words with variables in them, to be filled in by whoever starts them; `undefined` for what a shell has to read. */
export const wordsWithVariables = (command: string): ReadonlyArray<string> | undefined => {
  const line = command.trim()
  return withVariables.test(line) && !assigns.test(line) && !builtIn.test(line) ? split(line) : undefined
}

const isSimple = (line: string): boolean =>
  !several.test(line.replaceAll(quoted, "_")) && !assigns.test(line) && !builtIn.test(line)

/** A line for a shell that one simple command replaces, so that signals reach the app and not a shell before it. */
export const shellLine = (command: string): string => {
  const line = command.trim()
  return isSimple(line) ? `exec ${line}` : line
}

/** A text as one word of a shell. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The program that starts another one in the app's folder, where that is not the top. */
export const inFolder = "in-app-dir"

/** That program, for $HOME at the top of the app. */
export const inFolderScript = (folder: string): string =>
  [
    "#!/bin/sh",
    "# Starts a command in the folder of the app that $PYTHON_APP_DIR names.",
    `cd "$HOME"/${shellQuoted(folder)} && exec "$@"`,
    ""
  ].join("\n")

/** A command that is started in its folder by a platform that starts all at the top, whether by a shell or by none. */
export const lineFrom = ({ command, directory }: ProcessType): string => {
  if (directory === undefined) return command
  const line = command.trim()
  return isSimple(line) ? `${inFolder} ${line}` : `${inFolder} bash -c ${shellQuoted(line)}`
}

export const argvOf = (command: string, shell = "bash"): ReadonlyArray<string> =>
  wordsOf(command) ?? [shell, "-c", shellLine(command)]
