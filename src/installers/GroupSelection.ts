/** Which groups and extras are installed: `$PYTHON_GROUPS` and `$PYTHON_EXTRAS` over what a project installs by itself. */
import { normalise } from "../domain/PackageName.ts"
import { PYTHON_EXTRAS, PYTHON_GROUPS } from "../domain/Options.ts"
import { UnknownGroup } from "./LockProblems.ts"

export interface Selectable {
  readonly kind: "group" | "extra"
  /** The value of the variable that chooses, as written. */
  readonly asked: string | undefined
  /** The file that defines them. */
  readonly file: string
  /** Names as that file has them. */
  readonly known: ReadonlyArray<string>
  /** Names of those that are installed without a word. */
  readonly defaults: ReadonlyArray<string>
}

export interface Selected {
  /** Normalised (PEP 503, PEP 685, PEP 735). */
  readonly names: ReadonlySet<string>
  readonly problems: ReadonlyArray<UnknownGroup>
}

const variableFor = { group: PYTHON_GROUPS, extra: PYTHON_EXTRAS }

/** Reads from left to right: `all -docs` is every one but `docs`, and `test?` is one that need not be there. */
export const select = ({ asked, defaults, file, kind, known }: Selectable): Selected => {
  const byName = new Set(known.map(normalise))
  const names = new Set(defaults.map(normalise).filter((name) => byName.has(name)))
  const unknown: Array<string> = []
  for (const word of (asked ?? "").split(/[\s,]+/).filter((each) => each !== "")) {
    const leaves = word.startsWith("-")
    const isOptional = word.endsWith("?")
    const name = normalise(word.slice(leaves ? 1 : 0, isOptional ? -1 : undefined))
    if (isOptional && !byName.has(name)) continue
    const meant = name === "all" && !byName.has("all") ? [...byName] : [name]
    if (meant.some((one) => !byName.has(one))) unknown.push(word)
    else for (const one of meant) void (leaves ? names.delete(one) : names.add(one))
  }
  const problem = { variable: variableFor[kind].name, kind, names: unknown, file, known: known.toSorted() }
  return { names, problems: unknown.length === 0 ? [] : [new UnknownGroup(problem)] }
}
