/** The port on variables: what users and operators set, from the process environment and from a platform's ENV_DIR. */
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"
import { findSecrets } from "../domain/Secrets.ts"

/** A variable by its name, or as the declaration that says what it means. */
export type Variable = string | { readonly name: string }

export interface Interface {
  /** The value of a variable; an empty one counts as absent. */
  readonly get: (variable: Variable) => string | undefined
  /** The value in the process environment alone, for what the staging host decides. */
  readonly operator: (variable: Variable) => string | undefined
  /** All variables, ENV_DIR over the process environment. */
  readonly variables: ReadonlyMap<string, string>
  /** Values that must never be shown, longest first. */
  readonly secrets: ReadonlyArray<string>
}

export class Env extends Context.Service<Env, Interface>()("buildpack/Env") {}

/**
 * Names that an ENV_DIR may not set, since they would break the programs of the staging rather than configure the app
 * (the first seven are those that the classic Heroku Python buildpack refuses too).
 */
const refused = new Set([
  "PATH",
  "CPATH",
  "CPPATH",
  "LD_PRELOAD",
  "LIBRARY_PATH",
  "LD_LIBRARY_PATH",
  "PYTHONHOME",
  "HOME",
  "TMPDIR",
  "PWD",
  "IFS",
  "ENV",
  "BASH_ENV",
  "BUILD_DIR",
  "CACHE_DIR",
  "ENV_DIR",
  "NODE_OPTIONS"
])
export const isUserName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !refused.has(name)

/** One file a variable, its content the value; one final line break belongs to the file, not to the value. */
export const fromFile = (content: string): string => content.replace(/\r?\n$/, "")

export interface EnvSources {
  readonly process: Readonly<Record<string, string | undefined>>
  /** Name to content of the files in ENV_DIR. */
  readonly files: ReadonlyMap<string, string>
}

const nameOf = (variable: Variable): string => (typeof variable === "string" ? variable : variable.name)

export const make = ({ files, process }: EnvSources): Interface => {
  const variables = new Map<string, string>()
  for (const [name, value] of Object.entries(process)) if (value !== undefined) variables.set(name, value)
  const configured = new Map<string, string>()
  for (const [name, content] of files) if (isUserName(name)) configured.set(name, fromFile(content))
  for (const [name, value] of configured) variables.set(name, value)
  const given = (value: string | undefined) => (value === "" ? undefined : value)
  return {
    get: (variable) => given(variables.get(nameOf(variable))),
    operator: (variable) => given(process[nameOf(variable)]),
    variables,
    secrets: findSecrets(variables, configured)
  }
}

/** The variables with the files of an ENV_DIR over them; the process's own stay what an operator has set. */
export const overlaid = (env: Interface, files: ReadonlyMap<string, string>): Interface => {
  const over = make({ process: Object.fromEntries(env.variables), files })
  return { ...over, operator: env.operator, secrets: [...new Set([...env.secrets, ...over.secrets])] }
}

export const layer = (sources: EnvSources): Layer.Layer<Env> => Layer.sync(Env, () => Env.of(make(sources)))
/** Variables given by hand, for tests. */
export const layerMemory = (variables: Readonly<Record<string, string>>): Layer.Layer<Env> =>
  layer({ process: variables, files: new Map() })
