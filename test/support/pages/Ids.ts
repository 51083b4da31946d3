/** The ids of all errors, warnings and notices, as the source declares them: what a reader of a log can search for. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pypmConditions } from "../../../src/installers/pypm/PypmFile.ts"
import { mistakeConditions, optionConditions } from "../../../src/formats/requirements/LineCondition.ts"
import { fileFaults, pathFaults } from "../../../src/formats/requirements/Problems.ts"
import { faults, places } from "../../../src/formats/VersionFile.ts"

const root = join(import.meta.dirname, "../../../src")
/** Of `src`, without what is for tests. */
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("testing/"))
    .toSorted()
    .map((name) => [name, readFileSync(join(root, name), "utf8")])
)

const subjects =
  "app-dir|application|archive|binding|buildpack|cache|ci|command|environment|filesystem|hook|image|installers|library|lock-file|packages|passed-over|pip|pip-opts|pipfile|plan|process|procfile|pypm|pypm-opts|pyproject|python|report|requirements|requirements-pypm|runtime|script|setup-cfg|stage|start|static-files|tools|vendor|wheel"

const literal = new RegExp(`"((?:${subjects})/[a-z0-9]+(?:-[a-z0-9]+)*)"`, "g")

/** Two places and two kinds of lists of requirements can go wrong in the same ways: these ids are put together. */
const assembled: ReadonlyArray<string> = [
  ...mistakeConditions.flatMap((condition) => [`requirements/${condition}`, `requirements-pypm/${condition}`]),
  ...optionConditions.map((condition) => `requirements/${condition}`),
  ...Object.keys(pypmConditions).map((condition) => `requirements-pypm/${condition}`),
  ...Object.keys(fileFaults).map((fault) => `requirements/file-${fault}`),
  ...Object.keys(pathFaults).map((fault) => `requirements/path-${fault}`),
  ...places.flatMap((place) => Object.keys(faults).map((fault) => `${place}/${fault}`))
]

/** Every id, sorted, once. */
export const ids: ReadonlyArray<string> = [
  ...new Set([
    ...[...sources.values()].flatMap((text) => [...text.matchAll(literal)].map(([, id]) => id ?? "")),
    ...assembled
  ])
].toSorted()
