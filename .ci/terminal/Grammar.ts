/** What each command of `bin/` takes, read from what its `--help` says. */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { errorPages } from "../../src/commands/explain/ErrorPages.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))

export interface Item {
  /** An option (`--cache`), a word that says what to do (`prune`), or a name for what stands there (`DIR`). */
  readonly word: string
  readonly kind: "option" | "action" | "place"
  /** What follows it, by its name: `DIR`; nothing after a flag. */
  readonly takes: string | undefined
  readonly says: string
  /** The word that it belongs to; any without one. */
  readonly of: string | undefined
}

export interface CommandGrammar {
  readonly name: string
  readonly about: string
  readonly usage: string
  readonly items: ReadonlyArray<Item>
  /** All other lines. */
  readonly remarks: ReadonlyArray<string>
}

/** For people at a keyboard, whose words are completed; and for platforms. */
export const forPeople = ["plan", "stage", "report", "cache", "runtime", "explain"] as const
export const forPlatforms = [
  "detect",
  "compile",
  "release",
  "supply",
  "finalize",
  "build",
  "test-compile",
  "test"
] as const

/** Where what an item takes ends, and what is said of it begins: two blanks on, or one where the words are long. */
const itemIn = (line: string, last: string | undefined): Item | undefined => {
  const [, indent = "", word = "", takes, says = ""] =
    /^( {2}| {4})(--[a-z-]+|[a-z]+|[A-Z_]+)(?: ([A-Z][A-Z_=]*(?: [A-Z][A-Z_]*)*))? +(\S.*)$/.exec(line) ?? []
  if (word === "") return undefined
  const kind = word.startsWith("--") ? "option" : /^[a-z]/.test(word) ? "action" : "place"
  return { word, kind, takes, says, of: indent.length > 2 ? last : undefined }
}

const read = (name: string): CommandGrammar => {
  const text = execFileSync("/bin/sh", ["-c", '. "$0/bin/help.sh"; usage_of "$1"', root, name], { encoding: "utf8" })
  const [about = "", , usage = "", ...lines] = text.trimEnd().split("\n")
  const items: Array<Item> = []
  const remarks: Array<string> = []
  let action: string | undefined
  for (const line of lines) {
    const item = itemIn(line, action)
    const before = items.at(-1)
    if (item !== undefined) {
      items.push(item)
      if (item.kind === "action") action = item.word
    } else if (/^ {6,}\S/.test(line) && before !== undefined)
      items[items.length - 1] = { ...before, says: `${before.says} ${line.trim()}` }
    else if (line.trim() !== "") remarks.push(line.trim())
  }
  return { name, about, usage: usage.replace(/^Usage: /, ""), items, remarks }
}

export const grammar = (names: ReadonlyArray<string>): ReadonlyArray<CommandGrammar> => names.map(read)

export const optionsOf = ({ items }: CommandGrammar, action?: string): ReadonlyArray<Item> =>
  items.filter(({ kind, of }) => kind === "option" && (of === undefined || of === action))
export const actionsOf = ({ items }: CommandGrammar): ReadonlyArray<Item> =>
  items.filter(({ kind }) => kind === "action")

/** What may stand after an option. */
export const valuesOf = ({
  says,
  takes,
  word
}: Item): "directory" | "file" | "none" | "text" | ReadonlyArray<string> => {
  if (takes === undefined) return "none"
  if (word === "--sbom") return (/: (\w+) or (\w+)$/.exec(says) ?? []).slice(1)
  return takes === "DIR" ? "directory" : takes === "FILE" || takes === "IMAGE" ? "file" : "text"
}

/** What `bin/explain` can be asked for, from the pages that it reads. */
export const ids = (): ReadonlyArray<string> => {
  const folder = join(root, "docs/errors")
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"))
  return pages
    .flatMap((name) => errorPages(readFileSync(join(folder, name), "utf8")).flatMap((page) => page.ids))
    .toSorted()
}

export const asks: ReadonlyArray<readonly [string, string]> = [
  ["--help", "tell how it is used"],
  ["--version", "tell which release it is"]
]
