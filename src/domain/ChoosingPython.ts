/** What to write so that an app gets another Python: in the place that decided, since any other would not be heard. */
import { describe, type Origin } from "./Origin.ts"

/** Pipenv takes the version over into its lock file, whose digest tells when it has not. */
export const inPipfile = (line: string): string =>
  `Write \`python_version = "${line}"\` under [requires] in Pipfile, and run \`pipenv lock\`.`

const inFile = (line: string, path: string, origin: Origin): string => {
  const name = path.split("/").at(-1)
  if (name === "runtime.txt") return `Write \`Python-${line}\` into ${path}.`
  if (name === ".python-version") return `Write \`${line}\` into ${path}.`
  if (name === "Pipfile.lock") return inPipfile(line)
  return `Change the range of Pythons in ${describe(origin)} to \`==${line}.*\`.`
}

/** `line` is `3.12`; without an origin nobody has chosen yet. */
export const howToChoose = (line: string, origin?: Origin): string => {
  const anywhere = `Write \`Python-${line}\` into runtime.txt (or \`${line}\` into .python-version)`
  if (origin?._tag === "File") return inFile(line, origin.path, origin)
  if (origin?._tag !== "Variable") return `${anywhere}.`
  // The operator's default yields to any word of the app.
  return origin.name === "PYTHON_DEFAULT_VERSION"
    ? `${anywhere}, or set $${origin.name} to ${line}.`
    : `Set $${origin.name} to ${line}.`
}
