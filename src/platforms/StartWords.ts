/** A start command as Heroku's and Cloud Foundry's platforms have it, a line for bash, as an argument list. */

/** Words that mean themselves to every shell, so that none is needed. */
const plain = /^[\w@%+:,./-][\w@%+=:,./-]*(?:[ \t]+[\w@%+=:,./-]+)*$/
/** A variable that is set for the command alone, which only a shell does. */
const assigns = /^\w+=/
/** What makes more of a line than one command, or what a shell does itself: behind `exec` it would mean something else. */
const several = /[;&|<>()`\n]|\$\(|^[!{]/
const builtIn =
  /^(?:exec|cd|export|set|source|\.|eval|test|\[|if|for|while|until|case|trap|unset|umask|ulimit|time|function|select|alias|builtin|command|declare|local|readonly|shift|shopt|wait|let)(?:\s|$)/

/** The words of a command that needs no shell; `undefined` for one that does. */
export const wordsOf = (command: string): ReadonlyArray<string> | undefined => {
  const line = command.trim()
  return plain.test(line) && !assigns.test(line) && !builtIn.test(line) ? line.split(/[ \t]+/) : undefined
}

/** A line for a shell that one simple command replaces, so that signals reach the app and not a shell before it. */
export const shellLine = (command: string): string => {
  const line = command.trim()
  const isSimple = !several.test(line) && !assigns.test(line) && !builtIn.test(line)
  return isSimple ? `exec ${line}` : line
}

export const argvOf = (command: string, shell = "bash"): ReadonlyArray<string> =>
  wordsOf(command) ?? [shell, "-c", shellLine(command)]
