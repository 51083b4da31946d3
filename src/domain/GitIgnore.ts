/** What `.gitignore` files say of a path, as gitignore(5) has it; matched without regular expressions, which an app could make slow. */

export interface IgnoreRule {
  /** Where the file with the rule lies: `""`, or a folder with `/` at its end. */
  readonly folder: string
  /** The pattern's parts between slashes; one part alone matches at any depth. */
  readonly parts: ReadonlyArray<string>
  readonly anchored: boolean
  readonly foldersOnly: boolean
  /** `!pattern`: taken back. */
  readonly negated: boolean
}

const ruleOf = (folder: string, line: string): IgnoreRule | undefined => {
  const trimmed = line.replace(/\r$/, "").replace(/(?<!\\)[ \t]+$/, "")
  if (trimmed === "" || trimmed.startsWith("#")) return undefined
  const negated = trimmed.startsWith("!")
  const pattern = negated ? trimmed.slice(1) : trimmed
  const foldersOnly = pattern.endsWith("/")
  const body = foldersOnly ? pattern.slice(0, -1) : pattern
  const parts = body.split("/").filter((part, at) => part !== "" || at > 0)
  return parts.length === 0 ? undefined : { folder, parts, anchored: body.includes("/"), foldersOnly, negated }
}

/** `folder` is where the file lies, from the root. */
export const parseIgnore = (text: string, folder: string): ReadonlyArray<IgnoreRule> =>
  text
    .split("\n")
    .slice(0, 10_000)
    .flatMap((line) => ruleOf(folder, line) ?? [])

/** A set of characters, as `[a-z]` or `[!x]`: whether it has the character, and where it ends; `undefined` when it is none. */
const setAt = (pattern: string, at: number, character: string): readonly [boolean, number] | undefined => {
  const negated = pattern[at + 1] === "!" || pattern[at + 1] === "^"
  const start = at + (negated ? 2 : 1)
  const end = pattern.indexOf("]", start + 1)
  if (end < 0) return undefined
  let found = false
  for (let i = start; i < end; i += 1) {
    const [low = "", dash, high = ""] = [pattern[i], pattern[i + 1], pattern[i + 2]]
    if (dash === "-" && i + 2 < end) {
      found ||= low <= character && character <= high
      i += 2
    } else found ||= low === character
  }
  return [found !== negated, end + 1]
}

/** One character of the text against the pattern at a place: where the pattern goes on, or `undefined`. */
const step = (pattern: string, at: number, character: string): number | undefined => {
  const wanted = pattern[at]
  if (wanted === undefined) return undefined
  if (wanted === "?") return at + 1
  if (wanted === "[") {
    const [found, next] = setAt(pattern, at, character) ?? [character === "[", at + 1]
    return found ? next : undefined
  }
  if (wanted === "\\") return pattern[at + 1] === character ? at + 2 : undefined
  return wanted === character ? at + 1 : undefined
}

/** A part against a name: a star that went wrong takes one character more, so the effort is their product at most. */
export const matchesPart = (pattern: string, name: string): boolean => {
  let [at, position] = [0, 0]
  let star: readonly [number, number] | undefined
  while (position < name.length) {
    if (pattern[at] === "*") {
      star = [at + 1, position]
      at += 1
      continue
    }
    const next = step(pattern, at, name[position] ?? "")
    if (next !== undefined) [at, position] = [next, position + 1]
    else if (star === undefined) return false
    else {
      star = [star[0], star[1] + 1]
      ;[at, position] = star
    }
  }
  while (pattern[at] === "*") at += 1
  return at === pattern.length
}

/** Row by row, as for the characters: `reached` are the places in `names` to which the parts so far may lead. */
const matchesPath = (parts: ReadonlyArray<string>, names: ReadonlyArray<string>): boolean => {
  let reached = new Set([0])
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>()
    for (const place of reached) {
      if (part === "**") {
        // At the end it stands for what is inside, and not for the folder itself.
        const from = index === parts.length - 1 ? place + 1 : place
        for (let to = from; to <= names.length; to += 1) next.add(to)
      } else if (place < names.length && matchesPart(part, names[place] ?? "")) next.add(place + 1)
    }
    reached = next
  }
  return reached.has(names.length)
}

const applies = (rule: IgnoreRule, path: string, isFolder: boolean): boolean => {
  if ((rule.foldersOnly && !isFolder) || !path.startsWith(rule.folder)) return false
  const names = path.slice(rule.folder.length).split("/")
  const [only = "", ...more] = rule.parts
  if (!rule.anchored && more.length === 0) return matchesPart(only, names.at(-1) ?? "")
  return matchesPath(rule.parts, names)
}

/** The last rule that applies decides. What lies in an ignored folder is not asked about: it cannot be taken back. */
export const isIgnored = (rules: ReadonlyArray<IgnoreRule>, path: string, isFolder: boolean): boolean => {
  const rule = rules.findLast((one) => applies(one, path, isFolder))
  return rule !== undefined && !rule.negated
}
