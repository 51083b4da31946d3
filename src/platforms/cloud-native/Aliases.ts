/** Variables that people have set for other buildpacks on this platform, and what they mean here. */

export interface Alias {
  /** The name that the other buildpack has given it. */
  readonly name: string
  /** What it counts as, where that is not set itself. */
  readonly of: string
  /** Whose it is. */
  readonly from: "Google" | "Nixpacks" | "Paketo" | "Railpack"
  /** The value as it is written here; `undefined` for one that means nothing here. */
  readonly value: (text: string) => string | undefined
}

const asItIs = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim())

/** Their `3.12.*` and `3.12.x` are the line 3.12, of which the newest patch release is taken. */
const version = (text: string): string | undefined => asItIs(text.trim().replace(/(?:\.[*xX])+$/, ""))

/** A level of a log; all below `INFO` is what `$BUILDPACK_DEBUG` shows. */
const debugging = (text: string): string | undefined => (/^(?:debug|trace)$/i.test(text.trim()) ? "1" : undefined)

/** The first one that is set counts. */
export const aliases: ReadonlyArray<Alias> = [
  { name: "BP_CPYTHON_VERSION", of: "PYTHON_VERSION", from: "Paketo", value: version },
  { name: "GOOGLE_PYTHON_VERSION", of: "PYTHON_VERSION", from: "Google", value: version },
  { name: "GOOGLE_RUNTIME_VERSION", of: "PYTHON_VERSION", from: "Google", value: version },
  { name: "RAILPACK_PYTHON_VERSION", of: "PYTHON_VERSION", from: "Railpack", value: version },
  { name: "NIXPACKS_PYTHON_VERSION", of: "PYTHON_VERSION", from: "Nixpacks", value: version },
  { name: "BP_PIP_FIND_LINKS", of: "PIP_FIND_LINKS", from: "Paketo", value: asItIs },
  { name: "BP_LOG_LEVEL", of: "BUILDPACK_DEBUG", from: "Paketo", value: debugging }
]

export interface Aliased {
  readonly alias: Alias
  readonly value: string
}

/** The aliases that count among variables: an own name that is set, or an earlier alias of it, goes before. */
export const aliasesIn = (variables: Readonly<Record<string, string | undefined>>): ReadonlyArray<Aliased> => {
  const settled = new Set(Object.keys(variables).filter((name) => (variables[name] ?? "") !== ""))
  return aliases.flatMap((alias) => {
    const value = settled.has(alias.of) ? undefined : alias.value(variables[alias.name] ?? "")
    if (value === undefined) return []
    settled.add(alias.of)
    return [{ alias, value }]
  })
}
