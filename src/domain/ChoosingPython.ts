/** What to write so that an app gets another Python: in the place that decided, since any other would not be heard. */
import { describe, type Origin } from "./Origin.ts"

/** Pipenv takes the version over into its lock file, whose digest tells when it has not. */
export const inPipfile = (line: string): string =>
  `Write \`python_version = "${line}"\` under [requires] in Pipfile, and run \`pipenv lock\`.`

const isOfMise = (path: string): boolean =>
  /(?:^|\/)\.?mise(?:\.local)?\.toml$|(?:^|\/)\.?mise\/config\.toml$/.test(path)

/** What to write into a file that has its own words for it; `undefined` for one that holds a version and nothing else. */
export const inPlace = (line: string, path: string): string | undefined => {
  if (path === "Pipfile.lock") return inPipfile(line)
  if (path === "Pipfile") return `Write \`python_version = "${line}"\` under [requires] in Pipfile.`
  if (path === ".tool-versions") return `Write the line \`python ${line}\` into .tool-versions.`
  return isOfMise(path) ? `Write \`python = "${line}"\` under [tools] in ${path}.` : undefined
}

const inFile = (line: string, path: string, origin: Origin): string => {
  const name = path.split("/").at(-1)
  if (name === "runtime.txt") return `Write \`Python-${line}\` into ${path}.`
  if (name === ".python-version") return `Write \`${line}\` into ${path}.`
  return inPlace(line, path) ?? `Change the range of Pythons in ${describe(origin)} to \`==${line}.*\`.`
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
