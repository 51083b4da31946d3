/** The pages that tell how the buildpack is used: what they say, where they lead, and the anchors, links, tables and code in them. */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"

export const root = join(import.meta.dirname, "../../..")
export const text = (path: string): string => readFileSync(join(root, path), "utf8")

export interface Page {
  /** From the top of the repository: `docs/cache.md`. */
  readonly path: string
  readonly text: string
  /** Without its blocks of code, and without what stands in backticks of its links' titles. */
  readonly prose: string
}

const fence = /^ *```[^]*?^ *```$/gm
const page = (path: string): Page => ({ path, text: text(path), prose: text(path).replaceAll(fence, "") })

const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`)
  .toSorted()

/** What the package holds, too. */
export const shipped: ReadonlyArray<Page> = ["README.md", "llms.txt", "SECURITY.md", "CHANGELOG.md", ...docs].map(page)
/** For those who work on the repository. */
export const internal: ReadonlyArray<Page> = ["CONTRIBUTING.md", "src/README.md"].map(page)
export const pages: ReadonlyArray<Page> = [...shipped, ...internal]

export const pageOf = (path: string): Page => {
  const found = pages.find((one) => one.path === path)
  if (found === undefined) throw new Error(`There is no page ${path}`)
  return found
}

/** As Git hosts make an anchor of a heading: small letters, blanks to hyphens, other signs left out. */
const slug = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")

export const anchorsOf = ({ prose }: Page): ReadonlyArray<string> => [
  ...[...prose.matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? "")),
  ...[...prose.matchAll(/<a id="([^"]+)"><\/a>/g)].map((match) => match[1] ?? "")
]

export interface Link {
  readonly from: string
  /** A path from the top of the repository, or an address. */
  readonly to: string
  readonly anchor: string | undefined
}

export const linksOf = ({ path, prose }: Page): ReadonlyArray<Link> =>
  [...prose.matchAll(/\]\(\s*([^)\s]+)\s*\)/g)].map((match) => {
    const [target = "", anchor] = (match[1] ?? "").split("#", 2)
    const isAddress = /^[a-z]+:/.test(target)
    const to = isAddress ? target : target === "" ? path : normalize(join(dirname(path), target))
    return { from: path, to, anchor }
  })

export interface Table {
  readonly page: string
  readonly heading: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

const cells = (line: string): ReadonlyArray<string> =>
  line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

export const tablesOf = ({ path, prose }: Page): ReadonlyArray<Table> =>
  [...prose.matchAll(/^\|.*\n\|[-:| ]+\|\n(?:\|.*\n?)*/gm)].map(([whole]) => {
    const [heading = "", , ...rows] = whole.trimEnd().split("\n")
    return { page: path, heading: cells(heading), rows: rows.map(cells) }
  })

/** The one table of all pages whose heading begins so. */
export const table = (...heading: ReadonlyArray<string>): Table => {
  const found = shipped.flatMap(tablesOf).filter((one) => heading.every((cell, at) => one.heading[at] === cell))
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} tables "${heading.join(" | ")}": ${found.map((one) => one.page)}`)
  return only
}

export const inBackticks = (cell: string): ReadonlyArray<string> =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")

export interface Block {
  readonly page: string
  readonly language: string
  readonly body: string
}
export const blocksOf = ({ path, text }: Page): ReadonlyArray<Block> =>
  [...text.matchAll(/^ *```(\w*)\n([^]*?)^ *```$/gm)].map(([, language = "", body = ""]) => ({
    page: path,
    language,
    body
  }))
