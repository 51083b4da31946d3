/** Reads `requirements.pypm` as the last PyPM client (1.2.6) did, only strictly: one requirement a line, and nothing else. */
import * as Data from "effect/Data"
import * as Origin from "../../domain/Origin.ts"
import { visible, type Notice, type StagingError } from "../../domain/StagingError.ts"
import { redact } from "../../domain/Secrets.ts"
import { isUrl, parseNamed } from "../../formats/requirements/NamedRequirement.ts"
import { gather, mostMistakes } from "../../formats/requirements/RepeatedMistake.ts"
import type { MistakeCondition } from "../../formats/requirements/LineCondition.ts"
import { explain } from "../../formats/requirements/Mistake.ts"
import * as TextFile from "../../formats/TextFile.ts"

export interface PypmRequirement {
  readonly origin: Origin.Origin
  readonly text: string
  readonly name: string
  readonly specifier?: string
}

export interface PypmList {
  readonly requirements: ReadonlyArray<PypmRequirement>
  readonly problems: ReadonlyArray<StagingError>
  readonly notices: ReadonlyArray<Notice>
}

const shown = (text: string): string => visible(redact(text, []))
const oneALine = "Write one requirement a line: `name`, `name==1.2.3` or `name>=1.2,<2`."
const elsewhere = (what: string) => `Remove ${what}, or write the line into \`requirements.txt\`, which pip installs.`
/** What a line may hold that pip would take and PyPM never did, by the last part of the error's id. */
export const pypmConditions = {
  "package-file": [
    "PyPM packages came from ActiveState's service, which has ended, and nothing else installs them.",
    "Write the package's name, and its version if it matters: `name==1.2.3`."
  ],
  url: ["An address or a path has no place in this file.", elsewhere("it")],
  option: ["Options and other files have no place in this file.", elsewhere("the option")],
  marker: ["Conditions behind a semicolon have no place in this file.", elsewhere("the condition")],
  "trailing-comment": [
    "A comment must stand on a line of its own, beginning with `#`.",
    "Move the comment to the line above."
  ],
  continuation: ["A backslash does not continue a line in this file.", oneALine]
} as const
type Condition = keyof typeof pypmConditions

/** A line of `requirements.pypm` is no requirement. */
export class InvalidPypmLine
  extends Data.TaggedError("InvalidPypmLine")<{
    readonly path: string
    readonly line: number
    readonly text: string
    readonly condition: Condition | MistakeCondition
    readonly meaning: string
    readonly hint: string
  }>
  implements StagingError
{
  readonly blame = "app"
  get title(): string {
    return `A line of ${this.path} cannot be read`
  }
  get id(): string {
    return `requirements-pypm/${this.condition}`
  }
  override get message(): string {
    return `${Origin.describe(Origin.file(this.path, this.line))} is \`${shown(this.text)}\`. ${this.meaning}`
  }
  get hints(): ReadonlyArray<string> {
    return [redact(this.hint, [])]
  }
}

const conditionOf = (text: string): Condition | undefined => {
  // Nothing that a person would write in this file, and some patterns try anew at every place.
  if (text.length > 1000) return undefined
  if (text.startsWith("-")) return "option"
  if (/\.pypm(?:[?#]\S*)?$/i.test(text)) return "package-file"
  if (/\s#/.test(text)) return "trailing-comment"
  if (text.endsWith("\\")) return "continuation"
  if (text.includes("://") || text.includes("/") || text.startsWith(".") || isUrl(text)) return "url"
  if (/^[^;]+;/.test(text) && parseNamed(text.split(";", 1).join("").trim()) !== undefined) return "marker"
  return /\s--?\w/.test(text) ? "option" : undefined
}

const problem = (path: string, line: number, text: string): InvalidPypmLine => {
  const condition = conditionOf(text)
  if (condition === undefined) return new InvalidPypmLine({ path, line, text, ...explain(text) })
  const [meaning, hint] = pypmConditions[condition]
  return new InvalidPypmLine({ path, line, text, condition, meaning, hint })
}

/** The client read `setuptools` as `distribute`, and installing either says nothing of the app. */
const builtIn: ReadonlySet<string> = new Set(["setuptools", "distribute"])

export const parse = (whole: string, path = "requirements.pypm"): PypmList => {
  const requirements: Array<PypmRequirement> = []
  const problems: Array<StagingError> = []
  const notices: Array<Notice> = []
  for (const [index, written] of TextFile.lines(whole).entries()) {
    const text = written.trim()
    if (problems.length >= mostMistakes) break
    if (text === "" || text.startsWith("#")) continue
    const found = conditionOf(text) === undefined ? parseNamed(text) : undefined
    const origin = Origin.file(path, index + 1)
    if (found === undefined || found.url !== undefined) problems.push(problem(path, index + 1, text))
    else if (builtIn.has(found.name)) {
      const about = `${Origin.describe(origin)} asks for \`${shown(text)}\`, which staging offers by itself; the line is passed over.`
      notices.push({ level: "notice", id: "requirements-pypm/built-in", text: about })
    } else
      requirements.push({
        origin,
        text,
        name: found.name,
        specifier: found.specifier ?? ""
      })
  }
  return { requirements, problems: gather(problems), notices }
}
