/** Every place of an app and its settings that names the Python or a range of it; and where none does, what hints at one. */
import * as Effect from "effect/Effect"
import { PYTHON_DEFAULT_VERSION, PYTHON_VERSION } from "../domain/Options.ts"
import type { BuiltWheel, VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import { pythonsOf } from "../domain/WheelTags.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { Env } from "../services/Env.ts"
import type { Optional } from "./AppFile.ts"
import { readProcfilePrograms } from "./ProcfilePrograms.ts"
import type { PyprojectFacts } from "../formats/Pyproject.ts"
import { readPythonSigns } from "./PythonHints.ts"
import { toolFiles } from "./ToolFiles.ts"
import type { SetupCfgFacts } from "../formats/SetupCfg.ts"
import { fromFile, fromVariable } from "../formats/VersionFile.ts"
import { OutsideFile } from "../domain/OutsideFile.ts"

interface Facts {
  readonly root: string
  readonly names: ReadonlySet<string>
  readonly pyproject: PyprojectFacts | undefined
  readonly setupCfg: SetupCfgFacts | undefined
  readonly requirements: Requirements | undefined
  readonly wheels: ReadonlyArray<BuiltWheel>
  /** The range of Pythons that the app's script names. */
  readonly script: VersionRange | undefined
  /** Files at the top that are links out of the app: what they say is not quoted. */
  readonly outside: ReadonlySet<string>
}

const versionSources = Effect.fn("NamedPython.sources")(function* (
  optional: Optional,
  { names, outside, root }: Facts
) {
  const env = yield* Env
  const ofFile = (name: string) =>
    optional(name, (bytes) => {
      const source = fromFile(name, bytes)
      return source.problem !== undefined && outside.has(name)
        ? { ...source, text: "", problem: new OutsideFile({ path: name }) }
        : source
    })
  const wanted = env.get(PYTHON_VERSION)
  const found = [
    wanted === undefined ? undefined : fromVariable("PYTHON_VERSION", wanted),
    yield* ofFile("runtime.txt"),
    yield* ofFile(".python-version")
  ]
  const tools = yield* toolFiles(root, names, optional)
  return {
    sources: [...found, ...tools.sources].filter((source) => source !== undefined),
    silent: tools.silent,
    notices: tools.notices
  }
})

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

/** Pythons that a wheel of the app's own is for, by the tags in its name; one that is for any says nothing. */
const rangesOfWheel = ({ paths }: BuiltWheel): ReadonlyArray<VersionRange> => {
  const anyOf = [...new Set(paths.flatMap((path) => pythonsOf(nameOf(path))))]
  const [first = ""] = paths
  if (anyOf.length === 0 || (anyOf.includes(">=2,<3") && anyOf.includes(">=3,<4"))) return []
  return [{ origin: Origin.file(first), specifier: anyOf.join(" or "), anyOf }]
}

export const readPython = Effect.fn("NamedPython.read")(function* (optional: Optional, facts: Facts) {
  const { names, pyproject, requirements, root, setupCfg } = facts
  const env = yield* Env
  const { notices, silent, sources } = yield* versionSources(optional, facts)
  const ranges = [
    ...(pyproject?.ranges ?? []),
    ...(setupCfg?.range === undefined ? [] : [setupCfg.range]),
    ...(facts.script === undefined ? [] : [facts.script]),
    ...facts.wheels.flatMap(rangesOfWheel)
  ]
  const signs = yield* readPythonSigns({
    root,
    names,
    isNamed: sources.length > 0 || ranges.length > 0 || env.operator(PYTHON_DEFAULT_VERSION) !== undefined,
    programs: yield* optional("Procfile", readProcfilePrograms),
    requirements,
    others: [...(pyproject?.hints ?? []), ...(setupCfg?.hints ?? [])]
  })
  return { versionSources: sources, silentSources: silent, ranges, ...signs, notices: [...notices, ...signs.notices] }
})
