/** Groups of `[dependency-groups]` in `pyproject.toml` (PEP 735), where `$PYTHON_GROUPS` takes one and no lock file has them. */
import * as Data from "effect/Data"
import { isTable, type Table, tableAt } from "../formats/TomlDocument.ts"
import { normalise } from "../domain/PackageName.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { select } from "./GroupSelection.ts"
import type { Contributor } from "./Installer.ts"
import { listedDependencies } from "./ListedDependencies.ts"

const id = "dependency-groups"

/** A group is no list of requirements, or includes what is none. */
export class InvalidDependencyGroup
  extends Data.TaggedError("InvalidDependencyGroup")<{ readonly group: string; readonly why: string }>
  implements StagingError
{
  readonly id = "pyproject/invalid-dependency-group"
  readonly blame = "app"
  readonly title = "A group of dependencies in pyproject.toml cannot be read"
  override get message(): string {
    return `\`${printable(this.group)}\` in [dependency-groups] of pyproject.toml ${this.why} (PEP 735).`
  }
  readonly hints: ReadonlyArray<string> = [
    'Write it like: dev = ["pytest>=8", {include-group = "lint"}], each item a requirement or a group that there is.'
  ]
}

interface Expanded {
  readonly lines: ReadonlyArray<string>
  readonly problems: ReadonlyArray<InvalidDependencyGroup>
}

const expand = (groups: ReadonlyMap<string, unknown>, name: string, above: ReadonlyArray<string>): Expanded => {
  const wrong = (why: string): Expanded => ({
    lines: [],
    problems: [new InvalidDependencyGroup({ group: above.at(-1) ?? name, why })]
  })
  if (above.includes(name)) return wrong("includes itself")
  const items = groups.get(name)
  if (items === undefined) return wrong(`includes \`${printable(name)}\`, which is no group`)
  if (!Array.isArray(items)) return wrong("is no list")
  const parts = items.map((item: unknown): Expanded => {
    if (typeof item === "string") return { lines: [item], problems: [] }
    const included = isTable(item) ? item["include-group"] : undefined
    return typeof included === "string"
      ? expand(groups, normalise(included), [...above, name])
      : {
          lines: [],
          problems: [
            new InvalidDependencyGroup({ group: name, why: "has an item that is neither a text nor `include-group`" })
          ]
        }
  })
  return { lines: parts.flatMap(({ lines }) => lines), problems: parts.flatMap(({ problems }) => problems) }
}

const groupsIn = (document: Table): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(tableAt(document, "dependency-groups")).map(([name, items]) => [normalise(name), items]))

export const dependencyGroups: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [],
  claim: ({ choices, pyproject }) => {
    if (choices.groups === undefined) return undefined
    const table = tableAt(pyproject?.document ?? {}, "dependency-groups")
    const groups = groupsIn(pyproject?.document ?? {})
    const { names, problems } = select({
      kind: "group",
      asked: choices.groups,
      file: pyproject === undefined ? "The app" : "pyproject.toml",
      known: Object.keys(table),
      defaults: []
    })
    if (names.size === 0 && problems.length === 0) return undefined
    const parts = [...names].map((name) => expand(groups, name, []))
    const lines = [...new Set(parts.flatMap((part) => part.lines))]
    const what = `the ${names.size === 1 ? "group" : "groups"} ${[...names].join(", ")} in pyproject.toml`
    return {
      installs: listedDependencies({ installer: id, path: "pyproject.toml", what, lines }),
      lines: [{ name: "[dependency-groups] in pyproject.toml", lines, derived: true }],
      notices: [],
      problems: [...problems, ...parts.flatMap((part) => part.problems)]
    }
  }
}
