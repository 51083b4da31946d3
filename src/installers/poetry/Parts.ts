/** Which groups and extras a project of Poetry has: in [tool.poetry], [project] and [dependency-groups]. */
import { normalise } from "../../domain/PackageName.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"

/** The group of what is a dependency of the project itself; the one that is installed without a word. */
export const main = "main"

/** The groups that [dependency-groups] and [tool.poetry.group] name; `dev` is also what Poetry 1.0 had as dev-dependencies. */
export const groupsIn = (pyproject: Table): ReadonlyArray<string> => {
  const poetry = tableAt(pyproject, "tool", "poetry")
  const written = [
    main,
    ...Object.keys(tableAt(poetry, "group")),
    ...(poetry["dev-dependencies"] === undefined ? [] : ["dev"]),
    ...Object.keys(tableAt(pyproject, "dependency-groups"))
  ]
  return [...new Map(written.map((name) => [normalise(name), name])).values()]
}

export const extrasIn = (pyproject: Table, lock: Table): ReadonlyArray<string> => {
  const written = [
    ...Object.keys(tableAt(lock, "extras")),
    ...Object.keys(tableAt(pyproject, "tool", "poetry", "extras")),
    ...Object.keys(tableAt(pyproject, "project", "optional-dependencies"))
  ]
  return [...new Map(written.map((name) => [normalise(name), name])).values()]
}

export interface ChosenGroups {
  readonly extras: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}
