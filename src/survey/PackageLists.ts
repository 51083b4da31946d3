/** Files of other tools that list packages, and files of pip that have another name: what each lists, and what makes a requirements.txt of it. */
import { parse } from "smol-toml"
import type { PackageList } from "../domain/Overlooked.ts"
import { redact } from "../domain/Secrets.ts"
import { readCondaEnvironment } from "../formats/CondaEnvironment.ts"

type Table = Readonly<Record<string, unknown>>
const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** `undefined` for what is no TOML: nobody can tell what it lists. */
const toml = (text: string): Table | undefined => {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** `tool.poetry.dependencies` */
const at = (document: Table, path: string): Table => {
  let found: unknown = document
  for (const key of path.split(".")) found = isTable(found) ? found[key] : undefined
  return isTable(found) ? found : {}
}

const ofTools = new Set(["python", "pip", "setuptools", "wheel"])
const names = (table: Table): ReadonlyArray<string> => Object.keys(table).filter((name) => !ofTools.has(name))

/** The name that a requirement begins with. */
const nameOf = (requirement: string): ReadonlyArray<string> => {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1]
  return name === undefined || ofTools.has(name.toLowerCase()) ? [] : [name]
}
const inList = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.flatMap((item: unknown) => (typeof item === "string" ? nameOf(item) : [])) : []

const development =
  /(?:^|[-_./ ])(?:dev|devel|develop|development|tests?|testing|ci|lint|format|docs?|local|debug)(?=$|[-_./ ])/i

const list = (
  place: string,
  packages: ReadonlyArray<string>,
  remedy: string,
  forDevelopment = false
): ReadonlyArray<PackageList> =>
  packages.length === 0
    ? []
    : [{ place, packages: [...new Set(packages)], development: forDevelopment || development.test(place), remedy }]

const pipfile = (name: string, text: string): ReadonlyArray<PackageList> => {
  const document = toml(text)
  return document === undefined
    ? []
    : list(name, names(at(document, "packages")), "Run `pipenv lock`, and commit Pipfile.lock.")
}

const conda = (name: string, text: string): ReadonlyArray<PackageList> => {
  const { ofConda, ofPip } = readCondaEnvironment(text)
  const packages = ofConda.flatMap(nameOf)
  return list(
    name,
    [...packages, ...ofPip.flatMap(nameOf)],
    "Run `pip list --format=freeze > requirements.txt` in that environment, remove what is none of the app's, and commit requirements.txt."
  ).map((one) =>
    ofPip.length === 0 ? one : { ...one, lines: ofPip.map((line) => redact(line, [])), remedy: writtenOut(packages) }
  )
}

/** What is to be done besides writing the lines of the pip part. */
const writtenOut = (packages: ReadonlyArray<string>): string =>
  packages.length === 0
    ? "Write these lines into requirements.txt, and commit it:"
    : `Write these lines into requirements.txt, add what is conda's (${packages.join(", ")}) by its names for pip, and commit it:`

const pixiIn = (place: string, table: Table): ReadonlyArray<PackageList> =>
  list(
    place,
    [...names(at(table, "dependencies")), ...names(at(table, "pypi-dependencies"))],
    "Run `pixi run pip list --format=freeze > requirements.txt`, and commit requirements.txt."
  )

/** A requirement file of another name; one that only names others lists what they are called. */
const requirementLines = (text: string): ReadonlyArray<string> =>
  text.split(/\r?\n/).flatMap((line) => {
    const bare = line.replace(/(?:^|\s)#.*$/, "").trim()
    const other = /^(?:-r\s*|--requirement[\s=]+|-e\s*|--editable[\s=]+)(\S+)/.exec(bare)?.[1]
    if (other !== undefined) return [other]
    if (/^(?:git|hg|svn|bzr)\+|^https?:|^\.\.?\//.test(bare)) return [bare.replace(/[?#].*$/, "")]
    return /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?\s*(?:$|[=<>!~;@(])/.test(bare) ? nameOf(bare) : []
  })
const requirementFile = (name: string, text: string): ReadonlyArray<PackageList> =>
  list(
    name,
    requirementLines(text),
    name.endsWith(".in")
      ? `Run \`pip-compile ${name}${name === "requirements.in" ? "" : " -o requirements.txt"}\`, and commit requirements.txt.`
      : `Set $PYTHON_REQUIREMENTS to \`${name}\`, or commit a requirements.txt with the line \`-r ${name}\`.`
  )

const setupCfg = (name: string, text: string): ReadonlyArray<PackageList> => {
  const value = /^install_requires[ \t]*=(.*(?:\r?\n[ \t]+.*)*)/m.exec(text)?.[1] ?? ""
  return list(
    name,
    value.split(/\r?\n/).flatMap(nameOf),
    "Commit a setup.py with two lines: `from setuptools import setup` and `setup()`."
  )
}

const copied = "Copy its lines into requirements.txt, and commit it."
const locked = "Run `poetry lock`, and commit poetry.lock."

const pyproject = (name: string, text: string): ReadonlyArray<PackageList> => {
  const document = toml(text)
  if (document === undefined) return []
  const within = (table: string): string => `[${table}] in ${name}`
  const group = (table: string, key: string, packages: ReadonlyArray<string>, remedy: string) =>
    list(`${within(table)}, ${key}`, packages, remedy)
  const groups = at(document, "dependency-groups")
  const hatch = at(document, "tool.hatch.envs")
  const poetry = at(document, "tool.poetry.group")
  return [
    ...list(within("tool.poetry"), names(at(document, "tool.poetry.dependencies")), locked),
    ...Object.keys(poetry).flatMap((key) =>
      group(
        "tool.poetry",
        `group ${key}`,
        names(at(poetry, `${key}.dependencies`)),
        `Run \`poetry lock\`, commit poetry.lock, and set $PYTHON_GROUPS to \`${key}\`.`
      )
    ),
    ...Object.entries(groups).flatMap(([key, value]) =>
      group(
        "dependency-groups",
        key,
        inList(value),
        `Set $PYTHON_GROUPS to \`${key}\`, or copy its lines into requirements.txt.`
      )
    ),
    ...list(within("tool.uv"), inList(at(document, "tool.uv")["dev-dependencies"]), copied, true),
    ...Object.values(at(document, "tool.pdm.dev-dependencies")).flatMap((value) =>
      list(within("tool.pdm"), inList(value), copied, true)
    ),
    ...Object.entries(hatch).flatMap(([key, value]) =>
      list(`[tool.hatch.envs.${key}] in ${name}`, isTable(value) ? inList(value["dependencies"]) : [], copied, true)
    ),
    ...pixiIn(within("tool.pixi"), at(document, "tool.pixi"))
  ]
}

type Reader = (name: string, text: string) => ReadonlyArray<PackageList>

/** The readers of lists, by the end of a path from the top of the app. */
const readers: ReadonlyArray<readonly [RegExp, Reader]> = [
  [/^Pipfile$/i, pipfile],
  [/^(?:(?:conda[-_])?env(?:ironment)?|conda)(?:[-_.][\w-]+)?\.ya?ml$/i, conda],
  [/^pixi\.toml$/, (name, text) => pixiIn(name, toml(text) ?? {})],
  [/^pyproject\.toml$/, pyproject],
  [/^setup\.cfg$/, setupCfg],
  [/^(?:[\w-]+[-_.])?(?:requirements?|reqs?)(?:[-_.][\w.-]+)?\.(?:txt|in|pip)$/i, requirementFile],
  [/^(?:requirements?|reqs?|deps|dependencies)\/[\w.-]+\.(?:txt|in|pip)$/i, requirementFile],
  [/^(?:deps|dependencies|packages|requires?|pip)\.(?:txt|in)$/i, requirementFile]
]

const readerOf = (path: string): Reader | undefined => readers.find(([pattern]) => pattern.test(path))?.[1]

/** Whether a file, by its path from the top of the app, may list packages; `requirements.txt` itself is read as such. */
export const mayListPackages = (path: string): boolean => path !== "requirements.txt" && readerOf(path) !== undefined

/** Whether a file, by its path from the top of the app, is a requirement file by its name. */
export const isRequirementFile = (path: string): boolean =>
  path === "requirements.txt" || readerOf(path) === requirementFile

export const listsIn = (path: string, text: string): ReadonlyArray<PackageList> => readerOf(path)?.(path, text) ?? []
