/** What a staging has changed as Markdown: a heading and one table, to be a comment on a pull request. */
import { sizeInWords } from "../domain/SizeInWords.ts"
import { visible } from "../domain/StagingError.ts"
import { type Changes, growth, isNothing, type ChangeKind, type PackageChange } from "./Changes.ts"
import { askersInWords, countsInWords, growthInWords } from "./InWords.ts"

/** Text of others as code, where neither a mention, a link nor a tag is one; a bar ends a cell even there (GFM 4.10). */
export const code = (text: string): string => {
  const shown = visible(text).replaceAll("|", "\\|")
  const fence = "`".repeat(1 + Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)))
  const space = shown.startsWith("`") || shown.endsWith("`") ? " " : ""
  return shown === "" ? "" : `${fence}${space}${shown}${space}${fence}`
}

const titles: Readonly<Record<ChangeKind, string>> = {
  added: "added",
  removed: "removed",
  newer: "newer",
  older: "**older**",
  rebuilt: "other code",
  replaced: "replaced"
}

const version = (state: PackageChange["now"], isTold: boolean): string => {
  const content = isTold && state?.content !== undefined ? ` ${code(state.content.slice(0, 7))}` : ""
  return state === undefined ? "" : `${code(state.version)}${content}`
}

const sizeOf = (one: PackageChange): string => {
  const bytes = growth({ packages: [one] })
  return bytes === 0 ? "" : `${bytes > 0 ? "+" : "-"}${sizeInWords(Math.abs(bytes))}`
}

const row = (one: PackageChange): string => {
  const isTold = one.change === "rebuilt"
  const askers = (one.now ?? one.before)?.askedBy ?? []
  const cells = [
    code(one.name),
    titles[one.change],
    version(one.before, isTold),
    version(one.now, isTold),
    askers.length === 0 ? "" : code(askersInWords(askers)),
    sizeOf(one)
  ]
  return `| ${cells.join(" | ")} |`
}

/** `undefined` for a first staging, which has nothing to compare itself with. */
export const asMarkdown = (changes: Changes | undefined, count: number): string => {
  const heading = "### Python packages"
  if (changes === undefined)
    return `${heading}\n\nThere is no earlier staging to compare with; ${count} packages are installed.\n`
  if (isNothing(changes)) return `${heading}\n\nNothing has changed: ${count} packages, as before.\n`
  const { packages, python } = changes
  const size = growthInWords(changes)
  const told = [
    ...(python === undefined ? [] : [`Python ${code(python.before)} → ${code(python.now)}.`]),
    ...(packages.length === 0 ? [] : [`${countsInWords(changes)}${size === "" ? "" : `, ${size}`}.`])
  ]
  const table = [
    "| Package | | Before | Now | Asked for by | Size |",
    "|---|---|---|---|---|---|",
    ...packages.map(row)
  ]
  return [heading, "", told.join(" "), "", ...(packages.length === 0 ? [] : [...table, ""])].join("\n")
}
