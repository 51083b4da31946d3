/**
 * `bin/python` of an index: a script that starts the interpreter with the packages beside it. A link would do in the running
 * app, whose profile script names the place. A later buildpack's staging has no such script, and the files in `env` that it does read
 * would have to hold the path of a staging.
 */
import * as Effect from "effect/Effect"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { mark } from "../ShellEnvironment.ts"

const isPython = (name: string): boolean => /^python[\d.]*$/.test(name)

/** A word of a shell that is exactly this text. */
const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** `interpreter` is a word, or several parts of one, that may say `$base`, the folder of the index. */
const script = (interpreter: string): string =>
  [
    "#!/bin/sh",
    mark,
    "case $0 in */*) d=${0%/*} ;; *) d=. ;; esac",
    '[ ! -h "$0" ] || { d=$(readlink -f -- "$0") && d=${d%/*}; }',
    'case $d in /*/bin) base=${d%/bin} ;; *) base=$(CDPATH= cd -- "$d/.." && pwd) || exit 127 ;; esac',
    "export PYTHONUSERBASE=$base",
    "unset PYTHONNOUSERSITE",
    // Python up to 3.6 takes no locale for ASCII.
    '[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LANG=C.UTF-8',
    `interpreter=${interpreter}`,
    `[ -x "$interpreter" ] || { echo "$0: the Python that this app was staged with is not here: $interpreter. Stage the app on this stack." >&2; exit 127; }`,
    'exec "$interpreter" "$@"',
    ""
  ].join("\n")

/** One that lies in the prefix or in the app is found from where these are; one of the stack's own, where the stack has it. */
const placeOf = (executable: string, prefix: string, root: string): string => {
  if (executable.startsWith(`${prefix}/`)) return `"$base"/${word(executable.slice(prefix.length + 1))}`
  if (executable.startsWith(`${root}/`)) return `"\${HOME:-}"/${word(executable.slice(root.length + 1))}`
  return word(executable)
}

/** Puts a script into the place of each link to the interpreter, in a prefix that is about to be moved. */
export const startBeside = Effect.fn("PythonPrograms.startBeside")(function* (prefix: string, root: string) {
  const files = yield* Filesystem
  const programs = join(prefix, "bin")
  const real = yield* files.realPath(prefix)
  const links = (yield* files.entries(programs)).filter(({ kind, name }) => kind === "link" && isPython(name))
  for (const { name } of links) {
    const path = join(programs, name)
    const executable = yield* files.realPath(path)
    yield* files.remove(path)
    yield* files.write(path, script(placeOf(executable, real, root)), 0o755)
  }
})
