/** Whether a Pipfile.lock was made from a Pipfile: by the digest that Pipenv has written, of what that says of packages. */
import { normalise } from "../../domain/PackageName.ts"
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"

/** Sections of a Pipfile that are no lists of packages beside the two that there always are. */
const ofPipenv = new Set([
  "source",
  "packages",
  "dev-packages",
  "requires",
  "scripts",
  "pipfile",
  "pipenv",
  "default",
  "develop"
])

/** What plette puts in place of none (2.1.0). */
const usualSource = [{ name: "pypi", url: "https://pypi.org/simple", verify_ssl: true }]

/** A value as text, as Python's `json` writes it: keys in order, no blanks, ASCII alone. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (!isTable(value)) return ascii(JSON.stringify(value))
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${ascii(JSON.stringify(key))}:${canonical(value[key])}`)
  return `{${members.join(",")}}`
}

const ascii = (text: string): string =>
  text.replaceAll(/[^\u0020-\u007e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** The lists of packages, by the names that a lock file has for them. */
export const categoriesIn = (pipfile: Table): ReadonlyMap<string, Table> =>
  new Map([
    ["default", tableAt(pipfile, "packages")],
    ["develop", tableAt(pipfile, "dev-packages")],
    ...Object.entries(pipfile).flatMap(([name, value]) =>
      ofPipenv.has(name) || !isTable(value) ? [] : [[name, value] as const]
    )
  ])

const normalised = (section: Table): Table =>
  Object.fromEntries(Object.entries(section).map(([name, value]) => [normalise(name), value]))

/**
 * What a digest may be of: since 2026 Pipenv writes the names of packages in their normal form, before as they stood
 * (2018.5 to 2026.10.3).
 */
export const digested = (pipfile: Table): ReadonlyArray<string> =>
  [normalised, (section: Table) => section].map((each) =>
    canonical({
      ...Object.fromEntries([...categoriesIn(pipfile)].map(([name, section]) => [name, each(section)])),
      _meta: { requires: tableAt(pipfile, "requires"), sources: pipfile["source"] ?? usualSource }
    })
  )

const missing = (from: Table, among: Table): ReadonlyArray<string> => {
  const known = new Set(Object.keys(among).map(normalise))
  return Object.keys(from).filter((name) => !known.has(normalise(name)))
}

const addresses = (sources: unknown): string =>
  Array.isArray(sources)
    ? sources
        .filter(isTable)
        .map(({ url }) => String(url))
        .toSorted()
        .join(" ")
    : ""

/** What can be told of the difference; the digest alone knows of a range that has changed. */
export const differencesOf = (pipfile: Table, lock: Table): ReadonlyArray<string> => {
  const meta = tableAt(lock, "_meta")
  const packages = [...categoriesIn(pipfile)].flatMap(([name, section]) =>
    missing(section, tableAt(lock, name)).map(
      (one) => `Pipfile asks for ${one}, which Pipfile.lock does not have in \`${name}\`.`
    )
  )
  const [asked, locked] = [tableAt(pipfile, "requires"), tableAt(meta, "requires")].map(canonical)
  return [
    ...packages,
    ...(asked === locked ? [] : ["[requires] in Pipfile is another one than Pipfile.lock has."]),
    ...(addresses(pipfile["source"] ?? usualSource) === addresses(meta["sources"])
      ? []
      : ["The sources in Pipfile are others than Pipfile.lock has."])
  ]
}
