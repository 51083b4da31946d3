/** Scripts that a droplet's launcher sources before it starts the app: our own, and the one for what every buildpack has supplied. */
import { type Change, type EnvironmentDelta, prefix } from "../../domain/EnvironmentDelta.ts"
import { line, mark, place, quote } from "../ShellEnvironment.ts"
import { workersScript } from "../WorkersScript.ts"
import { placesOf, searchPaths, type Supplied } from "./DepsFolder.ts"

/** The final buildpack's script names every `bin` already; naming ours anew would put it before those of later buildpacks. */
const unlessThere = (change: Change): string =>
  change._tag === "Prepend" && change.value.startsWith(prefix)
    ? `case "\${${change.name}:-}" in ${quote(change.value)} | ${quote(change.value)}${change.delimiter}* | *${change.delimiter}${quote(change.value)} | *${change.delimiter}${quote(change.value)}${change.delimiter}*) ;; *) ${line(change)} ;; esac`
    : line(change)

/** Copied into the droplet's folder of scripts by whichever buildpack is the final one. The launcher sets `$DEPS_DIR`. */
export const ownScript = (index: string, delta: EnvironmentDelta): string =>
  [
    mark,
    `${place}=\${DEPS_DIR:-\${HOME:-}/../deps}`,
    `${place}=$(CDPATH= cd -- "$${place}/${index}" 2>/dev/null && pwd) || ${place}=\${DEPS_DIR:-}/${index}`,
    ...delta.map(unlessThere),
    ...workersScript({ memoryLimit: true }),
    `unset ${place}`,
    ""
  ].join("\n")

/** Sorts before every other, so that those find the programs of all buildpacks. */
export const everybodysName = "000_multi-supply.sh"

export const everybodysScript = (supplied: ReadonlyArray<Supplied>): string => {
  const lines = searchPaths
    .filter(({ running }) => running)
    .flatMap(({ folder, name }) => {
      const places = placesOf(supplied, "$DEPS_DIR", folder)
      return places.length === 0 ? [] : [`export ${name}="${places.join(":")}\${${name}:+:$${name}}"`]
    })
  return [mark, `export DEPS_DIR="\${DEPS_DIR:-\${HOME:-}/../deps}"`, ...lines, ""].join("\n")
}
