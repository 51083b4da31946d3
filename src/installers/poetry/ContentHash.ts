/** The digest by which Poetry tells whether a lock file is of the pyproject.toml beside it, as each of its releases makes it (1.0 to 2.5). */
import { isTable, type Table, tableAt } from "../../formats/TomlDocument.ts"
import { sha256 } from "../../services/Digest.ts"

/** The keys of which a release that lacks them makes `null`. */
const always = ["dependencies", "source", "extras", "dev-dependencies"]
const ofProject = ["requires-python", "dependencies", "optional-dependencies"]

const byCodePoint = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)]
  const at = left.findIndex((letter, index) => letter !== right[index])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1)
}

/** `json.dumps(value, sort_keys=True)`: keys in order, a blank behind `,` and `:`, letters beyond ASCII by number. */
export const pythonJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`
  if (isTable(value)) {
    const keys = Object.keys(value).toSorted(byCodePoint)
    return `{${keys.map((key) => `${pythonJson(key)}: ${pythonJson(value[key])}`).join(", ")}}`
  }
  const text = JSON.stringify(value ?? null)
  return text.replaceAll(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)
}

const digestOf = (content: Table): string => sha256(pythonJson(content))

const present = (table: Table, keys: ReadonlyArray<string>): Table =>
  Object.fromEntries(keys.flatMap((key) => (table[key] === undefined ? [] : [[key, table[key]]])))

const withNulls = (table: Table): Table => Object.fromEntries(always.map((key) => [key, table[key] ?? null]))

/** Poetry 1.0 and 1.1, to which groups say nothing. */
const first = (document: Table): string => digestOf(withNulls(tableAt(document, "tool", "poetry")))

/** Poetry 1.2 to 1.8, to which [project] says nothing. */
const second = (document: Table): string => {
  const poetry = tableAt(document, "tool", "poetry")
  return digestOf({ ...withNulls(poetry), ...present(poetry, ["group"]) })
}

/** Poetry 2; before 2.3, [dependency-groups] did not count. */
const third = (document: Table, withGroups: boolean): string => {
  const project = present(tableAt(document, "project"), ofProject)
  const groups = withGroups ? tableAt(document, "dependency-groups") : {}
  const relevant = {
    ...(Object.keys(project).length === 0 ? {} : { project }),
    ...(Object.keys(groups).length === 0 ? {} : { "dependency-groups": groups })
  }
  if (Object.keys(relevant).length === 0) return second(document)
  const poetry = present(tableAt(document, "tool", "poetry"), [...always, "group"])
  return digestOf({ ...relevant, tool: { poetry } })
}

export interface Writer {
  /** `metadata.lock-version` */
  readonly lockVersion: string
  /** The release of Poetry that wrote it, where its first line says so: `2.4.0`. */
  readonly release: string | undefined
}

/** Poetry itself takes a digest without groups where an older release wrote it (2.3 to 2.5). */
const beforeGroupsCounted = ({ release }: Writer): boolean => {
  const [major = 0, minor = 0] = (release ?? "").split(".").map(Number)
  return release !== undefined && (major < 2 || (major === 2 && minor < 3))
}

/** Each of the digests that the file may have; `document` is pyproject.toml. */
export const contentHashes = (document: Table, writer: Writer): ReadonlyArray<string> => {
  if (writer.lockVersion.startsWith("1.")) return [first(document), second(document)]
  if (writer.lockVersion === "2.0") return [second(document)]
  return [third(document, true), ...(beforeGroupsCounted(writer) ? [third(document, false)] : [])]
}
