/** Extras that a project describes without being built: `[project.optional-dependencies]`, Poetry's, and those of `setup.cfg`. */
import type { Application } from "../domain/Application.ts"
import { normalise } from "../domain/PackageName.ts"
import { tableAt } from "../formats/TomlDocument.ts"
import { type Selected, select } from "./GroupSelection.ts"

type Described = Pick<Application, "choices" | "names" | "pyproject" | "setupExtras">

const isDynamic = ({ pyproject }: Described): boolean => {
  const dynamic = tableAt(pyproject?.document ?? {}, "project")["dynamic"]
  return Array.isArray(dynamic) && dynamic.includes("optional-dependencies")
}

/** The extras as far as files tell them, and by which; `undefined` where a build alone knows them. */
const knownOf = (
  application: Described
): { readonly file: string; readonly known: ReadonlyArray<string> } | undefined => {
  const document = application.pyproject?.document ?? {}
  if (application.pyproject?.project !== undefined && !isDynamic(application))
    return { file: "pyproject.toml", known: Object.keys(tableAt(document, "project", "optional-dependencies")) }
  const ofPoetry = Object.keys(tableAt(document, "tool", "poetry", "extras"))
  if (ofPoetry.length > 0) return { file: "pyproject.toml", known: ofPoetry }
  const { setupExtras = [] } = application
  return setupExtras.length > 0 ? { file: "setup.cfg", known: setupExtras } : undefined
}

/** Words of the variable, where nobody knows what there is. */
const literal = (asked: string | undefined): Selected => ({
  names: new Set(
    (asked ?? "")
      .split(/[\s,]+/)
      .filter((word) => word !== "" && !word.startsWith("-"))
      .map(normalise)
  ),
  problems: []
})

/** What `$PYTHON_EXTRAS` takes of the extras of the app's own package. */
export const chosenExtras = (application: Described): Selected => {
  const found = knownOf(application)
  const asked = application.choices.extras
  return asked === undefined || found === undefined
    ? literal(asked)
    : select({ kind: "extra", asked, defaults: [], ...found })
}

/** The requirements of extras; one that names the project itself, as `all = ["shop[web,db]"]` does, stands for the extras in it. */
export const linesOfExtras = (
  { pyproject }: Pick<Application, "pyproject">,
  names: ReadonlySet<string>
): ReadonlyArray<string> => {
  const table = new Map(
    Object.entries(tableAt(pyproject?.document ?? {}, "project", "optional-dependencies")).map(([name, lines]) => [
      normalise(name),
      Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : []
    ])
  )
  const own = normalise(pyproject?.project?.name ?? "")
  const seen = new Set<string>()
  const linesOf = (extra: string): ReadonlyArray<string> => {
    if (seen.has(extra)) return []
    seen.add(extra)
    return (table.get(extra) ?? []).flatMap((line) => {
      const [, name = "", extras = ""] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(line) ?? []
      return own !== "" && normalise(name) === own
        ? extras.split(",").flatMap((one) => linesOf(normalise(one.trim())))
        : [line]
    })
  }
  return [...new Set([...names].flatMap(linesOf))]
}
