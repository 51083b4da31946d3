/** What a staging has changed, in a few lines of a log. */
import { shortened } from "../domain/Reference.ts"
import { sizeInWords } from "../domain/SizeInWords.ts"
import { visible } from "../domain/StagingError.ts"
import { type Changes, growth, isNothing, kinds, type PackageChange } from "./Changes.ts"

/** So many stand on a line of their own, with who asks for them. */
const mostLines = 8
const mostAskers = 3

export const askersInWords = (askers: ReadonlyArray<string>): string => {
  const shown = askers.slice(0, mostAskers).map(visible)
  const more = askers.length - shown.length
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ")
}

/** The versions, as a person writes down what has changed: `1.0 -> 1.1`. */
export const versionsInWords = ({ before, change, now }: PackageChange): string => {
  const [old, current] = [visible(before?.version ?? ""), visible(now?.version ?? "")]
  if (change === "added") return current
  if (change === "removed") return old
  if (change !== "rebuilt") return `${old} -> ${current}`
  return `${current} (${shortened(before?.content ?? "from an index")} -> ${shortened(now?.content ?? "from an index")})`
}

const mark = ({ change }: PackageChange): string => (change === "added" ? "+ " : change === "removed" ? "- " : "")

const short = (one: PackageChange): string =>
  `${mark(one)}${visible(one.name)} ${versionsInWords(one)}${one.change === "older" ? " (older)" : ""}`

const whole = (one: PackageChange): string => {
  const askers = (one.now ?? one.before)?.askedBy ?? []
  const size = one.change === "added" && one.now?.size !== undefined ? ` (${sizeInWords(one.now.size)})` : ""
  const asked = one.change === "removed" ? "was asked for by" : "asked for by"
  return `${short(one)}${size}${askers.length === 0 ? "" : `, ${asked} ${askersInWords(askers)}`}`
}

export const countsInWords = ({ packages }: Changes): string =>
  kinds
    .flatMap((kind) => {
      const count = packages.filter(({ change }) => change === kind).length
      return count === 0 ? [] : [`${count} ${kind}`]
    })
    .join(", ")

export const growthInWords = (changes: Changes): string => {
  const bytes = growth(changes)
  return bytes === 0 ? "" : `${sizeInWords(Math.abs(bytes))} ${bytes > 0 ? "more" : "less"}`
}

/** A list of any length in lines that one can read. */
export const wrapped = (items: ReadonlyArray<string>): string => {
  const lines: Array<string> = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + item.length < 90) lines[lines.length - 1] = `${last}, ${item}`
    else lines.push(item)
  }
  return lines.join(",\n")
}

/** The lines of it; none where nothing has changed. */
export const inWords = (changes: Changes): ReadonlyArray<string> => {
  if (isNothing(changes)) return []
  const { packages, python } = changes
  const size = growthInWords(changes)
  const head = [
    ...(python === undefined ? [] : [`Python ${python.before} -> ${python.now}`]),
    ...(packages.length === 0 ? [] : [`${countsInWords(changes)}${size === "" ? "" : ` (${size})`}`])
  ].join("; ")
  const sorted = kinds.flatMap((kind) => packages.filter(({ change }) => change === kind))
  // One more takes no more lines when it is told whole.
  const told = sorted.length === mostLines + 1 ? sorted.length : mostLines
  const rest = sorted.slice(told)
  return [
    `Since the last staging: ${head}.`,
    ...sorted.slice(0, told).map((one) => `  ${whole(one)}`),
    ...(rest.length === 0
      ? []
      : wrapped(rest.map(short))
          .split("\n")
          .map((line) => `  ${line}`))
  ]
}
