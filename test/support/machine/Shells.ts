/** The shells that source what we write, and what is in the environment afterwards. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Name to the words that start it; shells that this machine lacks are left out. */
export const shells: ReadonlyArray<readonly [name: string, command: ReadonlyArray<string>]> = [
  ["sh", ["/bin/sh"]] as const,
  ["dash", ["/usr/bin/dash"]] as const,
  ["bash", ["/bin/bash", "--norc"]] as const,
  ["busybox", ["/usr/bin/busybox", "sh"]] as const
].filter(([, [program]]) => existsSync(program))

/** A bash whose input is a socket, which is what Node gives it, reads ~/.bashrc: hence `--norc`. */
export const bash: ReadonlyArray<string> = ["/bin/bash", "--norc"]

/** Runs shell text in a stated environment; `$1` and so on are the arguments. */
export const runIn = (
  [program = "", ...words]: ReadonlyArray<string>,
  code: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>>,
  cwd = "/"
): SpawnSyncReturns<string> =>
  spawnSync(program, [...words, "-c", code, "shell", ...args], { env, cwd, encoding: "utf8", timeout: 60_000 })

/** Set by the shell itself. */
const ofShell = new Set(["PWD", "OLDPWD", "SHLVL", "_"])

/** The exported variables after sourcing a script, by the shell's own word; throws when it says anything else. */
export const sourced = (
  shell: ReadonlyArray<string>,
  script: string,
  env: Readonly<Record<string, string>>,
  cwd = "/"
): Record<string, string> => {
  const done = runIn(shell, `set -eu\n. "$1"\nexec /usr/bin/env -0`, [script], env, cwd)
  if (done.status !== 0 || done.stderr !== "")
    throw new Error(`${shell.join(" ")} ended with ${done.status}: ${done.stderr}`)
  const pairs = done.stdout
    .split("\0")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const cut = pair.indexOf("=")
      return [pair.slice(0, cut), pair.slice(cut + 1)] as const
    })
  return Object.fromEntries(pairs.filter(([name]) => !ofShell.has(name)))
}
