/** The environment delta as shell text: `.profile.d/python.sh` for the running app, `export` for the next buildpack. */
import type { EnvironmentDelta } from "../../domain/EnvironmentDelta.ts"
import { line, mark, place } from "../ShellEnvironment.ts"

/** A shell passes over a link that leads nowhere, and `python` would be another one, which has none of the app's packages. */
const gone = [
  `if [ -h "$${place}/bin/python" ] && [ ! -e "$${place}/bin/python" ]; then`,
  `  echo "The Python that this app was staged with is not here: $${place}/bin/python leads nowhere. Stage the app on this stack." >&2`,
  "fi"
]

/**
 * Sourced by bash or dash, under `set -u` and `set -e` too; prints nothing unless the interpreter is gone, and leaves directory and options alone. The
 * app is where $HOME is; in a bash that runs elsewhere, beside this file. `atStart` are lines that find out the rest there.
 */
export const profileScript = (delta: EnvironmentDelta, atStart: ReadonlyArray<string> = []): string =>
  [
    mark,
    `${place}=\${HOME:-}/.python`,
    `if [ ! -d "$${place}" ] && [ -n "\${BASH_SOURCE:-}" ]; then`,
    `  case $BASH_SOURCE in */*) ${place}=\${BASH_SOURCE%/*}/../.python ;; *) ${place}=../.python ;; esac`,
    `  ${place}=$(CDPATH= cd -- "$${place}" 2>/dev/null && pwd -P) || ${place}=\${HOME:-}/.python`,
    "fi",
    ...gone,
    ...delta.map(line),
    ...atStart,
    `unset ${place}`,
    ""
  ].join("\n")

/** The script for the rest of the build, where the app stands at a known path. */
export const exportScript = (delta: EnvironmentDelta, path: string): string =>
  [mark, `${place}='${path.replaceAll("'", `'\\''`)}'`, ...delta.map(line), `unset ${place}`, ""].join("\n")
