/** What `bin/cache` shows of a cache: for people as lines, for programs as JSON. */
import { ageInWords } from "../../domain/AgeInWords.ts"
import { type Inventory, type Kept, type KeptEnvironment, sizeOf, totalOf } from "../../store/disk/Inventory.ts"
import { printable, visible } from "../../domain/StagingError.ts"
import { asJson as toJson } from "../Json.ts"
import { sizeInWords } from "../../domain/SizeInWords.ts"
import { shortKey } from "../../store/NamedEnvironment.ts"

/** The last moment that a date of JavaScript can hold (ECMA-262). */
const latest = 8.64e15
const moment = (millis: number): string =>
  new Date(Math.min(latest, Math.max(0, millis))).toISOString().replace(/\.\d+Z$/, "Z")

interface Package {
  readonly name: string
  readonly version: string
}

const packagesOf = ({ environment }: KeptEnvironment): ReadonlyArray<Package> =>
  environment.archives
    .flatMap(({ distributions }) => distributions)
    .map(({ name, version }) => ({ name: visible(name), version: visible(version) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The size of its archives, each counted once. */
const bytesOf = ({ environment }: KeptEnvironment): number =>
  [...new Map(environment.archives.map(({ packed, sha256 }) => [sha256, packed])).values()].reduce(
    (total, packed) => total + packed,
    0
  )

/** One line says when, which Python, how many and how large; those that one is told about in passing say no more. */
export const inOneLine = (one: KeptEnvironment): string => {
  const count = packagesOf(one).length
  const packages = `${count} ${count === 1 ? "package" : "packages"}`
  return `${moment(one.environment.used)}, Python ${visible(one.environment.python)}, ${packages}, ${sizeInWords(bytesOf(one))}`
}

const row = (...[used = "", key = "", python = "", count = "", size = "", index = ""]: ReadonlyArray<string>): string =>
  `${used.padEnd(22)}${key.padEnd(14)}${python.padEnd(9)}${count.padStart(8)}${size.padStart(13)}  ${index}`

/** Enough to know one by; all of them are in the JSON. */
const mostNames = 12

const names = (packages: ReadonlyArray<Package>): string => {
  const shown = packages.slice(0, mostNames).map(({ name, version }) => `${name} ${version}`)
  const more = packages.length - shown.length
  return `  ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}`
}

const environmentLines = (one: KeptEnvironment, now: number): ReadonlyArray<string> => {
  const { confirmed, pinned, python, used } = one.environment
  const packages = packagesOf(one)
  const index = pinned ? "pinned" : `asked ${ageInWords(now - confirmed)} ago`
  const line = row(
    moment(used),
    shortKey(one.key),
    visible(python),
    String(packages.length),
    sizeInWords(bytesOf(one)),
    index
  )
  return packages.length === 0 ? [line] : [line, names(packages)]
}

const shares = (found: Inventory): ReadonlyArray<readonly [string, string, ReadonlyArray<Kept>]> => {
  const { archives, collected, downloads, left, manifests, node, others, program, reports, texts, tools, wheels } =
    found.kept
  return [
    ["archives", "Archives", archives],
    ["wheels", "Built wheels", wheels],
    ["tools", "Packaging tools", tools],
    ["downloads", "pip's downloads", downloads],
    ["node", "Node.js", node],
    ["program", "Compiled program", program],
    ["collected", "Static files", collected],
    ["left", "Damaged, left over", left],
    ["others", "All else", [...manifests, ...texts, ...reports, ...others]]
  ]
}

export const asText = (root: string, found: Inventory, now: number): string => {
  const { environments } = found
  const total = (title: string, bytes: number): string => title.padEnd(20) + sizeInWords(bytes).padStart(14)
  return [
    ...(environments.length === 0
      ? ["No environment is kept."]
      : [row("Last used", "Environment", "Python", "Packages", "Archives", "Index")]),
    ...environments.flatMap((one) => environmentLines(one, now)),
    "",
    ...shares(found).map(([, title, kept]) => total(title, sizeOf(kept))),
    `${total("In all", totalOf(found))}  in ${printable(root)}`
  ].join("\n")
}

export const asJson = (root: string, found: Inventory, redacted: (text: string) => string): string => {
  const environments = found.environments.map((one) => ({
    key: one.key,
    used: moment(one.environment.used),
    python: one.environment.python,
    pinned: one.environment.pinned,
    confirmed: moment(one.environment.confirmed),
    bytes: bytesOf(one),
    packages: packagesOf(one),
    startup: one.environment.startup ?? []
  }))
  const bytes = Object.fromEntries(shares(found).map(([name, , kept]) => [name, sizeOf(kept)]))
  return toJson({ directory: root, environments, bytes: { ...bytes, total: totalOf(found) } }, redacted)
}
