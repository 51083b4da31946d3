/** `launch.toml`: how the image is started, each process as an argument list, since the lifecycle starts none through a shell. */
import type { ProcessType } from "../../domain/Launch.ts"
import { tomlString } from "./Layer.ts"

/** Words that mean themselves to every shell, so that none is needed. */
const plain = /^[\w@%+:,./-][\w@%+=:,./-]*(?:[ \t]+[\w@%+=:,./-]+)*$/
/** A variable that is set for the command alone, which only a shell does. */
const assigns = /^\w+=/
/** What makes more of a line than one command, or what a shell does itself: behind `exec` it would mean something else. */
const several = /[;&|<>()`\n]|\$\(|^[!{]/
const builtIn =
  /^(?:exec|cd|export|set|source|\.|eval|test|\[|if|for|while|until|case|trap|unset|umask|ulimit|time|function|select|alias|builtin|command|declare|local|readonly|shift|shopt|wait|let)(?:\s|$)/

/**
 * A command as Heroku's and Cloud Foundry's platforms have it, a line for bash, as an argument list. What is one simple command
 * replaces the shell, so that signals reach the app and not a shell before it.
 */
export const argvOf = (command: string): ReadonlyArray<string> => {
  const line = command.trim()
  if (plain.test(line) && !assigns.test(line) && !builtIn.test(line)) return line.split(/[ \t]+/)
  const isSimple = !several.test(line) && !assigns.test(line) && !builtIn.test(line)
  return ["bash", "-c", isSimple ? `exec ${line}` : line]
}

const list = (words: ReadonlyArray<string>): string => `[${words.map(tomlString).join(", ")}]`

/** What an image starts with by itself: the process that is called as what it is built for, else `web`, or the only one. */
const defaultOf = (processes: ReadonlyArray<ProcessType>, purpose: string): string | undefined => {
  const called = (name: string) => processes.find(({ type }) => type === name)?.type
  return processes.length === 1 ? processes[0]?.type : (called(purpose) ?? called("web"))
}

export const launchToml = (processes: ReadonlyArray<ProcessType>, purpose: string): string => {
  const first = defaultOf(processes, purpose)
  return processes
    .map(({ command, type }) =>
      [
        "[[processes]]",
        `type = ${tomlString(type)}`,
        `command = ${list(argvOf(command))}`,
        ...(type === first ? ["default = true"] : []),
        ""
      ].join("\n")
    )
    .join("\n")
}
