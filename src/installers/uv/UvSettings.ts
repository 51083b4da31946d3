/** What `[tool.uv]` says of how packages are installed: indexes, which of them are built, and what has no say here. */
import type { Application } from "../../domain/Application.ts"
import { normalise } from "../../domain/PackageName.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { type Notice, visible } from "../../domain/StagingError.ts"
import { tableAt, type Table } from "../../formats/TomlDocument.ts"
import { tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { settingsOf } from "./Workspace.ts"
import type { Registries } from "./UvSources.ts"

export const settingsIn = ({ pyproject, workspace }: Pick<Application, "pyproject" | "workspace">): Table => {
  const own = tableAt(pyproject?.document ?? {}, "tool", "uv")
  return workspace === undefined ? own : settingsOf(workspace, own)
}

/** Indexes are one where their addresses are, slashes at the end and credentials aside. */
const same = (url: string): string => withoutCredentials(url).replace(/\/+$/, "")

const publicIndex = "https://pypi.org/simple"

/** Variables in which uv is told of the index that takes the place of the public one, the first before the other. */
const defaultIndex = ["UV_DEFAULT_INDEX", "UV_INDEX_URL"]

/** `my-index` is asked for with `$UV_INDEX_MY_INDEX_USERNAME` and `$UV_INDEX_MY_INDEX_PASSWORD`. */
const credentials = (name: string, set: ReadonlySet<string>): string => {
  const word = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`
  const [user, password] = [`${word}_USERNAME`, `${word}_PASSWORD`]
  if (!set.has(user) && !set.has(password)) return ""
  const of = (variable: string): string => (set.has(variable) ? `\${${variable}}` : "")
  return `${of(user)}:${of(password)}@`
}

const withCredentials = (url: string, before: string): string =>
  before === "" ? url : withoutCredentials(url).replace(/^([a-z][a-z0-9+.-]*:\/\/)/i, `$1${before}`)

export const registriesOf = (application: Application): Registries => {
  const settings = settingsIn(application)
  const { variables } = application
  const indexes = tablesIn(settings, "index").flatMap((index) => {
    const url = textIn(index, "url")
    return url === undefined
      ? []
      : [{ url, name: textIn(index, "name") ?? "", flat: textIn(index, "format") === "flat" }]
  })
  const links = new Set(textsIn(settings, "find-links").map(same))
  const instead = defaultIndex.find((name) => variables.has(name))
  return {
    isFlat: (registry) =>
      links.has(same(registry)) || indexes.some(({ flat, url }) => flat && same(url) === same(registry)),
    indexOf: (registry) => {
      const named = indexes.find(({ url }) => same(url) === same(registry))
      if (named !== undefined && same(registry) !== publicIndex)
        return withCredentials(named.url, credentials(named.name, variables))
      if (instead !== undefined) return `\${${instead}}`
      return same(registry) === publicIndex ? undefined : registry
    }
  }
}

const isOn = (settings: Table, key: string): boolean => settings[key] === true

/** pip's own words for what uv is told of wheels and source archives. */
export const buildOptionsOf = (application: Application): ReadonlyArray<string> => {
  const settings = settingsIn(application)
  const of = (option: string, key: string): ReadonlyArray<string> => {
    const packages = textsIn(settings, `${key}-package`).map(normalise)
    const names = isOn(settings, key) ? [":all:"] : packages
    return names.length === 0 ? [] : [`${option} ${names.join(",")}`]
  }
  return [...of("--only-binary", "no-build"), ...of("--no-binary", "no-binary")]
}

/** Settings that change what `uv sync` builds, and that pip has no words for in a requirement file. */
const withoutEffect = [
  "build-constraint-dependencies",
  "config-settings",
  "config-settings-package",
  "extra-build-dependencies",
  "extra-build-variables",
  "keyring-provider",
  "no-build-isolation",
  "no-build-isolation-package"
]

export const settingsNotices = (application: Application): ReadonlyArray<Notice> => {
  const settings = settingsIn(application)
  const found = withoutEffect.filter((key) => {
    const value = settings[key]
    return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
  })
  const groups = textsIn(settings, "default-groups")
  const required = textIn(settings, "required-version")
  return [
    ...(required === undefined
      ? []
      : ([
          {
            level: "notice",
            id: "lock-file/required-version",
            text: `\`required-version\` under [tool.uv] is \`${visible(required)}\`, and is held against nothing: no uv is run, and uv.lock does not say which release wrote it.`
          }
        ] as const)),
    ...(found.length === 0
      ? []
      : ([
          {
            level: "warning",
            id: "lock-file/settings-without-effect",
            text: `[tool.uv] in pyproject.toml sets ${found.map((key) => `\`${key}\``).join(", ")}, which has no effect here: pip builds what uv.lock has no wheel for.`
          }
        ] as const)),
    ...(groups.length === 0 && settings["default-groups"] !== "all"
      ? []
      : ([
          {
            level: "notice",
            id: "lock-file/default-groups",
            text: `\`default-groups\` under [tool.uv] are for development: none is installed. $PYTHON_GROUPS names those that are.`
          }
        ] as const))
  ]
}
