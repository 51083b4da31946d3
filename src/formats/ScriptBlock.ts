/** What a script says that it needs, in comments at its top: inline script metadata (PEP 723). */
import * as Data from "effect/Data"
import type { AppScript, VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import { redact } from "../domain/Secrets.ts"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"
import { splitMarker } from "./requirements/LineMarker.ts"
import { isUrl, parseNamed } from "./requirements/NamedRequirement.ts"
import * as TextFile from "./TextFile.ts"
import { isStrings, mistakeIn, tableAt, tomlOf } from "./TomlDocument.ts"

/** A block of script metadata is there, and nobody can read it. */
export class InvalidScriptBlock
  extends Data.TaggedError("InvalidScriptBlock")<{
    readonly path: string
    readonly line: number
    /** A clause. */
    readonly why: string
  }>
  implements StagingError
{
  readonly id = "script/invalid-block"
  readonly blame = "app"
  get title(): string {
    return `The block of metadata in ${printable(this.path)} cannot be read`
  }
  override get message(): string {
    return `${Origin.describe(Origin.file(printable(this.path), this.line))}: ${this.why} (PEP 723).`
  }
  readonly hints: ReadonlyArray<string> = [
    "Write it like this, each line behind a `#` and a blank:",
    "",
    "  # /// script",
    '  # requires-python = ">=3.11"',
    '  # dependencies = ["httpx", "rich>=13"]',
    "  # ///"
  ]
}

export interface ScriptFacts {
  readonly script: AppScript | undefined
  readonly range: VersionRange | undefined
  readonly problems: ReadonlyArray<InvalidScriptBlock>
}

const start = /^# \/\/\/ ([a-zA-Z0-9-]+)$/
const end = /^# \/\/\/$/

/** Where each block of a script begins, and its last line: the last end before a line that is none of a block's. */
const blocksIn = (rows: ReadonlyArray<string>): ReadonlyArray<readonly [first: number, last: number | undefined]> => {
  const found: Array<readonly [number, number | undefined]> = []
  for (let at = 0; at < rows.length; at += 1) {
    const kind = start.exec(rows[at] ?? "")?.[1]
    if (kind === undefined) continue
    const stop = rows.findIndex((row, index) => index > at && !/^#(?:$| )/.test(row))
    const within = rows.slice(at + 1, stop < 0 ? rows.length : stop)
    const last = within.findLastIndex((row) => end.test(row))
    if (kind === "script") found.push([at, last < 0 ? undefined : at + 1 + last])
    at += last < 0 ? 0 : last + 1
  }
  return found
}

const isRequirement = (text: string): boolean => {
  const { target } = splitMarker(text)
  return /^[A-Za-z0-9]/.test(text.trim()) && (isUrl(target) || target.includes("@") || parseNamed(target) !== undefined)
}

/** Each requirement on the line on which it stands, so that what is wrong with it is told with that. */
const placed = (dependencies: ReadonlyArray<string>, rows: ReadonlyArray<string>): ReadonlyArray<string> => {
  const all = rows.map(() => "")
  const rest: Array<string> = []
  for (const one of dependencies) {
    const at = rows.findIndex((row, index) => all[index] === "" && row.startsWith("#") && row.includes(one))
    if (at < 0) rest.push(one)
    else all[at] = one
  }
  return [...all, ...rest]
}

/** Whether a text may have a block at all: a look before it is read line by line. */
export const hasBlock = (text: string): boolean => /^# \/\/\/ script\r?$/m.test(text)

export const readScript = (path: string, bytes: Uint8Array): ScriptFacts => {
  const rows = TextFile.lines(TextFile.decode(bytes).text).map((row) => row.replace(/\r$/, ""))
  const [first, second] = blocksIn(rows)
  const wrong = (line: number, why: string): ScriptFacts => ({
    script: undefined,
    range: undefined,
    problems: [new InvalidScriptBlock({ path, line, why })]
  })
  if (first === undefined) return { script: undefined, range: undefined, problems: [] }
  const [from, to] = first
  if (to === undefined)
    return wrong(from + 1, "the block that begins here has no end, a line `# ///` behind comments alone")
  if (second !== undefined) return wrong(second[0] + 1, `a second block begins here, after the one of line ${from + 1}`)
  const text = rows
    .slice(from + 1, to)
    .map((row) => row.slice(2))
    .join("\n")
  const document = tomlOf(text)
  if (document === undefined) {
    const mistake = mistakeIn(text)
    return wrong(from + 1 + (mistake?.line ?? 0), `it is no TOML: ${visible(redact(mistake?.reason ?? "", []))}`)
  }
  const { dependencies = [], "requires-python": range } = document
  const lineOf = (key: string): number =>
    from + 1 + Math.max(0, text.split("\n").findIndex((row) => row.trim().startsWith(key)) + 1)
  if (!isStrings(dependencies)) return wrong(lineOf("dependencies"), "`dependencies` must be a list of strings")
  const lines = placed(dependencies, rows)
  const odd = dependencies.find((one) => !isRequirement(one))
  if (odd !== undefined) {
    const at = lines.indexOf(odd)
    return wrong(
      at < rows.length ? at + 1 : lineOf("dependencies"),
      `\`${visible(redact(odd, []))}\` is no requirement`
    )
  }
  if (range !== undefined && typeof range !== "string")
    return wrong(lineOf("requires-python"), "`requires-python` must be a string")
  return {
    script: { path, lines, tools: Object.keys(tableAt(document, "tool")), document },
    range:
      range === undefined || range.trim() === ""
        ? undefined
        : { origin: Origin.file(path, lineOf("requires-python")), specifier: range.trim() },
    problems: []
  }
}
