/** Indexes of `[[tool.poetry.source]]`: their addresses, with the variables that hold the credentials for them. */
import type { Table } from "../../formats/TomlDocument.ts"
import { tableAt } from "../../formats/TomlDocument.ts"
import { tablesIn, textIn } from "../LockDocument.ts"
import { isPublicIndex } from "../LockIndexes.ts"

/** What an index of a lock file is to pip; nothing for the one that the app is staged with. */
export type Indexes = (url: string, name: string | undefined) => { readonly url?: string }

const withoutSlash = (url: string): string => url.replace(/\/+$/, "")

/** `POETRY_HTTP_BASIC_OUR_OWN_USERNAME` for `our-own`. */
const variable = (index: string, what: "USERNAME" | "PASSWORD"): string =>
  `POETRY_HTTP_BASIC_${index.toUpperCase().replaceAll(/[-.]/g, "_")}_${what}`

/** pip itself puts the values there, so that they stand in no file and no plan. */
const withVariables = (url: string, user: string | undefined, password: string | undefined): string =>
  user === undefined && password === undefined
    ? url
    : url.replace(/^(https?:\/\/)(?:[^/@]*@)?/, `$1${user ?? ""}${password === undefined ? "" : `:${password}`}@`)

/** `set` are the names of the variables that are set. */
export const indexesOf = (pyproject: Table, set: ReadonlySet<string>): Indexes => {
  const sources = tablesIn(tableAt(pyproject, "tool", "poetry"), "source")
  const named = (url: string): string | undefined => {
    const found = sources.find((one) => withoutSlash(textIn(one, "url") ?? "") === withoutSlash(url))
    return found === undefined ? undefined : textIn(found, "name")
  }
  const mention = (name: string): string | undefined => (set.has(name) ? `\${${name}}` : undefined)
  return (url, reference) => {
    if (isPublicIndex(url)) return {}
    const name = reference ?? named(url)
    if (name === undefined || !/^[\w.-]+$/.test(name)) return { url }
    return { url: withVariables(url, mention(variable(name, "USERNAME")), mention(variable(name, "PASSWORD"))) }
  }
}
