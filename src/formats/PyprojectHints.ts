/** What `pyproject.toml` says of the Python besides `requires-python` in `[project]`: Poetry's constraint, and by the way classifiers and `[project]` itself. */
import type { VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfClassifiers } from "./Classifiers.ts"
import { rangesOf } from "./PoetryConstraint.ts"
import { isTable, lineOfKey, type Table, tableAt } from "./TomlDocument.ts"

const path = "pyproject.toml"

/** `python = "^3.8"`, or a table with `version`. */
const constraintOf = (value: unknown): string | undefined =>
  typeof value === "string"
    ? value
    : isTable(value) && typeof value["version"] === "string"
      ? value["version"]
      : undefined

/** `python` of Poetry's own dependencies; what cannot be understood, or means every Python, says nothing. */
export const rangeOfPoetry = (document: Table, text: string): VersionRange | undefined => {
  const constraint = constraintOf(tableAt(document, "tool", "poetry", "dependencies")["python"])?.trim()
  const anyOf = constraint === undefined ? undefined : rangesOf(constraint)
  if (constraint === undefined || anyOf === undefined || anyOf.includes(">=0")) return undefined
  const origin = Origin.file(path, lineOfKey(text, "tool.poetry.dependencies", "python"))
  return { origin, specifier: constraint, anyOf }
}

/** Flit's own table, from before PEP 621. */
const flit = (document: Table, text: string): ReadonlyArray<PythonHint> => {
  const specifier = tableAt(document, "tool", "flit", "metadata")["requires-python"]
  const origin = Origin.file(path, lineOfKey(text, "tool.flit.metadata", "requires-python"))
  return typeof specifier === "string" && specifier.trim() !== ""
    ? [{ kind: "flit", origin, says: `requires Python ${specifier}`, allows: [specifier.trim()] }]
    : []
}

const classifiers = (document: Table, text: string): ReadonlyArray<PythonHint> =>
  [["project"], ["tool", "poetry"], ["tool", "flit", "metadata"]].flatMap((keys) => {
    const list = tableAt(document, ...keys)["classifiers"]
    if (!Array.isArray(list)) return []
    const texts = list.filter((one) => typeof one === "string")
    return hintOfClassifiers(texts, Origin.file(path, lineOfKey(text, keys.join("."), "classifiers")))
  })

/** What reads `[project]` (PEP 621) runs on Python 3 alone. */
const project = (document: Table, text: string): ReadonlyArray<PythonHint> => {
  if (!isTable(document["project"])) return []
  const line = text.split("\n").findIndex((row) => /^\s*\[\s*project\s*\]/.test(row)) + 1
  return [
    { kind: "project", origin: Origin.file(path, line > 0 ? line : undefined), says: "has [project]", allows: [">=3"] }
  ]
}

export const hintsOfPyproject = (document: Table, text: string): ReadonlyArray<PythonHint> => [
  ...flit(document, text),
  ...classifiers(document, text),
  ...project(document, text)
]
