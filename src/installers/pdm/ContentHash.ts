/** Whether a pdm.lock was made from a pyproject.toml: by the digest that PDM has written, of what that says of packages. */
import { normalise } from "../../domain/PackageName.ts"
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"

const ascii = (text: string): string =>
  text.replaceAll(/[^\u0020-\u007e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** A value as text, as Python's `json` writes it: keys in order, a blank behind each mark, ASCII alone. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`
  if (!isTable(value)) return ascii(JSON.stringify(value))
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${ascii(JSON.stringify(key))}: ${written(value[key])}`)
  return `{${members.join(", ")}}`
}

const merged = (...tables: ReadonlyArray<Table>): Table => {
  const groups = new Map<string, ReadonlyArray<unknown>>()
  for (const [name, list] of tables.flatMap((table) => Object.entries(table)))
    groups.set(normalise(name), [...(groups.get(normalise(name)) ?? []), ...(Array.isArray(list) ? list : [])])
  return Object.fromEntries(groups)
}

/** Texts that a digest may be of: today's (2.29.4), and that of releases before groups of PEP 735 and whole resolutions counted. */
export const digested = (pyproject: Table): ReadonlyArray<string> => {
  const project = tableAt(pyproject, "project")
  const settings = tableAt(pyproject, "tool", "pdm")
  const resolution = tableAt(settings, "resolution")
  const old = tableAt(settings, "dev-dependencies")
  const common = {
    sources: settings["source"] ?? [],
    dependencies: project["dependencies"] ?? [],
    "optional-dependencies": project["optional-dependencies"] ?? {},
    "requires-python": project["requires-python"] ?? ""
  }
  const groups = [merged(tableAt(pyproject, "dependency-groups"), old), old]
  const resolutions = [{ resolution }, { overrides: resolution["overrides"] ?? {} }]
  return groups.flatMap((each) => resolutions.map((one) => written({ ...common, ...one, "dev-dependencies": each })))
}
